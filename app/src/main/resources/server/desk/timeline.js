// A user's records as lines of a list, and as dots over time.

import {el, svg} from "./dom.js";
import {offerLink} from "./card.js";
import {clock, day, money, words} from "./format.js";

const ROWS = [["browsing", "s1"], ["cart", "s4"], ["purchase", "s2"], ["message", "s3"], ["offer", "good"], ["silence", "s5"]];

const named = (product) => (product ? product.name ?? product.productId : "");

function click(record) {
  const cart = record.type === "PRODUCT_ADDED" || record.type === "PRODUCT_REMOVED" || record.type === "CHECKOUT_STARTED";
  const about = record.query ? `“${record.query}”${record.results === 0 ? ", nothing found" : ""}` : named(record.product);
  return {kind: cart ? "cart" : "browsing", head: words(record.type), text: about};
}

function decision(record) {
  const offered = record.outcome === "OFFERED" || record.outcome === "FALLBACK";
  const recalled = record.outcome === "RECALLED";
  const reason = record.reason;
  const figures = reason?.actual ? ` (is ${reason.actual}, required ${reason.required ?? "another"})` : "";
  return {
    kind: offered || recalled ? "offer" : "silence",
    head: offered ? words(record.trigger) : recalled ? "offer taken back" : `silent: ${words(record.outcome)}`,
    text: reason ? `${words(record.trigger)}: ${reason.detail}${figures}` : words(record.scenario),
    rule: reason?.rule,
    link: record.requestId,
  };
}

const READERS = {
  clickstream: click,
  purchases: (record) => ({kind: "purchase", head: words(record.type), text: `${record.lines.map((line) => named(line.product)).join(", ")} · ${money(record.total, record.currency)}`}),
  messages: (record) => ({kind: "message", head: `wrote by ${words(record.channel)}`, text: `“${record.text}”${record.rating ? ` · ${record.rating} of 5 stars` : ""}`}),
  outcomes: (record) => ({kind: "offer", head: `offer ${words(record.type)}`, text: "", link: record.offerId}),
  consents: (record) => ({kind: "message", head: "said what is allowed", text: Object.entries(record.purposes).map(([purpose, status]) => `${purpose} ${status.toLowerCase()}`).join(", ")}),
  decisions: decision,
  offers: (record) => ({kind: "offer", head: `offer by ${record.channel}`, text: record.recall ? `taken back: ${record.recall.reason.detail}` : record.headline, link: record.offerId, lang: record.language}),
};

const read = (entry) => ({at: Date.parse(entry.at), ...(READERS[entry.topic] ?? ((record) => ({kind: "browsing", head: entry.topic, text: ""})))(entry.record)});

/** Dots over time, a row for each kind; the list below says the same. */
function strip(lines) {
  const rows = ROWS.filter(([kind]) => lines.some((line) => line.kind === kind));
  const first = lines.at(-1).at;
  const span = Math.max(1, lines[0].at - first);
  const height = rows.length * 26 + 22;
  const x = (at) => 110 + ((at - first) / span) * 870;
  return svg("svg", {class: "strip", viewBox: `0 0 1000 ${height}`, role: "img", "aria-label": "When what happened; the list below says the same"},
    rows.map(([kind, colour], row) => [
      svg("text", {x: 0, y: row * 26 + 18}, kind),
      svg("line", {x1: 110, x2: 985, y1: row * 26 + 14, y2: row * 26 + 14, class: "thin"}),
      lines.filter((line) => line.kind === kind).map((line) => svg("circle", {cx: x(line.at), cy: row * 26 + 14, r: 5, class: colour}, svg("title", {}, `${clock(line.at)} ${line.head}`))),
    ]),
    svg("text", {x: 110, y: height - 2}, day(first)),
    svg("text", {x: 985, y: height - 2, "text-anchor": "end"}, day(lines[0].at)));
}

export function timeline(found) {
  const lines = found.entries.map(read);
  if (lines.length === 0) return el("p", {class: "quiet"}, `Nothing since ${day(found.from)}.`);
  return [
    lines.length < 3 ? null : el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline as a plot"}, strip(lines)),
    el("ol", {class: "timeline"}, lines.map((line) => el("li", {class: line.kind},
      el("time", {datetime: new Date(line.at).toISOString()}, day(line.at)),
      el("div", {},
        el("b", {}, line.head), " ", el("span", {lang: line.lang, dir: "auto"}, line.text),
        line.rule ? [" ", el("code", {}, line.rule)] : null,
        line.link ? [" ", offerLink(line.link, "all of it")] : null)))),
    found.left > 0 ? el("p", {class: "note"}, `${found.left} older entries are left out.`) : null,
    found.complete ? null : el("p", {class: "note"}, "There was no time to read all of it."),
  ];
}
