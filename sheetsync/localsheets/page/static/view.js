/** A tab as read, made ready to draw. */

/** @typedef {import("./api.js").Json} Json */
/** @typedef {{ width: number, hidden: boolean }} Column */
/** @typedef {{ height: number, hidden: boolean, cells: Json[] }} Row */
/** @typedef {{ rowSpan: number, colSpan: number, from: Json }} Span */

/**
 * @typedef {object} View
 * @property {number} sheetId
 * @property {string} title
 * @property {number} rowCount
 * @property {number} columnCount
 * @property {number} frozenRows
 * @property {number} frozenColumns
 * @property {Column[]} columns
 * @property {Row[]} rows from the first to the last that was read
 * @property {Map<string, Span | null>} spans of merged cells by "row,column"; null for a covered one
 * @property {Json | undefined} filter the basic filter
 * @property {Json[]} charts
 */

const NOTHING = Object.freeze({});

/**
 * @param {Json} sheet the Sheet as answered
 * @param {Set<number>} left rows that a filter view leaves out
 * @returns {View}
 */
export function viewOf(sheet, left) {
  const { sheetId = 0, title, gridProperties: grid = {} } = sheet.properties;
  const data = sheet.data?.[0] ?? {};
  const columns = (data.columnMetadata ?? []).map((/** @type {Json} */ one) => ({
    width: one.pixelSize ?? 100,
    hidden: Boolean(one.hiddenByUser),
  }));
  const rows = (data.rowMetadata ?? []).map((/** @type {Json} */ one, /** @type {number} */ index) => ({
    height: one.pixelSize ?? 21,
    hidden: Boolean(one.hiddenByUser || one.hiddenByFilter) || left.has(index),
    cells: data.rowData?.[index]?.values ?? [],
  }));
  return {
    sheetId,
    title,
    rowCount: grid.rowCount ?? 0,
    columnCount: grid.columnCount ?? 0,
    frozenRows: grid.frozenRowCount ?? 0,
    frozenColumns: grid.frozenColumnCount ?? 0,
    columns,
    rows,
    spans: spansOf(sheet.merges ?? [], rows, columns),
    filter: sheet.basicFilter,
    charts: sheet.charts ?? [],
  };
}

/**
 * The cell at a place; an empty object where nothing is.
 * @param {View} view
 * @param {number} row
 * @param {number} column
 * @returns {Json}
 */
export const cellAt = (view, row, column) => view.rows[row]?.cells[column] ?? NOTHING;

/**
 * @param {Json[]} merges
 * @param {Row[]} rows
 * @param {Column[]} columns
 */
function spansOf(merges, rows, columns) {
  /** @type {Map<string, Span | null>} */
  const spans = new Map();
  for (const { startRowIndex = 0, endRowIndex, startColumnIndex = 0, endColumnIndex } of merges) {
    const down = shown(rows, startRowIndex, endRowIndex);
    const across = shown(columns, startColumnIndex, endColumnIndex);
    down.forEach((row) => across.forEach((column) => spans.set(`${row},${column}`, null)));
    if (down.length && across.length) {
      const from = rows[startRowIndex].cells[startColumnIndex] ?? NOTHING;
      spans.set(`${down[0]},${across[0]}`, { rowSpan: down.length, colSpan: across.length, from });
    }
  }
  return spans;
}

/**
 * @param {{ hidden: boolean }[]} lines
 * @param {number} start
 * @param {number} end
 * @returns {number[]}
 */
function shown(lines, start, end) {
  const inside = lines.slice(start, end).map((line, offset) => (line.hidden ? -1 : start + offset));
  return inside.filter((index) => index >= 0);
}
