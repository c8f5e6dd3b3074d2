/** Keys and pointer on the grid: moving about, opening the editor, saving what was typed. */

import { cellName, onTab } from "./a1.js";
import { writeCell } from "./api.js";
import { editor, editText, sameLine } from "./editing.js";
import { stepped, STEPS } from "./moving.js";
import { cellAt } from "./view.js";
import { say } from "./words.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./view.js").View} View */
/** @typedef {{ row: number, column: number }} Place */

/**
 * @typedef {object} Desk what the page lends to typing
 * @property {() => string} id of the spreadsheet
 * @property {() => string} locale of the spreadsheet
 * @property {(place: Place) => void} selected
 * @property {(text: string) => void} complain
 * @property {() => void} refresh
 */

export class Typing {
  /** @type {Place} */
  at = { row: 0, column: 0 };
  /** @type {{ place: Place, view: View, text: string, field: HTMLTextAreaElement | HTMLInputElement } | null} */
  #open = null;
  #sheetId = -1;

  /**
   * @param {Grid} grid
   * @param {Desk} desk
   */
  constructor(grid, desk) {
    this.grid = grid;
    this.desk = desk;
    grid.table.addEventListener("keydown", (event) => this.#key(event));
    grid.table.addEventListener("click", (event) => this.#click(event));
    grid.table.addEventListener("dblclick", (event) => this.grid.place(event.target) && this.edit());
  }

  /** The row that is typed in; -1 for none. */
  get busy() {
    return this.#open ? this.#open.place.row : -1;
  }

  /** @param {Place} place */
  select(place) {
    const element = this.grid.mark(place.row, place.column);
    if (element) {
      element.focus();
      this.at = place;
      this.desk.selected(place);
    }
  }

  /** After the grid was drawn: the chosen cell where it still shows, else the first; the focus stays where it is. */
  settle() {
    const { sheetId } = this.#view();
    const stays = sheetId === this.#sheetId && this.grid.element(this.at.row, this.at.column);
    this.#sheetId = sheetId;
    this.at = stays ? this.at : this.grid.first();
    this.grid.mark(this.at.row, this.at.column);
    this.desk.selected(this.at);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const place = this.grid.place(event.target);
    if (!place || this.#open?.field === event.target) {
      return;
    }
    const again = place.row === this.at.row && place.column === this.at.column;
    const tapped = event instanceof PointerEvent && event.pointerType === "touch";
    this.select(place);
    if (again && tapped) {
      this.edit();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#open) {
      this.#keyInEditor(event);
    } else if (!event.isComposing && this.#keyOnCell(event)) {
      event.preventDefault();
    }
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was meant for the grid
   */
  #keyOnCell(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key in STEPS && plain) {
      this.#move(...STEPS[event.key]);
    } else if (event.key === "Tab" && plain) {
      return this.#move(0, event.shiftKey ? -1 : 1);
    } else if ((event.key === "Enter" && plain) || event.key === "F2") {
      this.edit();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.#save(this.at, "", this.#view());
    } else if (event.key.length === 1 && plain) {
      this.edit(event.key);
    } else {
      return false;
    }
    return true;
  }

  /** @param {KeyboardEvent} event */
  #keyInEditor(event) {
    const field = /** @type {HTMLInputElement} */ (this.#open?.field);
    if (event.key === "Escape") {
      this.#close(false);
    } else if (event.key === "Enter" && event.altKey && field instanceof HTMLTextAreaElement) {
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      grow(field);
    } else if ((event.key === "Enter" && !event.isComposing) || event.key === "Tab") {
      this.#close(true);
      event.key === "Enter" ? this.#move(1, 0) : this.#move(0, event.shiftKey ? -1 : 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  /**
   * Go to the next cell that shows; at the edge stay.
   * @param {number} down
   * @param {number} right
   * @returns {boolean} whether there was one
   */
  #move(down, right) {
    const { rows, columns } = this.#view();
    const row = stepped(this.at.row, down, rows.length, (index) => !rows[index].hidden);
    const column = stepped(this.at.column, right, columns.length, (index) => Boolean(this.grid.element(row, index)));
    const moved = row !== this.at.row || column !== this.at.column;
    this.select({ row, column });
    return moved;
  }

  /** @returns {View} */
  #view() {
    return /** @type {View} */ (this.grid.view);
  }

  /** Open the editor. @param {string} [typed] what it starts with, in place of what the cell holds */
  edit(typed) {
    const view = this.#view();
    const { row, column } = this.at;
    const cell = cellAt(view, row, column);
    const element = this.grid.element(row, column);
    if (!element || this.#open) {
      return;
    }
    const text = editText(cell, this.desk.locale());
    const field = editor(this.desk.id(), cell, text, cellName(row, column));
    this.#open = { place: this.at, view, text, field };
    element.classList.add("editing");
    element.replaceChildren(field);
    field.value = typed ?? text;
    field.addEventListener("blur", () => this.#open?.field === field && this.#close(true, false));
    field.addEventListener("input", () => grow(field));
    grow(field);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /**
   * @param {boolean} save
   * @param {boolean} stay whether the cell keeps the focus
   */
  #close(save, stay = true) {
    if (!this.#open) {
      return;
    }
    const { place, view, text, field } = this.#open;
    this.#open = null;
    const typed = field.value;
    const element = /** @type {HTMLElement} */ (field.parentElement);
    element.classList.remove("editing");
    element.textContent = save ? typed : (cellAt(view, place.row, place.column).formattedValue ?? "");
    this.grid.forget(place.row);
    if (save && typed !== text) {
      this.#save(place, typed, view);
    } else {
      this.desk.refresh();
    }
    if (stay) {
      this.select(place);
    }
  }

  /**
   * @param {Place} place
   * @param {string} text
   * @param {View} before the tab as it was when the person began
   */
  async #save(place, text, before) {
    const cell = cellName(place.row, place.column);
    try {
      if (!sameLine(before, this.#view(), place.row, place.column)) {
        throw new Error(say("changedMeanwhile", { text }));
      }
      await writeCell(this.desk.id(), onTab(before.title, cell), text);
      this.desk.complain("");
    } catch (error) {
      this.desk.complain(say("unsaved", { cell, reason: /** @type {Error} */ (error).message }));
    }
    this.grid.forget(place.row);
    this.desk.refresh();
  }
}

/** Let a field of several lines show all of them. @param {HTMLElement} field */
function grow(field) {
  if (field instanceof HTMLTextAreaElement) {
    field.style.height = "0";
    field.style.height = `${field.scrollHeight}px`;
  }
}
