/** The table of a tab. A refresh replaces only the rows that differ, so that focus and an open editor stay. */

import { columnWidths, drawRow, headRow, ROW_HEAD } from "./rows.js";

/** @typedef {import("./view.js").View} View */

export class Grid {
  /** @type {View | null} */
  view = null;
  #frame = "";
  /** @type {string[]} */
  #drawn = [];

  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
  }

  /**
   * @param {View} view
   * @param {number} busy the row that somebody types in: it is left as it is; -1 for none
   */
  show(view, busy) {
    this.view = view;
    const frame = JSON.stringify([view.sheetId, view.columns, [...view.spans.keys()], view.frozenRows, view.frozenColumns]);
    if (frame !== this.#frame) {
      this.#frame = frame;
      this.#drawn = [];
      this.#begin(view);
    }
    const body = this.table.tBodies[0];
    view.rows.forEach((row, index) => index === busy || this.#row(view, index, body));
    for (let extra = body.rows.length; extra > view.rows.length; extra--) {
      body.deleteRow(-1);
    }
    this.#drawn.length = view.rows.length;
    this.#freeze(view);
  }

  /** Draw a row anew at the next refresh, whatever it holds. @param {number} row */
  forget(row) {
    this.#drawn[row] = "";
  }

  /**
   * The element of a cell; none for a hidden or covered one.
   * @param {number} row
   * @param {number} column
   * @returns {HTMLTableCellElement | null}
   */
  element(row, column) {
    const line = this.table.tBodies[0]?.rows[row];
    return line?.hidden ? null : (line?.querySelector(`[data-column="${column}"]`) ?? null);
  }

  /**
   * The place of an element of the grid.
   * @param {EventTarget | null} target
   * @returns {{ row: number, column: number } | null}
   */
  place(target) {
    const cell = target instanceof Element ? target.closest("td") : null;
    const line = cell?.parentElement;
    return cell && line instanceof HTMLTableRowElement
      ? { row: line.sectionRowIndex, column: Number(cell.dataset.column) }
      : null;
  }

  /** @param {View} view */
  #begin(view) {
    const head = document.createElement("thead");
    head.append(headRow(view));
    this.table.replaceChildren(columnWidths(view), head, document.createElement("tbody"));
    this.table.ariaRowCount = String(view.rowCount + 1);
    this.table.ariaColCount = String(view.columnCount + 1);
    this.table.ariaLabel = view.title;
    const widths = view.columns.map((column) => (column.hidden ? 0 : column.width));
    this.table.style.width = `${widths.reduce((sum, width) => sum + width, ROW_HEAD)}px`;
  }

  /**
   * @param {View} view
   * @param {number} index
   * @param {HTMLTableSectionElement} body
   */
  #row(view, index, body) {
    const next = view.rows[index];
    const key = JSON.stringify([next, index === (view.filter?.range?.startRowIndex ?? 0) && view.filter]);
    if (this.#drawn[index] === key) {
      return;
    }
    this.#drawn[index] = key;
    const made = drawRow(view, index);
    const old = body.rows[index];
    const focused = old?.contains(document.activeElement) ? this.place(document.activeElement) : null;
    old ? old.replaceWith(made) : body.append(made);
    if (focused) {
      this.mark(focused.row, focused.column)?.focus();
    }
  }

  /**
   * Make a cell the one that keys act upon: the one place of the grid where Tab leads to.
   * @param {number} row
   * @param {number} column
   */
  mark(row, column) {
    const cell = this.element(row, column);
    for (const other of this.table.querySelectorAll("td[tabindex]")) {
      if (other !== cell) {  // taking it from the cell itself would take the focus too
        other.removeAttribute("tabindex");
        other.removeAttribute("aria-selected");
      }
    }
    if (cell) {
      cell.tabIndex = 0;
      cell.ariaSelected = "true";
    }
    return cell;
  }

  /**
   * The first cell that shows.
   * @returns {{ row: number, column: number }}
   */
  first() {
    const row = this.view?.rows.findIndex((one) => !one.hidden) ?? 0;
    const column = this.view?.columns.findIndex((one) => !one.hidden) ?? 0;
    return { row: Math.max(0, row), column: Math.max(0, column) };
  }

  /** Keep frozen rows and columns in sight. @param {View} view */
  #freeze(view) {
    const [head] = this.table.tHead?.rows ?? [];
    let top = head?.offsetHeight ?? 0;
    [...this.table.tBodies[0].rows].slice(0, view.frozenRows).forEach((line) => {
      line.classList.add("frozen");
      line.style.setProperty("--top", `${top}px`);
      top += line.offsetHeight;
    });
    this.table.parentElement?.style.setProperty("--frozen", `${top}px`);
  }
}
