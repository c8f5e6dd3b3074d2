/** The rows of a tab as elements, the row of column letters among them. */

import { letters } from "./a1.js";
import { drawCell } from "./cell.js";

/** @typedef {import("./view.js").View} View */

/** Width of the row numbers in pixels; `grid.css` knows it too. */
export const ROW_HEAD = 42;

/** @param {View} view */
export function columnWidths(view) {
  const group = document.createElement("colgroup");
  const widths = [ROW_HEAD, ...view.columns.filter((column) => !column.hidden).map((column) => column.width)];
  for (const width of widths) {
    const column = document.createElement("col");
    column.style.width = `${width}px`;
    group.append(column);
  }
  return group;
}

/** @param {View} view */
export function headRow(view) {
  const line = document.createElement("tr");
  line.ariaRowIndex = "1";
  line.append(headCell("", "columnheader", 1));
  view.columns.forEach((column, index) => {
    if (!column.hidden) {
      const cell = headCell(letters(index), "columnheader", index + 2);
      pin(cell, view, index);
      line.append(cell);
    }
  });
  return line;
}

/**
 * @param {View} view
 * @param {number} index
 */
export function drawRow(view, index) {
  const row = view.rows[index];
  const line = document.createElement("tr");
  line.ariaRowIndex = String(index + 2);
  line.hidden = row.hidden;
  line.style.height = `${row.height}px`;
  if (row.hidden) {
    return line;
  }
  line.append(headCell(String(index + 1), "rowheader", 1));
  view.columns.forEach((column, place) => {
    const cell = column.hidden ? null : drawCell(view, index, place);
    if (cell) {
      pin(cell, view, place);
      line.append(cell);
    }
  });
  return line;
}

/**
 * @param {string} text
 * @param {string} role
 * @param {number} index
 */
function headCell(text, role, index) {
  const cell = document.createElement("th");
  cell.role = role;
  cell.ariaColIndex = String(index);
  cell.textContent = text;
  return cell;
}

/**
 * Keep a cell of a frozen column at its place from the left.
 * @param {HTMLElement} cell
 * @param {View} view
 * @param {number} column
 */
function pin(cell, view, column) {
  if (column < view.frozenColumns) {
    const before = view.columns.slice(0, column).filter((one) => !one.hidden);
    cell.classList.add("pinned");
    cell.style.setProperty("--left", `${before.reduce((sum, one) => sum + one.width, ROW_HEAD)}px`);
  }
}
