// To hand over what is held of a user, and to forget a user.

import {el, table} from "./dom.js";
import {count, day, whole} from "./format.js";
import {Refusal, call, userPath} from "./http.js";

function save(name, text) {
  const link = el("a", {href: URL.createObjectURL(new Blob([text], {type: "application/json"})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const said = (failure) => el("p", {class: "failure", role: "alert"}, failure instanceof Refusal ? failure.message : "The server cannot be reached.");

/** Does what a button asks for, once at a time, and says so beside it. */
async function busy(button, place, text, work) {
  button.disabled = true;
  place.replaceChildren(el("p", {class: "quiet"}, text));
  try {
    place.replaceChildren(...[await work()].flat(Infinity).filter(Boolean));
  } catch (failure) {
    place.replaceChildren(said(failure));
  } finally {
    button.disabled = false;
  }
}

export function handOver(user) {
  const place = el("div", {"aria-live": "polite"});
  const button = el("button", {type: "button", onclick: () => busy(button, place, "Reading all topics …", async () => {
    const text = await (await call(userPath(user, "export"))).text();
    save("export.json", text);
    return el("p", {class: "quiet"}, `export.json, ${whole(Math.ceil(text.length / 1024))} KB.`);
  })}, "Download what is held");
  return el("section", {"aria-labelledby": "export"}, el("h2", {id: "export"}, "Hand over"),
    el("p", {class: "quiet"}, "The newest state of every store and every record of this user, as JSON."), el("div", {}, button), place);
}

function places(certificate) {
  const found = certificate.places.filter((place) => place.hits > 0);
  return found.length === 0 ? null : table("Still found", ["place", "times", "what removes it"], found.map((place) =>
    [`${place.kind} ${place.name}`, whole(place.hits), place.goneBy ?? "nothing, take it out by hand"]));
}

function outcome(answer) {
  if (!answer.forgotten) {
    return el("p", {class: "failure", role: "alert"}, `The topology has not answered yet. The wish stays and will be heard (${answer.commandId}). Ask again for a certificate.`);
  }
  const {certificate} = answer;
  const lead = certificate === undefined ? "Forgotten. The id is too short to be searched for, so there is no certificate."
    : certificate.hits === 0 ? `Forgotten. Nothing was found in ${count(certificate.places.length, "place", "places")}, on ${day(certificate.issuedAt)}.`
      : `Forgotten by the topology, and still found ${count(certificate.hits, "time", "times")}.`;
  return [
    el("p", {class: "outcome"}, lead),
    answer.waitsFor?.length ? el("p", {}, `Other systems that have not said so yet: ${answer.waitsFor.join(", ")}.`) : null,
    certificate ? places(certificate) : null,
    certificate ? el("div", {}, el("button", {type: "button", onclick: () => save("certificate.json", JSON.stringify(certificate, null, 2))}, "Download the certificate")) : null,
  ];
}

export function forget(user) {
  const place = el("div", {class: "told", "aria-live": "polite"});
  const button = el("button", {type: "submit", class: "final", disabled: true}, "Forget for good");
  const typed = el("input", {id: "typed", autocomplete: "off", spellcheck: "false", oninput: () => { button.disabled = typed.value !== user; }});
  const known = el("textarea", {id: "known", class: "short", spellcheck: "false"});
  return el("section", {"aria-labelledby": "forget"}, el("h2", {id: "forget"}, "Forget"),
    el("p", {class: "lead"}, "Ends what is open, takes the offers back, empties every store, and destroys the user's keys where records are sealed. Nobody can undo it."),
    el("form", {class: "try", onsubmit: (event) => {
      event.preventDefault();
      if (typed.value !== user || button.disabled) return;
      const texts = known.value.split("\n").map((line) => line.trim()).filter(Boolean);
      busy(button, place, "Forgetting, then searching every topic …", async () => {
        const answer = await (await call(userPath(user, "erase"), {
          method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({known: texts}),
        })).json();
        typed.value = "";
        return outcome(answer);
      }).finally(() => { button.disabled = typed.value !== user; });
    }},
    el("label", {for: "known"}, "Search for these too, one a line: an e-mail address, a name (may be empty)"), known,
    el("label", {for: "typed"}, "To confirm, type the user's id"), typed, button), place);
}
