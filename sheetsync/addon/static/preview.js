// The page around the sidebar: its switches, and the way from a click to an event in Google's shape.

import {Sidebar} from "./sidebar.js";

const at = (id) => document.getElementById(id);
const facts = await (await fetch("/preview/facts")).json();
at("sheet").href = facts.sheet;
at("sheet").textContent = facts.title;
for (const scope of facts.scopes) {
  const line = document.createElement("label");
  const box = Object.assign(document.createElement("input"), {type: "checkbox", checked: true, value: scope});
  line.append(box, scope.split("/").at(-1));
  at("scopes").append(line);
}

const scopeBoxes = () => [...at("scopes").querySelectorAll("input")];
const granted = (name) => scopeBoxes().some((box) => box.checked && box.value.endsWith(name));

// Without the scope of the locale Google sends neither language nor zone.
function commonEvent(parameters, formInputs) {
  const id = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = -new Date().getTimezoneOffset() * 60000;
  const local = granted("script.locale") && {userLocale: at("locale").value, timeZone: {id, offset}};
  const common = {hostApp: "SHEETS", platform: at("platform").value, ...local};
  return {...common, ...(parameters && {parameters}), ...(formInputs && {formInputs})};
}

async function posted(path, body, headers = {}) {
  const response = await fetch(path, {
    method: "POST", headers: {"Content-Type": "application/json", ...headers}, body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
}

async function send(trigger, parameters, formInputs) {
  const {userIdToken, ...tokens} = await posted("/preview/tokens", {trigger});
  const file = at("file").checked;
  const scopes = scopeBoxes().filter((box) => box.checked).map((box) => box.value);
  const event = {
    commonEventObject: commonEvent(parameters, formInputs),
    authorizationEventObject: {...tokens, ...(granted("userinfo.email") && {userIdToken}), authorizedScopes: scopes},
    sheets: {...(file && {id: facts.spreadsheetId, title: facts.title}), addonHasFileScopePermission: file},
  };
  const answer = await posted(facts.paths[trigger], event, {Authorization: `Bearer ${tokens.systemIdToken}`});
  at("event").textContent = JSON.stringify({...event, authorizationEventObject: "…"}, null, 1);
  at("answer").textContent = JSON.stringify(answer, null, 1);
  return answer;
}

const words = () => facts.words[at("locale").value.startsWith("ru") ? "ru" : "en"];

// The page's own words follow the switch of the language, as the cards do.
function speak() {
  document.documentElement.lang = at("locale").value;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words()[one.dataset.say];
}

const language = navigator.language.startsWith("ru") ? "ru-RU" : "en-US";
at("locale").value = language;
speak();
const sidebar = new Sidebar(at("sidebar"), {
  send,
  words,
  grant: async () => { at("file").checked = true; },
  scopes: async (wanted) => scopeBoxes().forEach((box) => { box.checked ||= wanted.includes(box.value); }),
});
at("locale").addEventListener("change", speak);
at("open").addEventListener("click", () => sidebar.open());
at("settings").addEventListener("click", () => sidebar.ask("settings"));
for (const id of ["locale", "platform", "file"]) at(id).addEventListener("change", () => sidebar.open());
at("scopes").addEventListener("change", () => sidebar.open());
window.sheetsyncSidebar = sidebar;
await sidebar.open();
