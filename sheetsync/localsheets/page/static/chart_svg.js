/** Bars and lines as plain SVG. */

/** @typedef {import("./chart_data.js").Figures} Figures */
/** @typedef {{ width: number, height: number, top: number }} Size */
/** @typedef {{ x: (point: number) => number, y: (value: number) => number, step: number }} Scale */

const COLOURS = ["#2f6690", "#c05c2c", "#4c7a34", "#7b4b94", "#8a6d1b", "#a3436b", "#3d7f86", "#5b6470"];
const INK = "#3b4754";
const LINE = "#d9dee3";
const MARGIN = { left: 44, right: 16, bottom: 34, top: 12 };
const NAMED = { width: 140, height: 18 };

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function shape(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/**
 * @param {"LINE" | "COLUMN"} kind
 * @param {Figures} figures
 * @param {Size} size
 * @param {string} title for those who do not see it
 * @param {boolean} stacked whether bars of one label stand on each other
 */
export function drawChart(kind, figures, size, title, stacked) {
  const drawing = shape("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": title });
  const top = niceTop(highest(figures, stacked));
  const columns = Math.max(1, Math.floor((size.width - MARGIN.left) / NAMED.width));
  const bottom = MARGIN.bottom + NAMED.height * Math.ceil(figures.series.length / columns);
  const plot = { width: size.width - MARGIN.left - MARGIN.right, height: size.height - MARGIN.top - bottom };
  const step = plot.width / Math.max(1, figures.labels.length);
  const scale = {
    step,
    x: (/** @type {number} */ point) => MARGIN.left + step * (point + 0.5),
    y: (/** @type {number} */ value) => MARGIN.top + plot.height * (1 - Math.max(0, value) / top),
  };
  drawing.append(...axes(figures, scale, top, size));
  figures.series.forEach((one, index) => {
    const colour = one.colour ?? COLOURS[index % COLOURS.length];
    const below = stacked ? figures.series.slice(0, index) : [];
    const place = stacked ? { at: 0, of: 1 } : { at: index, of: figures.series.length };
    const marks = kind === "LINE" ? line(one, scale, colour) : bars(one, scale, colour, place, below);
    const x = MARGIN.left + (index % columns) * NAMED.width;
    const y = size.height - bottom + MARGIN.bottom + NAMED.height * Math.floor(index / columns);
    drawing.append(...marks, legend(one.name, colour, x, y));
  });
  return drawing;
}

/**
 * @param {Figures} figures
 * @param {boolean} stacked
 */
function highest({ labels, series }, stacked) {
  const heights = labels.flatMap((_, point) => {
    const values = series.map((one) => one.values[point] ?? 0);
    return stacked ? [values.reduce((sum, value) => sum + value, 0)] : values;
  });
  return Math.max(0, ...heights);
}

/** @param {number} value */
function niceTop(value) {
  const unit = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 5, 10].map((times) => times * unit).find((top) => top >= value) ?? value;
}

/**
 * @param {Figures} figures
 * @param {Scale} scale
 * @param {number} top
 * @param {Size} size
 */
function axes(figures, scale, top, size) {
  const ticks = [0, top / 2, top].flatMap((value) => [
    shape("line", { x1: MARGIN.left, x2: size.width - MARGIN.right, y1: scale.y(value), y2: scale.y(value), stroke: LINE }),
    words(String(value), MARGIN.left - 6, scale.y(value) + 4, "end"),
  ]);
  const every = Math.ceil(80 / scale.step);
  const labels = figures.labels.map((label, index) =>
    index % every ? null : words(label, scale.x(index), scale.y(0) + 16, "middle"),
  );
  return [...ticks, ...labels.filter((label) => label !== null)];
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {"start" | "middle" | "end"} anchor
 */
const words = (text, x, y, anchor) =>
  shape("text", { x, y, "text-anchor": anchor, fill: INK, "font-size": 11 }, text);

/**
 * @param {import("./chart_data.js").Series} series
 * @param {Scale} scale
 * @param {string} colour
 */
function line(series, scale, colour) {
  const points = series.values.map((value, index) => ({ value, index })).filter(({ value }) => value !== null);
  const at = points.map(({ value, index }) => `${scale.x(index)},${scale.y(value ?? 0)}`);
  const dots = points.map(({ value, index }) => {
    const dot = shape("circle", { cx: scale.x(index), cy: scale.y(value ?? 0), r: 3.5, fill: colour });
    dot.append(shape("title", {}, `${series.name}: ${value}`));
    return dot;
  });
  return [shape("polyline", { points: at.join(" "), fill: "none", stroke: colour, "stroke-width": 2 }), ...dots];
}

/**
 * @param {import("./chart_data.js").Series} series
 * @param {Scale} scale
 * @param {string} colour
 * @param {{ at: number, of: number }} place among the bars of a label
 * @param {import("./chart_data.js").Series[]} below those it stands on
 */
function bars(series, scale, colour, place, below) {
  const width = Math.min(40, (scale.step * 0.7) / place.of);
  return series.values.map((value, index) => {
    const base = below.reduce((sum, one) => sum + (one.values[index] ?? 0), 0);
    const x = scale.x(index) + width * (place.at - place.of / 2);
    const y = scale.y(base + (value ?? 0));
    const bar = shape("rect", { x, y, width: width * 0.9, height: scale.y(base) - y, fill: colour });
    bar.append(shape("title", {}, `${series.name}: ${value ?? 0}`));
    return bar;
  });
}

/**
 * @param {string} name
 * @param {string} colour
 * @param {number} x
 * @param {number} y of the upper edge
 */
function legend(name, colour, x, y) {
  const group = shape("g", {});
  group.append(shape("rect", { x, y, width: 10, height: 10, fill: colour }));
  group.append(words(name, x + 15, y + 9, "start"));
  return group;
}
