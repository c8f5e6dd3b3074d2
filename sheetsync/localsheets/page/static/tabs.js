/** The tabs below the grid; hidden ones behind a switch. */

import { say } from "./words.js";

/** @typedef {import("./api.js").Json} Json */

let hiddenToo = false;

/**
 * @param {HTMLElement} nav
 * @param {Json[]} tabs SheetProperties
 * @param {number} current the sheetId that is shown
 */
export function drawTabs(nav, tabs, current) {
  const shown = tabs.filter((tab) => hiddenToo || !tab.hidden || tab.sheetId === current);
  nav.ariaLabel = say("tabs");
  nav.replaceChildren(...shown.map((tab) => link(tab, current)));
  if (tabs.some((tab) => tab.hidden)) {
    nav.append(hiddenSwitch(() => drawTabs(nav, tabs, current)));
  }
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * @param {Json} tab
 * @param {number} current
 */
function link(tab, current) {
  const made = document.createElement("a");
  made.href = `#gid=${tab.sheetId}`;
  made.textContent = tab.title;
  made.classList.toggle("dim", Boolean(tab.hidden));
  if (tab.sheetId === current) {
    made.ariaCurrent = "page";
  }
  return made;
}

/** @param {() => void} redraw */
function hiddenSwitch(redraw) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = hiddenToo;
  box.addEventListener("change", () => {
    hiddenToo = box.checked;
    redraw();
  });
  label.append(box, say("hiddenTabs"));
  return label;
}
