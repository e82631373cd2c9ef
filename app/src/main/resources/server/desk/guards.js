// What the guards refuse.

import {bar, el} from "./dom.js";
import {offerLink} from "./card.js";
import {clock, count, percent, whole, words} from "./format.js";
import {getJson} from "./http.js";
import {loaded} from "./page.js";

function example(each) {
  return el("li", {},
    el("p", {class: "meta"}, el("time", {datetime: each.at}, clock(each.at)), el("span", {}, [each.scenario, each.language].filter(Boolean).map(words).join(", "))),
    el("p", {}, each.detail, each.verdict === "NOT_VERIFIED" ? " (could not be verified)" : ""),
    el("p", {class: "because"}, offerLink(each.requestId, "what became of it")));
}

function guard(entry) {
  const total = entry.passed + entry.failed + entry.notVerified;
  const refused = entry.failed + entry.notVerified;
  return el("section", {class: "guard"},
    el("h2", {}, words(entry.guard)),
    bar([{value: entry.passed, kind: "good"}, {value: entry.notVerified, kind: "s4"}, {value: entry.failed, kind: "bad"}]),
    el("p", {}, refused === 0 ? `Passed all of ${count(total, "text", "texts")}.`
      : `Refused ${whole(entry.failed)} of ${count(total, "text", "texts")} (${percent(entry.failed / total)})${entry.notVerified ? `, and could not verify ${whole(entry.notVerified)}` : ""}.`),
    entry.examples.length ? el("details", {open: true}, el("summary", {}, "The newest refusals"), el("ol", {class: "examples"}, entry.examples.map(example))) : null);
}

export function guards() {
  const head = [el("h1", {}, "Guards"),
    el("p", {class: "lead"}, "Every text is judged before it may go out. One that a guard refuses, or cannot verify, is not sent. Counted in the last hour and since the server started.")];
  return loaded("Guards", head, async (signal) => {
    const {guards: found} = await getJson("/v1/desk/guards", signal);
    return found.length === 0 ? el("p", {class: "quiet"}, "No text was judged yet.") : el("div", {class: "guards"}, found.map(guard));
  });
}
