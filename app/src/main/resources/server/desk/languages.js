// In which languages it reads and writes, and how well it reads.

import {bar, el, svg, table} from "./dom.js";
import {language, percent, whole} from "./format.js";
import {getJson} from "./http.js";
import {loaded} from "./page.js";

/** From what always guessing the commonest label reaches to what the model does, on a scale of 0 to 100 %. */
function gain({answeredMajority, answeredAccuracy}) {
  return svg("svg", {class: "scale wide", viewBox: "0 0 104 10", "aria-hidden": "true"},
    svg("line", {x1: 2, x2: 102, y1: 5, y2: 5, class: "thin"}),
    svg("line", {x1: 2 + answeredMajority * 100, x2: 2 + answeredAccuracy * 100, y1: 5, y2: 5, class: "gain"}),
    svg("circle", {cx: 2 + answeredMajority * 100, cy: 5, r: 2.5, class: "s5"}),
    svg("circle", {cx: 2 + answeredAccuracy * 100, cy: 5, r: 3.5, class: "s1"}));
}

function models(list) {
  return table("Accuracy on texts that no model was trained on", ["language", "reads", "right", "than guessing", "answers", "texts", "state", "trained on"],
    [...list].sort((one, other) => one.task.localeCompare(other.task) * -1 || other.accuracy.answeredAccuracy - one.accuracy.answeredAccuracy)
      .map((model) => [
        language(model.language), model.task, el("span", {class: "pair"}, percent(model.accuracy.answeredAccuracy), gain(model.accuracy)),
        percent(model.accuracy.answeredMajority), percent(model.accuracy.answered), whole(model.accuracy.samples),
        model.verified ? "used" : "too weak, not used", model.sources,
      ]));
}

function written(list) {
  const most = list.reduce((high, each) => Math.max(high, each.asked), 1);
  return table("Texts in the last hour and since the server started", ["language", "asked for", "written", "no text", "share"],
    [...list].sort((one, other) => other.asked - one.asked)
      .map((each) => [language(each.language), whole(each.asked), whole(each.written), whole(each.failed), bar([{value: each.written, of: each.asked / most, kind: "s1"}])]));
}

export function languages() {
  const head = [el("h1", {}, "Languages")];
  return loaded("Languages", head, async (signal) => {
    const answer = await getJson("/v1/desk/languages", signal);
    return [
      el("h2", {}, "Writes in"),
      answer.languages.length ? written(answer.languages) : el("p", {class: "quiet"}, "No text was asked for yet."),
      el("h2", {}, "Reads"),
      el("p", {class: "lead"}, "How users feel is read from their messages, where a model was measured and found good enough; elsewhere the answer is “not verified”, and nothing is guessed. The grey dot is what always guessing the commonest answer reaches, the other what the model reaches when it answers."),
      models(answer.models),
    ];
  });
}
