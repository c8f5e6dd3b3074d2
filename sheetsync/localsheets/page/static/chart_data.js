/** The figures behind a chart. */

import { areaName } from "./a1.js";
import { readValues } from "./api.js";

/** @typedef {import("./api.js").Json} Json */
/** @typedef {{ name: string, colour: string | undefined, values: (number | null)[] }} Series */
/** @typedef {{ labels: string[], series: Series[] }} Figures */

/**
 * @param {string} id of the spreadsheet
 * @param {Json} chart basicChart
 * @param {Map<number, string>} titles of the tabs by their ids
 * @returns {Promise<Figures>} a point for each label; lines without a label are left out
 */
export async function readFigures(id, chart, titles) {
  const sources = [chart.domains?.[0]?.domain, ...(chart.series ?? []).map((/** @type {Json} */ one) => one.series)];
  const areas = sources.map((source) => source?.sourceRange?.sources?.[0]).filter(Boolean);
  const ranges = areas.map((area) => areaName(titles.get(area.sheetId ?? 0) ?? "", area));
  const [domain] = await readValues(id, ranges.slice(0, 1), "FORMATTED_VALUE");
  const columns = ranges.length > 1 ? await readValues(id, ranges.slice(1), "UNFORMATTED_VALUE") : [];
  const skipped = chart.headerCount ?? 0;
  const points = domain.map((_, index) => index).filter((index) => index >= skipped && domain[index]?.[0]);
  return {
    labels: points.map((index) => String(domain[index][0])),
    series: columns.map((rows, index) => ({
      colour: colourOf(chart.series?.[index]?.colorStyle?.rgbColor),
      name: skipped ? String(rows[skipped - 1]?.[0] ?? "") : "",
      values: points.map((index) => (typeof rows[index]?.[0] === "number" ? rows[index][0] : null)),
    })),
  };
}

/** @param {Json | undefined} rgb parts from 0 to 1, a part that is left out is 0 */
function colourOf(rgb) {
  const parts = [rgb?.red, rgb?.green, rgb?.blue].map((part) => Math.round((part ?? 0) * 255));
  return rgb && `rgb(${parts.join(" ")})`;
}
