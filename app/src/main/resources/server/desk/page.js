// What pages share: a question for an id, loading, and telling of failures.

import {el} from "./dom.js";
import {Refusal} from "./http.js";

/** A form that asks for an id and goes to its page. */
export function finder(label, path, value = "") {
  const input = el("input", {id: "id", name: "id", autocomplete: "off", spellcheck: "false", required: true, value});
  return el("form", {class: "finder", role: "search", onsubmit: (event) => {
    event.preventDefault();
    location.hash = `#/${path}/${encodeURIComponent(input.value.trim())}`;
  }}, el("label", {for: "id"}, label), input, el("button", {type: "submit"}, "Look"));
}

/**
 * A page that asks the server once.
 *
 * @param ask gets a signal that ends it, and returns what to show
 */
export function loaded(title, head, ask) {
  const place = el("div", {"aria-live": "polite", "aria-busy": "true"}, el("p", {class: "quiet"}, "Looking …"));
  const ending = new AbortController();
  ask(ending.signal)
    .then((nodes) => place.replaceChildren(...[nodes].flat(Infinity).filter(Boolean)))
    .catch((failure) => {
      if (ending.signal.aborted) return;
      const text = failure instanceof Refusal ? failure.message : "The server cannot be reached.";
      place.replaceChildren(el("p", {class: "failure", role: "alert"}, text));
    })
    .finally(() => place.setAttribute("aria-busy", "false"));
  return {title, node: el("div", {class: "page"}, head, place), close: () => ending.abort()};
}

/** Asks, and takes "there is none" for an answer. */
export async function orNone(question) {
  try {
    return await question;
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 404) return null;
    throw failure;
  }
}
