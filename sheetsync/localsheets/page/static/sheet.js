/** The page of one spreadsheet: reads, draws, follows changes. */

import { cellName, onTab } from "./a1.js";
import { readBook, readHidden, readWindow } from "./api.js";
import { showCharts } from "./charts.js";
import { editText } from "./editing.js";
import { Grid } from "./grid.js";
import { follow } from "./live.js";
import { drawTabs } from "./tabs.js";
import { Typing } from "./typing.js";
import { cellAt, viewOf } from "./view.js";
import { offerViews } from "./views.js";
import { say, speak } from "./words.js";

/** @typedef {import("./api.js").Json} Json */

const ROWS = 200;
const [, , , encodedId] = location.pathname.split("/");
const id = decodeURIComponent(encodedId);
const at = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.getElementById(name));
const grid = new Grid(/** @type {HTMLTableElement} */ (at("grid")));
const typing = new Typing(grid, {
  id: () => id,
  locale: () => book.properties?.locale ?? "en_US",
  selected,
  complain,
  refresh,
});

/** @type {Json} */
let book = {};
let rows = ROWS;
/** @type {Promise<void> | null} */
let reading = null;
let again = false;

/** What the address asks for: `#gid=0&fvid=5`. */
const asked = () => new URLSearchParams(location.hash.slice(1));

/** @param {string} text */
function complain(text) {
  at("said").textContent = text;
  at("said").hidden = !text;
}

/** @param {{ row: number, column: number }} place */
function selected({ row, column }) {
  const cell = grid.view ? cellAt(grid.view, row, column) : {};
  const text = editText(cell, book.properties?.locale ?? "en_US");
  at("name").textContent = cellName(row, column);
  at("content").textContent = cell.note ? `${text}\n${say("note", { text: cell.note })}` : text;
}

/** Read and draw again; while that is under way, once more after it. */
function refresh() {
  again = Boolean(reading);
  reading ??= read()
    .catch((error) => complain(error.message))
    .finally(() => {
      reading = null;
      if (again) {
        refresh();
      }
    });
}

async function read() {
  book = await readBook(id);
  const gid = asked().get("gid");
  const tabs = book.sheets.map((/** @type {Json} */ sheet) => ({ sheetId: 0, ...sheet.properties }));
  const tab = gid === null ? tabs.find((/** @type {Json} */ one) => !one.hidden) : tabs.find((/** @type {Json} */ one) => String(one.sheetId) === gid);
  at("title").textContent = document.title = book.properties.title;
  drawTabs(at("tabs"), tabs, tab?.sheetId ?? -1);
  if (!tab) {
    throw new Error(say("unknownTab"));
  }
  const sheet = book.sheets[tabs.indexOf(tab)];
  const view = offerViews(/** @type {HTMLSelectElement} */ (at("views")), sheet.filterViews ?? [], asked(), tab.sheetId);
  const left = view ? await readHidden(id, view) : [];
  const last = Math.min(rows, tab.gridProperties?.rowCount ?? 1);
  const window = await readWindow(id, onTab(tab.title, `1:${last}`));
  const shown = viewOf(window, new Set(left));
  grid.show(shown, typing.busy);
  typing.settle();
  await showCharts(at("charts"), id, shown, book.sheets, grid);
}

function tabChosen() {
  complain("");
  rows = ROWS;
  at("paper").scrollTo(0, 0);
  refresh();
}

/** Read more rows when the end of those read comes near. */
function scrolled() {
  const paper = at("paper");
  const near = paper.scrollTop + 2 * paper.clientHeight > paper.scrollHeight;
  if (near && !reading && grid.view && grid.view.rows.length < grid.view.rowCount) {
    rows = grid.view.rows.length + ROWS;
    refresh();
  }
}

/**
 * @param {boolean} on
 * @param {boolean} refused there is no such spreadsheet, or no right to see it
 */
function linked(on, refused) {
  at("link").textContent = say(on ? "live" : "lost");
  at("link").dataset.on = String(on);
  if (refused) {
    refresh();
  }
}

speak();
addEventListener("hashchange", tabChosen);
at("paper").addEventListener("scroll", scrolled);
follow(id, refresh, linked);
