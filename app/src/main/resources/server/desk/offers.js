// An offer, from the events that caused it to the text that went out.

import {el, facts, table} from "./dom.js";
import {offerText, terms, userLink} from "./card.js";
import {day, language, millis, usd, whole, words} from "./format.js";
import {getJson} from "./http.js";
import {finder, loaded} from "./page.js";
import {timeline} from "./timeline.js";

let number = 0;

function step(title, ...content) {
  number += 1;
  return el("li", {class: "stage"}, el("h2", {}, el("span", {class: "number", "aria-hidden": "true"}, String(number)), title), content);
}

const pairs = (map) => Object.entries(map).map(([name, value]) => `${words(name)} ${value}`).join(", ");

function happened(answer) {
  const newestFirst = [...answer.events].reverse();
  return step("What happened", newestFirst.length
    ? timeline({entries: newestFirst, left: 0, complete: true, from: answer.decision.triggeredAt})
    : el("p", {class: "quiet"}, "The events are no longer kept."));
}

function trigger({decision, offer}) {
  return step("Why now", facts([
    ["trigger", words(decision.trigger)], ["fired", day(decision.triggeredAt)], ["scenario", words(decision.scenario)],
    ["slot", decision.slot], ["figures", offer ? pairs(offer.trigger.facts) : null],
  ]));
}

function variant({decision, offer}) {
  const arm = offer?.assignment;
  if (!arm && !decision.arm) return null;
  return step("Which variant", facts([
    ["arm", arm?.arm ?? decision.arm], ["experiment", arm?.experiment], ["chance of it", arm ? String(arm.propensity) : null],
    ["in place of", offer?.replaced ? offer.replaced.arm : null],
  ]));
}

function asked({request}) {
  if (!request) return null;
  return step("What was asked",
    facts([["template", request.prompt.promptId], ["asked", day(request.createdAt)], ["needed until", day(request.deadline)], ["texts to choose from", whole(request.candidates)]]),
    el("details", {}, el("summary", {}, "The prompt, word for word"),
      el("h3", {}, "Instructions"), el("pre", {tabindex: "0"}, request.prompt.system), el("h3", {}, "This case"), el("pre", {tabindex: "0"}, request.prompt.user)));
}

function wrote({response, offer}) {
  const use = offer?.provenance.use ?? response?.use;
  if (!use) return null;
  return step("Who wrote", facts([
    ["by", use.provider === use.model ? use.provider : `${use.provider} ${use.model}`], ["settings", pairs(use.parameters)],
    ["calls", whole(use.attempts)], ["took", use.attempts ? millis(use.latencyMillis) : null],
    ["tokens", use.attempts ? `${whole(use.inputTokens)} read, ${whole(use.outputTokens)} written` : null],
    ["cost", use.costUsd === null ? (use.attempts ? "not known" : null) : usd(Number(use.costUsd))],
    ["ended", response && response.status !== "OK" ? `${words(response.status)}: ${response.detail ?? ""}` : null],
  ]));
}

const verdict = (text) => el("span", {class: `verdict ${text.toLowerCase()}`}, words(text));

function judged({response, offer}) {
  const guards = offer?.provenance.guards ?? [];
  const candidates = (offer?.provenance.selection ?? response?.selection)?.candidates ?? [];
  if (guards.length === 0 && candidates.length === 0) return null;
  const chosen = (offer?.provenance.selection ?? response?.selection)?.chosen;
  return step("What the guards said",
    guards.length ? table("Guards of the text that went out", ["guard", "verdict", "found"],
      guards.map((guard) => [guard.guard, verdict(guard.verdict), guard.detail ?? ""])) : null,
    candidates.length > 1 || (candidates.length && !guards.length) ? table("Texts among which it was chosen", ["text", "writer", "refused by", "value"],
      candidates.map((each, index) => [
        `${index + 1}${index === chosen ? ", chosen" : ""}`, each.model,
        each.guards.filter((guard) => guard.verdict !== "PASS").map((guard) => `${guard.guard}: ${guard.detail ?? ""}`).join("; ") || (each.copyOf >= 0 ? `a copy of ${each.copyOf + 1}` : "none"),
        each.value === null ? "" : Number(each.value).toFixed(2),
      ])) : null);
}

function wentOut({decision, offer}) {
  if (!offer) {
    const reason = decision.reason;
    return step("What went out", el("p", {}, el("b", {}, "Nothing. "), reason ? reason.detail : ""),
      reason ? facts([["rule", el("code", {}, reason.rule)], ["was", reason.actual], ["required", reason.required], ["decided", day(decision.decidedAt)]]) : null);
  }
  return step("What went out", el("div", {class: "card"}, offerText(offer)), facts([
    ["channel", offer.channel], ["language", language(offer.language)], ["terms", terms(offer)],
    ["made", day(offer.createdAt)], ["ends", day(offer.expiresAt)],
    ["consent", offer.provenance.consentVersion === 0 ? "never asked; the playbook's default held" : `version ${offer.provenance.consentVersion}`],
  ]), el("details", {}, el("summary", {}, "Hashes, to make it again"), facts([
    ["profile", el("code", {}, offer.provenance.profileHash)], ["playbook", el("code", {}, offer.provenance.playbookHash)], ["prompt", el("code", {}, offer.provenance.promptHash)],
  ])));
}

export function offers(id) {
  const head = [el("h1", {}, id ? "How an offer came about" : "Offers"), finder("Offer or request id", "offers", id ?? "")];
  if (!id) return loaded("Offers", head, async () => el("p", {class: "quiet"}, "Give the id of an offer or of a request."));
  return loaded("How an offer came about", head, async (signal) => {
    const answer = await getJson(`/v1/offers/${encodeURIComponent(id)}/why`, signal);
    number = 0;
    return [
      el("p", {class: "lead"}, "For ", userLink(answer.decision.userId), `, ${words(answer.decision.outcome)}.`),
      el("ol", {class: "stages"}, [happened, trigger, variant, asked, wrote, judged, wentOut].map((part) => part(answer))),
    ];
  });
}
