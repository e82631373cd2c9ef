// The first page: what flows, what comes of it, what it costs.

import {bar, el, say} from "./dom.js";
import {card} from "./card.js";
import {chart} from "./chart.js";
import {count, hours, millis, percent, rate, usd, whole, words} from "./format.js";
import {listen, live, window as sums} from "./live.js";

const BIN = 5;
const CARDS = 8;
const HOUR = 3600;

const KINDS = [["clickstream", "browsing", "s1"], ["purchases", "purchases", "s2"], ["messages", "messages", "s3"], ["outcomes", "answers to offers", "s4"]];
const ENDS = [["OFFERED", "offered", "s1"], ["FALLBACK", "own text", "s2"], ["SUPPRESSED", "kept silent", "s5"], ["SUPERSEDED", "overtaken", "s3"], ["EXPIRED", "too late", "s4"], ["FAILED", "failed", "bad"]];

function bins() {
  const groups = [];
  for (const tick of live.ticks) {
    const at = Math.floor(tick.at / 1000 / BIN) * BIN;
    if (groups.at(-1)?.at !== at) groups.push({at, ticks: []});
    groups.at(-1).ticks.push(tick);
  }
  // The newest is not full yet: its sums would look like a fall.
  return groups.length > 1 ? groups.slice(0, -1) : groups;
}

const sum = (ticks, pick) => ticks.reduce((total, tick) => total + pick(tick), 0);

const last = (ticks, pick) => {
  for (let at = ticks.length - 1; at >= 0; at -= 1) {
    const value = pick(ticks[at]);
    if (value !== undefined && value !== null) return value;
  }
  return null;
};

/** The mean of this and the eleven before it: calls are few, and their prices uneven. */
const smooth = (column) => column.map((ignored, at) => {
  const part = column.slice(Math.max(0, at - 11), at + 1);
  return part.reduce((total, value) => total + value, 0) / part.length;
});

function charts() {
  return {
    events: chart({title: "Events a second", stacked: true, format: (value) => String(value), series: KINDS.map(([, name, colour]) => ({name, colour}))}),
    ends: chart({title: "Decisions a minute", stacked: true, format: (value) => String(value), series: ENDS.map(([, name, colour]) => ({name, colour}))}),
    cost: chart({title: "Cost an hour", note: "mean of a minute", format: usd, series: [{name: "spent", colour: "s1"}, {name: "budget of the day, by the hour", colour: "bad", dashed: true}]}),
    latency: chart({title: "The model takes", format: millis, series: [{name: "median", colour: "s1"}, {name: "slowest in twenty", colour: "s2"}]}),
    open: chart({title: "Texts being written", note: "requests without a decision", format: (value) => String(value), series: [{name: "open", colour: "s1"}]}),
    lag: chart({title: "Records waiting", note: "lag of the consumer groups", format: (value) => String(value), series: [{name: "for the topology", colour: "s1"}, {name: "for the writers", colour: "s2"}]}),
  };
}

function drawCharts(all) {
  const groups = bins();
  if (groups.length === 0) return;
  const times = groups.map((group) => group.at);
  const perSecond = (pick) => groups.map((group) => sum(group.ticks, pick) / group.ticks.length);
  const now = live.ticks.at(-1);
  const minute = sums(60);
  const events = KINDS.map(([kind]) => perSecond((tick) => tick.events[kind] ?? 0));
  const perEvent = minute.events / Math.max(1, minute.seconds);
  all.events.show(times, events, rate(perEvent), `${rate(perEvent)} in the last minute`);
  const ends = ENDS.map(([end]) => perSecond((tick) => tick.decisions[end] ?? 0).map((value) => value * 60));
  const decided = (minute.offers + minute.silent) * 60 / Math.max(1, minute.seconds);
  all.ends.show(times, ends, rate(decided), `${count(minute.offers, "offer", "offers")} and ${minute.silent} times none in the last minute`);
  const cost = smooth(perSecond((tick) => tick.costUsd)).map((value) => value * HOUR);
  const perDay = typeof live.budget.perDayUsd === "number" ? live.budget.perDayUsd : null;
  const limit = cost.map(() => (perDay === null ? null : perDay / 24));
  all.cost.show(times, [cost, limit], usd(cost.at(-1)), `${usd(cost.at(-1))} an hour`);
  const median = groups.map((group) => last(group.ticks, (tick) => tick.latency[0]));
  const slow = groups.map((group) => last(group.ticks, (tick) => tick.latency[1]));
  const newest = last(live.ticks, (tick) => tick.latency[0]);
  all.latency.show(times, [median, slow], newest === null ? "–" : millis(newest), newest === null ? "no call yet" : `median ${millis(newest)}`);
  all.open.show(times, [groups.map((group) => group.ticks.at(-1).open)], whole(now.open), `${now.open} open`);
  const waits = (who) => groups.map((group) => group.ticks.at(-1).lag[who] ?? null);
  const total = Object.values(now.lag).reduce((all_, value) => all_ + value, 0);
  all.lag.show(times, [waits("topology"), waits("generation")], Object.keys(now.lag).length ? whole(total) : "–", `${total} in all`);
}

