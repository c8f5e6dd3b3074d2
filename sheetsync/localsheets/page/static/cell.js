/** One cell as an element: its text, looks, note, link, mark of the filter. */

import { dress } from "./format.js";
import { cellAt } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./api.js").Json} Json */

const LINKS = ["https:", "mailto:"];

/**
 * @param {View} view
 * @param {number} row
 * @param {number} column
 * @returns {HTMLTableCellElement | null} null for a cell that a merged one covers
 */
export function drawCell(view, row, column) {
  const span = view.spans.get(`${row},${column}`);
  if (span === null) {
    return null;
  }
  const cell = span?.from ?? cellAt(view, row, column);
  const element = document.createElement("td");
  element.role = "gridcell";
  element.ariaColIndex = String(column + 2);
  element.dataset.column = String(column);
  element.colSpan = span?.colSpan ?? 1;
  element.rowSpan = span?.rowSpan ?? 1;
  fill(element, cell);
  dress(element, cell.effectiveFormat);
  element.classList.toggle("spill", !span && spills(view, row, column));
  markFilter(element, view.filter, row, column);
  return element;
}

/**
 * Whether a text may run over into the next cell, as Sheets lets it.
 * @param {View} view
 * @param {number} row
 * @param {number} column
 */
function spills(view, row, column) {
  const way = cellAt(view, row, column).effectiveFormat?.wrapStrategy ?? "OVERFLOW_CELL";
  return way === "OVERFLOW_CELL" && !cellAt(view, row, column + 1).formattedValue;
}

/**
 * @param {HTMLElement} element
 * @param {Json} cell
 */
function fill(element, cell) {
  const text = cell.formattedValue ?? "";
  const address = linkOf(cell.hyperlink);
  if (address) {
    const link = document.createElement("a");
    Object.assign(link, { href: address, rel: "noopener noreferrer", target: "_blank", tabIndex: -1 });
    link.textContent = text;
    element.replaceChildren(link);
  } else {
    element.textContent = text;
  }
  if (cell.note) {
    element.title = cell.note;
    element.classList.add("noted");
  }
  if (cell.dataValidation?.condition?.type?.startsWith("ONE_OF")) {
    element.classList.add("choice");
  }
}

/** @param {string | undefined} address */
function linkOf(address) {
  try {
    return address && LINKS.includes(new URL(address).protocol) ? address : "";
  } catch {
    return "";
  }
}

/**
 * @param {HTMLElement} element
 * @param {Json | undefined} filter
 * @param {number} row
 * @param {number} column
 */
function markFilter(element, filter, row, column) {
  const { startRowIndex = 0, startColumnIndex = 0, endColumnIndex = Infinity } = filter?.range ?? {};
  if (filter && row === startRowIndex && column >= startColumnIndex && column < endColumnIndex) {
    const used = (filter.filterSpecs ?? []).some((/** @type {Json} */ spec) => (spec.columnIndex ?? 0) === column);
    element.classList.add(used ? "filtering" : "filter");
  }
}
