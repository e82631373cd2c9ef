// What a user agreed to; below it, what a privacy officer may do.

import {el, table} from "./dom.js";
import {userLink} from "./card.js";
import {forget, handOver} from "./forget.js";
import {day} from "./format.js";
import {getJson, userPath} from "./http.js";
import {finder, loaded} from "./page.js";

function purposes(record) {
  const rows = Object.entries(record.purposes);
  return rows.length === 0 ? el("p", {}, "Asked for nothing.") : table("Answers in force", ["purpose", "answer"], rows.map(([purpose, status]) =>
    [purpose, el("span", {class: `verdict ${status === "GRANTED" ? "pass" : "fail"}`}, status === "GRANTED" ? "allowed" : "denied")]));
}

function consents(user, entries) {
  const records = entries.map((entry) => entry.record).sort((one, other) => other.version - one.version);
  if (records.length === 0) return el("p", {}, "This user was never asked: the playbook's defaults hold.");
  const newest = records[0];
  return [
    el("p", {class: "lead"}, `Version ${newest.version}, said on ${day(newest.changedAt)} by ${newest.source}${newest.region ? `, under the law of ${newest.region}` : ""}. `, userLink(user)),
    purposes(newest),
    records.length > 1 ? table("Versions still kept", ["version", "said", "by", "answers"], records.map((record) =>
      [String(record.version), day(record.changedAt), record.source, Object.entries(record.purposes).map(([purpose, status]) => `${purpose} ${status.toLowerCase()}`).join(", ")])) : null,
  ];
}

export function privacy(user) {
  const head = [el("h1", {}, "Privacy desk"),
    el("p", {class: "lead"}, "No offer leaves after its user took consent back, whatever was on its way."),
    finder("User id", "privacy", user ?? "")];
  if (!user) return loaded("Privacy", head, async () => el("p", {class: "quiet"}, "Give the id of a user."));
  return loaded(`Privacy of ${user}`, head, async (signal) =>
    [el("section", {"aria-labelledby": "consent"}, el("h2", {id: "consent"}, "Consent"), consents(user, (await getJson(userPath(user, "consents"), signal)).entries)),
      handOver(user), forget(user)]);
}
