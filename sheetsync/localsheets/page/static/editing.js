/** Typing into a cell: an editor in its place, and what it starts with. */

import { readValues } from "./api.js";
import { cellAt } from "./view.js";

/** @typedef {import("./api.js").Json} Json */
/** @typedef {import("./view.js").View} View */

const PLAIN = [undefined, "NUMBER", "TEXT", "SCIENTIFIC"];
const READ_ANEW = /^[=+']|^[\s\d.,:/%-]*\d[\s\d.,:/%-]*$/;

/**
 * The text that a person edits: what, typed again, gives the same cell.
 * @param {Json} cell
 * @param {string} locale of the spreadsheet, `ru_RU`
 * @returns {string}
 */
export function editText(cell, locale) {
  const entered = cell.userEnteredValue ?? {};
  const kind = cell.effectiveFormat?.numberFormat?.type;
  if (entered.numberValue !== undefined && PLAIN.includes(kind)) {
    const plain = new Intl.NumberFormat(locale.replace("_", "-"), { useGrouping: false, maximumFractionDigits: 15 });
    return plain.format(entered.numberValue);
  }
  if (entered.stringValue !== undefined) {
    const text = entered.stringValue;
    return kind !== "TEXT" && READ_ANEW.test(text) ? `'${text}` : text;
  }
  return entered.formulaValue ?? cell.formattedValue ?? "";
}

/**
 * Whether a line is still the one that an editor was opened on: the cell as it was, and, where the line held
 * anything else, at least one thing of that. (A row that was put in above would move another line here.)
 * @param {View} before
 * @param {View} now
 * @param {number} row
 * @param {number} column
 */
export function sameLine(before, now, row, column) {
  const entered = (/** @type {View} */ view, /** @type {number} */ at) =>
    JSON.stringify(cellAt(view, row, at).userEnteredValue);
  const rest = before.columns.map((_, at) => at).filter((at) => at !== column && entered(before, at) !== undefined);
  const kept = rest.length === 0 || rest.some((at) => entered(before, at) === entered(now, at));
  return before.sheetId === now.sheetId && kept && entered(before, column) === entered(now, column);
}

/**
 * The editor of a cell: several lines, or one with a list of choices.
 * @param {string} id the spreadsheet
 * @param {Json} cell
 * @param {string} text
 * @param {string} label
 * @returns {HTMLTextAreaElement | HTMLInputElement}
 */
export function editor(id, cell, text, label) {
  const condition = cell.dataValidation?.condition;
  const listed = condition?.type?.startsWith("ONE_OF") && !text.includes("\n");
  const field = document.createElement(listed ? "input" : "textarea");
  field.value = text;
  field.ariaLabel = label;
  field.autocomplete = "off";
  field.spellcheck = false;
  if (listed) {
    offer(/** @type {HTMLInputElement} */ (field), id, condition);
  }
  return field;
}

/**
 * Give a field its list; the cells of a range are read when it is needed.
 * @param {HTMLInputElement} field
 * @param {string} id
 * @param {Json} condition
 */
async function offer(field, id, condition) {
  const given = (condition.values ?? []).map((/** @type {Json} */ one) => one.userEnteredValue);
  const texts = condition.type === "ONE_OF_RANGE" ? await listedIn(id, given[0]) : given;
  const list = document.createElement("datalist");
  list.id = "choices";
  list.append(...texts.map((/** @type {string} */ text) => new Option(text, text)));
  field.after(list);
  field.setAttribute("list", list.id);
}

/**
 * @param {string} id
 * @param {string} range with its `=`
 * @returns {Promise<string[]>}
 */
async function listedIn(id, range) {
  const [rows] = await readValues(id, [range.replace(/^=/, "")], "FORMATTED_VALUE").catch(() => [[]]);
  return [...new Set(rows.flat().filter(Boolean))];
}

