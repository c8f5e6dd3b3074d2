/** The charts of a tab, each over its own place in the grid. */

import { readFigures } from "./chart_data.js";
import { drawChart } from "./chart_svg.js";
import { say } from "./words.js";

/** @typedef {import("./api.js").Json} Json */
/** @typedef {import("./view.js").View} View */

/** @type {Record<string, "LINE" | "COLUMN">} */
const DRAWN = { LINE: "LINE", AREA: "LINE", COLUMN: "COLUMN", BAR: "COLUMN", COMBO: "COLUMN" };

/**
 * @param {HTMLElement} layer
 * @param {string} id of the spreadsheet
 * @param {View} view
 * @param {Json[]} sheets with their properties
 * @param {import("./grid.js").Grid} grid
 */
export async function showCharts(layer, id, view, sheets, grid) {
  const titles = new Map(sheets.map((sheet) => [sheet.properties.sheetId ?? 0, sheet.properties.title]));
  const made = await Promise.all(view.charts.map((chart) => box(chart, id, titles)));
  layer.replaceChildren(...made);
  made.forEach((element, index) => put(element, view.charts[index].position?.overlayPosition ?? {}, grid));
}

/**
 * @param {Json} chart EmbeddedChart
 * @param {string} id
 * @param {Map<number, string>} titles
 */
async function box(chart, id, titles) {
  const { title = "", basicChart } = chart.spec;
  const place = chart.position?.overlayPosition ?? {};
  const size = { width: place.widthPixels ?? 600, height: (place.heightPixels ?? 371) - 40, top: 0 };
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const unit = basicChart?.axis?.[0]?.title;
  caption.textContent = unit ? `${title} (${unit})` : title;
  figure.append(caption);
  const kind = DRAWN[basicChart?.chartType];
  const figures = kind ? await readFigures(id, basicChart, titles) : null;
  if (kind && figures?.series.some((one) => one.values.some((value) => value !== null))) {
    figure.append(drawChart(kind, figures, size, caption.textContent, basicChart.stackedType === "STACKED"));
  } else {
    figure.append(document.createTextNode(say(kind ? "noData" : "notDrawn")));
  }
  figure.style.width = `${size.width}px`;
  figure.style.height = `${size.height + 40}px`;
  return figure;
}

/**
 * @param {HTMLElement} element
 * @param {Json} place OverlayPosition
 * @param {import("./grid.js").Grid} grid
 */
function put(element, place, grid) {
  const { rowIndex = 0, columnIndex = 0 } = place.anchorCell ?? {};
  const cell = grid.element(rowIndex, columnIndex);
  if (cell) {
    element.style.left = `${cell.offsetLeft + (place.offsetXPixels ?? 0)}px`;
    element.style.top = `${cell.offsetTop + (place.offsetYPixels ?? 0)}px`;
  } else {
    element.classList.add("loose");
  }
}
