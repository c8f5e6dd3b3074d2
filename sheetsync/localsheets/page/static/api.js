/** The REST calls, the same as any client of Google Sheets makes. */

/** @typedef {Record<string, any>} Json */

const FORMAT =
  "backgroundColor,horizontalAlignment,verticalAlignment,wrapStrategy,numberFormat," +
  "textFormat(foregroundColor,fontFamily,fontSize,bold,italic,strikethrough,underline)";
const CELL = `formattedValue,userEnteredValue,hyperlink,note,dataValidation,effectiveFormat(${FORMAT})`;
const DATA =
  `data(rowData(values(${CELL})),rowMetadata(pixelSize,hiddenByUser,hiddenByFilter),` +
  "columnMetadata(pixelSize,hiddenByUser))";
const WINDOW = `sheets(properties,merges,basicFilter,charts,${DATA})`;
const BOOK = "properties(title,locale),sheets(properties,filterViews(filterViewId,title))";

/** What the server said no to, in its words. */
export class Refusal extends Error {}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Json>}
 */
async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refusal(body.error?.message ?? `HTTP ${answer.status}`);
  }
  return body;
}

/** @param {Record<string, string> | [string, string][]} query */
const encoded = (query) => new URLSearchParams(query).toString();

/** @param {string} id */
const spreadsheet = (id) => `/v4/spreadsheets/${encodeURIComponent(id)}`;

/** The spreadsheets of this server, the last changed first. */
export async function readFiles() {
  const q = "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false";
  const query = { q, orderBy: "modifiedTime desc", fields: "files(id,name,modifiedTime)", pageSize: "1000" };
  return (await ask(`/drive/v3/files?${encoded(query)}`)).files ?? [];
}

/**
 * Title, locale, tabs and the names of their filter views.
 * @param {string} id
 */
export const readBook = (id) => ask(`${spreadsheet(id)}?${encoded({ fields: BOOK })}`);

/**
 * One tab, with the cells of a range.
 * @param {string} id
 * @param {string} range
 * @returns {Promise<Json>} the Sheet
 */
export async function readWindow(id, range) {
  return (await ask(`${spreadsheet(id)}?${encoded({ ranges: range, fields: WINDOW })}`)).sheets[0];
}

/**
 * The values of ranges.
 * @param {string} id
 * @param {string[]} ranges
 * @param {"FORMATTED_VALUE" | "UNFORMATTED_VALUE"} option
 * @returns {Promise<any[][][]>} rows of cells for each range
 */
export async function readValues(id, ranges, option) {
  /** @type {[string, string][]} */
  const query = [...ranges.map((range) => /** @type {[string, string]} */ (["ranges", range]))];
  query.push(["valueRenderOption", option]);
  const answer = await ask(`${spreadsheet(id)}/values:batchGet?${encoded(query)}`);
  return answer.valueRanges.map((/** @type {Json} */ one) => one.values ?? []);
}

/**
 * Type a text into a cell, as a person does.
 * @param {string} id
 * @param {string} range
 * @param {string} text
 */
export const writeCell = (id, range, text) =>
  ask(`${spreadsheet(id)}/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ values: [[text]] }),
  });

/**
 * The rows (0-based) that a filter view hides; the one thing that Google's API does not tell.
 * @param {string} id
 * @param {string} view
 * @returns {Promise<number[]>}
 */
export async function readHidden(id, view) {
  return (await ask(`/page/views/${encodeURIComponent(id)}/${view}`)).hiddenRows;
}
