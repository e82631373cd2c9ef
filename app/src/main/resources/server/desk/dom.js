// Builds the page. Text goes in as text, never as markup; nothing here reads HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

export const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Sets a text only where it differs: what did not change is not drawn again. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A list of names and values; values may be nodes. Those without a value are left out. */
export function facts(pairs) {
  return el("dl", {class: "facts"}, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** A table with a caption and the first cell of each row as its head. */
export function table(caption, heads, rows) {
  return el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
    el("table", {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, heads.map((head) => el("th", {scope: "col"}, head)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, index) =>
        (index === 0 ? el("th", {scope: "row"}, cell) : el("td", {}, cell))))))));
}

/** A bar of parts, each with a class and a share of the whole. What it shows must be said in words beside it. */
export function bar(parts) {
  const total = parts.reduce((sum, part) => sum + part.value, 0) || 1;
  let x = 0;
  return svg("svg", {class: "meter", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true"},
    svg("rect", {class: "meter-ground", width: 100, height: 6}),
    parts.map((part) => {
      const width = (part.value / total) * 100 * (part.of ?? 1);
      const rect = svg("rect", {class: part.kind, x, width, height: 6});
      x += width;
      return rect;
    }));
}