function step(name, explained) {
  const value = el("strong", {class: "big"}, "0");
  return {value, node: el("li", {}, value, el("span", {class: "name"}, name), el("span", {class: "explained"}, explained))};
}

function money(total) {
  const hour = total.seconds ? total.costUsd * HOUR / total.seconds : 0;
  if (total.answers > 0 && total.costUsd === 0) {
    return total.unpriced > 0 ? "No price is known of the model that writes." : "Nothing is paid for: no remote model writes these texts.";
  }
  if (total.answers === 0) return "No text was written in these minutes, and none was paid for.";
  const each = total.offers ? `, ${usd(total.costUsd / total.offers)} an offer` : "";
  const budget = live.budget.perDayUsd;
  if (budget === "unlimited") return `Writing costs ${usd(hour)} an hour${each}. The playbook sets no limit to it.`;
  if (typeof budget !== "number") return `Writing costs ${usd(hour)} an hour${each}.`;
  const head = `Writing costs ${usd(hour)} an hour${each}.`;
  return hour * 24 > budget
    ? `${head} At this pace the day's budget of ${usd(budget)} lasts ${hours(budget / hour)}; then the playbook's own texts go out.`
    : `${head} At this pace that is ${usd(hour * 24)} a day, ${percent(hour * 24 / budget)} of the budget of ${usd(budget)}.`;
}

export function now() {
  const all = charts();
  const headline = el("h1", {class: "headline"}, "Attune listens to the shop");
  const price = el("p", {class: "price"}, "Waiting for the first second …");
  const steps = {
    events: step("events", "what users did in the shop"),
    triggers: step("reasons to speak", "a condition of the playbook turned true"),
    silent: step("times silent", "a rule said no, or the moment had passed"),
    offers: step("personal offers", "written, checked against the catalogue, sent"),
  };
  const list = el("ol", {class: "cards"});
  const reasons = el("ul", {class: "reasons"});
  const quiet = el("p", {class: "quiet"}, "No offer yet.");

  function tick() {
    if (live.paused || live.ticks.length === 0) return;
    const minute = sums(60);
    const long = sums(600);
    say(headline, minute.offers > 0
      ? `In the last minute ${count(minute.events, "event", "events")} became ${count(minute.offers, "personal offer", "personal offers")}.`
      : `${count(minute.events, "event", "events")} in the last minute, and no offer yet.`);
    say(price, money(long));
    say(steps.events.value, whole(minute.events));
    say(steps.triggers.value, whole(minute.triggers));
    say(steps.silent.value, whole(minute.silent));
    say(steps.offers.value, whole(minute.offers));
    drawCharts(all);
    silences(long);
  }

  function silences(long) {
    const top = Object.entries(long.silences).sort((one, other) => other[1] - one[1]).slice(0, 7);
    const most = top.length ? top[0][1] : 1;
    reasons.replaceChildren(...top.map(([rule, times]) => el("li", {},
      el("code", {}, rule), el("span", {class: "times"}, whole(times)), bar([{value: 1, of: times / most, kind: "s5"}]))));
    quiet.hidden = top.length > 0;
    say(quiet, "Every reason to speak led to an offer.");
  }

  function offers() {
    if (live.paused) return;
    const known = new Map([...list.children].map((node) => [node.dataset.offer, node]));
    const wanted = live.offers.slice(0, CARDS);
    list.replaceChildren(...wanted.map((offer) => {
      const node = known.get(offer.offerId) ?? card(offer);
      node.dataset.offer = offer.offerId;
      return node;
    }));
  }

  const stop = listen((what) => (what === "tick" ? tick() : offers()));
  const node = el("div", {class: "now"},
    el("section", {class: "hero", "aria-label": "At a glance"}, headline, price,
      el("ol", {class: "flow", "aria-label": "The last minute"}, Object.values(steps).map((each) => each.node))),
    el("div", {class: "columns"},
      el("div", {class: "plots"},
        el("h2", {class: "sr"}, "The last ten minutes"),
        Object.values(all).map((each) => each.node),
        el("section", {class: "silence", id: "silence", tabindex: "-1", "aria-labelledby": "why-silent"},
          el("h2", {id: "why-silent"}, "Why it kept silent"), el("p", {class: "note"}, "in the last ten minutes, by rule of the playbook"), quiet, reasons)),
      el("section", {class: "stream", "aria-labelledby": "newest"},
        el("h2", {id: "newest"}, "Offers as they are written"), list)));
  tick();
  offers();
  return {
    title: "Now", node,
    close() {
      stop();
      Object.values(all).forEach((each) => each.close());
    },
  };
}
