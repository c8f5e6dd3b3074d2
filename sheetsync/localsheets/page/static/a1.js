/** A1 notation. Rows and columns are 0-based wherever they are numbers. */

/** @param {number} column */
export function letters(column) {
  let text = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/**
 * @param {number} row
 * @param {number} column
 */
export const cellName = (row, column) => `${letters(column)}${row + 1}`;

/** @param {string} title */
const quoted = (title) => `'${title.replaceAll("'", "''")}'`;

/**
 * A range on a tab.
 * @param {string} title
 * @param {string} cells
 */
export const onTab = (title, cells) => `${quoted(title)}!${cells}`;

/**
 * A GridRange with all four sides.
 * @param {string} title
 * @param {import("./api.js").Json} area
 */
export function areaName(title, area) {
  const first = cellName(area.startRowIndex ?? 0, area.startColumnIndex ?? 0);
  return onTab(title, `${first}:${cellName(area.endRowIndex - 1, area.endColumnIndex - 1)}`);
}
