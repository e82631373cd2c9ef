// A user: what is known, and what happened when.

import {bar, el, facts, svg} from "./dom.js";
import {userLink} from "./card.js";
import {clock, day, money, percent, whole} from "./format.js";
import {getJson, userPath} from "./http.js";
import {live} from "./live.js";
import {finder, loaded, orNone} from "./page.js";
import {timeline} from "./timeline.js";

function recent() {
  const users = [...new Set(live.offers.map((offer) => offer.userId))].slice(0, 12);
  return users.length === 0 ? null : [
    el("h2", {}, "Who had an offer just now"),
    el("ul", {class: "names"}, users.map((user) => el("li", {}, userLink(user)))),
  ];
}

function mood({sum, weight}) {
  if (weight < 0.05) return null;
  const level = Math.max(-1, Math.min(1, sum / Math.max(1, weight)));
  const word = level < -0.25 ? "unhappy" : level > 0.25 ? "content" : "neither happy nor unhappy";
  return el("span", {}, word, svg("svg", {class: "scale", viewBox: "0 0 100 10", "aria-hidden": "true"},
    svg("line", {x1: 2, x2: 98, y1: 5, y2: 5, class: "thin"}), svg("line", {x1: 50, x2: 50, y1: 2, y2: 8, class: "thin"}),
    svg("circle", {cx: 50 + level * 46, cy: 5, r: 4, class: level < -0.25 ? "bad" : "good"})));
}

function leanings(title, list) {
  const top = list.slice(0, 6);
  const most = top.reduce((high, each) => Math.max(high, each.longTerm), 0);
  const all = list.reduce((sum, each) => sum + each.longTerm, 0);
  return top.length === 0 ? null : el("section", {}, el("h3", {}, title), el("ul", {class: "reasons"}, top.map((each) => el("li", {},
    el("span", {}, each.name), el("span", {class: "times"}, percent(each.longTerm / all)), bar([{value: 1, of: each.longTerm / most, kind: "s1"}])))));
}

const products = (title, items, line) => (items.length === 0 ? null
  : el("section", {}, el("h3", {}, title), el("ul", {class: "plain"}, items.slice(0, 6).map((item) => el("li", {}, line(item))))));

const label = (product) => product.name ?? product.productId;

function band({count, meanLog, spreadLog}, currency) {
  if (count < 2) return null;
  return `${money(Math.exp(meanLog - spreadLog))} to ${money(Math.exp(meanLog + spreadLog), currency)}`;
}

function profile(known) {
  const {activity, spending, interests, cart} = known;
  return el("section", {"aria-labelledby": "known"},
    el("h2", {id: "known"}, "What is known"),
    facts([
      ["here since", day(activity.firstSeenAt)], ["seen last", day(activity.lastSeenAt)], ["visits", whole(known.session.number)],
      ["views", whole(activity.views)], ["orders", whole(activity.orders)],
      ["spent", activity.orders > 0 ? money(spending.revenue, spending.currency) : null],
      ["prices looked at", band(known.priceBand, spending.currency)],
      ["offers shown, clicked", activity.offersShown > 0 ? `${whole(activity.offersShown)}, ${whole(activity.offersClicked)}` : null],
      ["language, zone", [known.locale, known.timeZone].filter(Boolean).join(", ")], ["mood", mood(known.mood)],
    ]),
    el("div", {class: "threes"},
      leanings("Leans to", interests.categories), leanings("Likes", interests.brands),
      products("In the cart", cart.lines, (line) => `${line.quantity} × ${label(line.product)}`),
      products("Looked at", known.views, (view) => `${label(view.product)}${view.times > 1 ? `, ${view.times} times` : ""}`),
      products("Searched", known.searches, (search) => `“${search.query}”${search.results === 0 ? ", nothing found" : ""}`),
      products("Bought", known.bought, (item) => `${label(item.product)}, ${clock(item.lastAt)}`)));
}

export function users(user) {
  const head = [el("h1", {}, user ? user : "Users"), finder("User id", "users", user ?? "")];
  if (!user) return loaded("Users", head, async () => recent() ?? el("p", {class: "quiet"}, "Give the id of a user, as the shop's events name it."));
  return loaded(`User ${user}`, head, async (signal) => {
    const found = await getJson(userPath(user, "timeline"), signal);
    // What happened is worth showing where the topology has not run yet, too.
    const known = await orNone(getJson(userPath(user, "profile"), signal)).then(
      (answer) => (answer ? profile(answer) : el("p", {class: "quiet"}, "No profile is kept of this user: never seen, without consent, or erased.")),
      (failure) => el("p", {class: "failure", role: "alert"}, failure.message));
    return [
      known,
      el("section", {"aria-labelledby": "happened"}, el("h2", {id: "happened"}, "What happened in the last day"), timeline(found)),
    ];
  });
}
