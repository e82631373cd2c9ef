// Time series by uPlot, in the page's colours; what a chart shows is also said in words.

import uPlot from "/lib/uplot.js";
import {clock} from "./format.js";
import {el, say} from "./dom.js";

/** Height of a plot, in the page's type size; as in the style sheet. */
const HEIGHT_REM = 8.5;
const dark = matchMedia("(prefers-color-scheme: dark)");

const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

const height = () => Math.round(HEIGHT_REM * rem());

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function options(width, series, stacked, format) {
  const unit = rem();
  const axis = {stroke: colour("soft"), font: `${Math.round(unit * .72)}px sans-serif`, ticks: {show: false}};
  return {
    width,
    height: height(),
    legend: {show: false},
    cursor: {show: false},
    padding: [8, 4, 0, 0],
    scales: {x: {time: true}, y: {range: (plot, low, high) => [0, high > 0 ? high * 1.15 : 1]}},
    axes: [
      {...axis, grid: {show: false}, size: unit * 1.5, space: unit * 6, values: (plot, splits) => splits.map((each) => clock(each * 1000).slice(0, 5))},
      {...axis, grid: {stroke: colour("line"), width: 1}, size: unit * 3.4, space: unit * 1.8, values: (plot, splits) => splits.map(format)},
    ],
    series: [{}, ...series.map((each) => ({
      stroke: colour(each.colour),
      width: each.dashed ? 1 : 1.5,
      spanGaps: true,
      dash: each.dashed ? [5, 4] : undefined,
      fill: stacked && !each.dashed ? colour(each.colour) : undefined,
      points: {show: false},
    }))],
  };
}

/** Sums each column onto those before it: uPlot draws the last one first. */
function pile(columns) {
  const piled = [];
  columns.forEach((column, index) => {
    piled.push(column.map((value, at) => (value ?? 0) + (index > 0 ? piled[index - 1][at] : 0)));
  });
  return piled;
}

/**
 * A figure with a title, a key and a plot.
 *
 * @param series [{name, colour, dashed}], colours by their names in the style sheet
 * @param stacked whether each stands on the one before
 * @param format of the values on the axis
 */
export function chart({title, note, series, stacked = false, format}) {
  const figure = el("strong", {class: "figure"});
  const place = el("div", {class: "plot", role: "img", "aria-label": title});
  const entries = series.map((each) =>
    el("li", {}, el("span", {class: `swatch ${each.colour}${each.dashed ? " dashed" : ""}`, "aria-hidden": "true"}), each.name));
  const key = series.length < 2 ? null : el("ul", {class: "key"}, entries);
  const node = el("figure", {class: "chart"},
    el("figcaption", {}, el("span", {class: "title"}, title), figure, note ? el("span", {class: "note"}, note) : null),
    place, key);
  let plot = null;
  let shown = null;
  let saidAt = 0;

  const order = stacked ? [...series].reverse() : series;

  function draw() {
    plot?.destroy();
    plot = null;
    if (!shown || place.clientWidth === 0) return;
    plot = new uPlot(options(place.clientWidth, order, stacked, format), shown, place);
  }

  const sizes = new ResizeObserver(() => {
    if (plot) plot.setSize({width: place.clientWidth, height: height()});
    else draw();
  });
  sizes.observe(place);
  dark.addEventListener("change", draw);

  return {
    node,
    /** @param words what it says at this moment, for those who do not see it */
    show(times, columns, now, words) {
      const values = stacked ? pile(columns).reverse() : columns;
      shown = [times, ...values];
      say(figure, now);
      // A colour that is nowhere in the plot needs no name.
      columns.forEach((column, index) => { entries[index].hidden = !column.some(Boolean); });
      if (Date.now() - saidAt > 5000) {
        place.setAttribute("aria-label", `${title}: ${words}`);
        saidAt = Date.now();
      }
      if (plot) plot.setData(shown);
      else draw();
    },
    close() {
      sizes.disconnect();
      dark.removeEventListener("change", draw);
      plot?.destroy();
      plot = null;
    },
  };
}
