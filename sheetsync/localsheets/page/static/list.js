/** The list of spreadsheets. */

import { readFiles } from "./api.js";
import { LANGUAGE, say, speak } from "./words.js";

const AGAIN = 5000;
const files = /** @type {HTMLElement} */ (document.getElementById("files"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const clock = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
let known = "";

/** @param {import("./api.js").Json} file */
function entry(file) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/spreadsheets/d/${encodeURIComponent(file.id)}/edit`;
  link.textContent = file.name;
  const when = document.createElement("time");
  when.dateTime = file.modifiedTime;
  when.textContent = say("changed", { when: clock.format(new Date(file.modifiedTime)) });
  item.append(link, when);
  return item;
}

async function show() {
  try {
    const found = await readFiles();
    said.textContent = found.length ? "" : say("none");
    if (JSON.stringify(found) !== known) {
      known = JSON.stringify(found);
      files.replaceChildren(...found.map(entry));
    }
  } catch {
    said.textContent = say("lost");
  }
}

speak();
show();
setInterval(() => document.hidden || show(), AGAIN);
