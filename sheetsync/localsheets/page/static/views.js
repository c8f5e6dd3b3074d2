/** The menu of filter views. */

import { say } from "./words.js";

/** @typedef {import("./api.js").Json} Json */

/**
 * @param {HTMLSelectElement} menu
 * @param {Json[]} views of the tab: filterViewId, title
 * @param {URLSearchParams} asked `fvid` names the view, as in Google's addresses
 * @param {number} sheetId
 * @returns {string} the view that is on; "" for none
 */
export function offerViews(menu, views, asked, sheetId) {
  const chosen = views.find((view) => String(view.filterViewId) === asked.get("fvid"));
  const on = chosen ? String(chosen.filterViewId) : "";
  const options = views.map((view) => new Option(view.title, String(view.filterViewId)));
  menu.hidden = !views.length;
  menu.ariaLabel = menu.title = say("views");
  if (document.activeElement !== menu) {
    menu.replaceChildren(new Option(say("everything"), ""), ...options);
  }
  menu.value = on;
  menu.onchange = () => {
    location.hash = menu.value ? `gid=${sheetId}&fvid=${menu.value}` : `gid=${sheetId}`;
  };
  return on;
}
