// What the streams have brought: the last ten minutes, and the newest offers. Everything here is bounded.

import {follow} from "./http.js";

const MOST_TICKS = 600;
const MOST_OFFERS = 60;
const MOST_WAITING = 30;

export const live = {ticks: [], offers: [], budget: {}, paused: false, seen: 0};

const listeners = new Set();
const waiting = [];
let states = () => {};

/** Called with "tick" or "offer" whenever something came; returns how to stop. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (what) => listeners.forEach((each) => each(what));

function takeTick({event, data}) {
  if (event === "start") {
    live.ticks = data.ticks.slice(-MOST_TICKS);
    live.budget = data.budget;
  } else if (event === "tick") {
    live.ticks.push(data);
    if (live.ticks.length > MOST_TICKS) live.ticks.shift();
  }
  tell("tick");
}

function takeOffer({event, data}) {
  if (event !== "offer" || live.offers.some((each) => each.offerId === data.offerId)) return;
  live.seen += 1;
  // A person reads a few cards a second at most; of more, the newest wait.
  if (waiting.length >= MOST_WAITING) waiting.shift();
  waiting.push(data);
}

function release() {
  if (live.paused || waiting.length === 0) return;
  const batch = waiting.splice(0, Math.ceil(waiting.length / 4));
  for (const offer of batch) live.offers.unshift(offer);
  live.offers.length = Math.min(live.offers.length, MOST_OFFERS);
  tell("offer");
}

/** Begins to follow both streams, or begins anew. */
let running = null;

export function connect(state) {
  states = state;
  running?.abort();
  running = new AbortController();
  const {signal} = running;
  follow("/v1/desk/stream", takeTick, states, signal);
  follow("/v1/offers/stream", takeOffer, () => {}, signal);
}

setInterval(release, 600);

/** Sums over the newest seconds. */
export function window(seconds) {
  const ticks = live.ticks.slice(-seconds);
  const total = {
    seconds: ticks.length, events: 0, triggers: 0, asked: 0, offers: 0, silent: 0, costUsd: 0, unpriced: 0, answers: 0,
    decisions: {}, silences: {},
  };
  const add = (target, source) => {
    for (const [name, value] of Object.entries(source)) target[name] = (target[name] ?? 0) + value;
  };
  for (const tick of ticks) {
    total.events += Object.values(tick.events).reduce((sum, value) => sum + value, 0);
    total.triggers += tick.triggers;
    total.asked += tick.asked;
    total.costUsd += tick.costUsd;
    total.unpriced += tick.unpriced;
    total.answers += Object.values(tick.answers).reduce((sum, value) => sum + value, 0);
    add(total.decisions, tick.decisions);
    add(total.silences, tick.silences);
  }
  for (const [outcome, value] of Object.entries(total.decisions)) {
    if (outcome === "OFFERED" || outcome === "FALLBACK") total.offers += value;
    else total.silent += value;
  }
  return total;
}
