// One function a kind of widget: the card's JSON as elements. What is not known here is drawn as an error.

import {drawMarkup} from "./markup.js";

const CIRCLE = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Z";
const ICONS = {
  BOOKMARK: "M6 3h12v18l-6-5-6 5Z",
  CLOCK: `${CIRCLE}M12 7v5l4 3`,
  CONFIRMATION_NUMBER_ICON: `${CIRCLE}M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5`,
  DESCRIPTION: "M6 3h8l4 4v14H6ZM9 12h6M9 16h6",
  EVENT_SEAT: "M7 4v9h10V4M5 11v6h14v-6M7 17v3M17 17v3",
  INVITE: "M3 6h18v12H3ZM3 7l9 6 9-6",
  MAP_PIN: "M12 21c-4-5-6-8-6-11a6 6 0 1 1 12 0c0 3-2 6-6 11ZM12 8v4",
  MULTIPLE_PEOPLE: "M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 1 0 0 7ZM3 20c0-4 3-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17 14c2.5.6 4 2.6 4 6",
  PERSON: "M12 11a4 4 0 1 0 0-8a4 4 0 1 0 0 8ZM4 21c0-5 4-7 8-7s8 2 8 7",
  STAR: "M12 3l2.8 5.8 6.2.9-4.5 4.4 1 6.3-5.5-3-5.5 3 1-6.3L3 9.7l6.2-.9Z",
  TICKET: "M4 6h10v10H4ZM10 16v4h10V10h-6",
};

const KINDS = {
  textParagraph: paragraph, decoratedText: decorated, buttonList: buttonList, textInput: textInput,
  selectionInput: selection, dateTimePicker: picker, divider: () => make("hr"),
};

const KNOWN = {
  textParagraph: ["text", "maxLines"],
  decoratedText: ["text", "startIcon", "topLabel", "bottomLabel", "wrapText", "button", "onClick"],
  buttonList: ["buttons"],
  textInput: ["name", "label", "hintText", "value", "type", "validation"],
  selectionInput: ["name", "label", "type", "items"],
  dateTimePicker: ["name", "label", "type", "valueMsEpoch"],
  divider: [],
};

// `act` is called with an onClick; it is the sidebar's. `words` are those in which the boxes of errors speak.
export function drawWidget(widget, act, words) {
  const kinds = Object.keys(widget);
  if (kinds.length !== 1 || !KINDS[kinds[0]]) return error(`${words.unknownWidget}: ${kinds.join(", ") || words.none}`);
  const [kind] = kinds;
  const odd = Object.keys(widget[kind]).filter((name) => !KNOWN[kind].includes(name));
  if (odd.length) return error(`${kind}: ${words.unknownField} ${odd.join(", ")}`);
  return KINDS[kind](widget[kind], act, words);
}

export function drawButton(button, act) {
  const made = make("button", `button ${(button.type ?? "OUTLINED").toLowerCase()}`);
  made.type = "button";
  made.textContent = button.text;
  made.disabled = button.disabled ?? false;
  if (button.altText) made.title = button.altText;
  made.addEventListener("click", () => act(button.onClick, made));
  return made;
}

export function make(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function error(said) {
  const box = make("div", "unknown", said);
  box.setAttribute("role", "alert");
  return box;
}

function paragraph({text}) {
  return drawMarkup(text, make("p", "paragraph"));
}

function decorated({text, startIcon, topLabel, bottomLabel, wrapText, button, onClick}, act, words) {
  const line = make("div", "decorated");
  if (startIcon) {
    if (!ICONS[startIcon.knownIcon]) return error(`${words.unknownIcon}: ${JSON.stringify(startIcon)}`);
    line.append(icon(ICONS[startIcon.knownIcon]));
  }
  const middle = make(onClick ? "button" : "div", onClick ? "texts plain" : "texts");
  if (onClick) {
    middle.type = "button";
    middle.addEventListener("click", () => act(onClick, middle));
  }
  if (topLabel) middle.append(make("span", "label", topLabel));
  middle.append(drawMarkup(text, make("span", wrapText ? "text" : "text one-line")));
  if (bottomLabel) middle.append(make("span", "label below", bottomLabel));
  line.append(middle);
  if (button) line.append(drawButton(button, act));
  return line;
}

function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  picture.append(line);
  return picture;
}

function buttonList({buttons}, act) {
  const line = make("div", "buttons");
  line.append(...buttons.map((button) => drawButton(button, act)));
  return line;
}

function labelled(label, field) {
  const whole = make("label", "field");
  if (label) whole.append(make("span", "label", label));
  whole.append(field);
  return whole;
}

function textInput({name, label, hintText, value, type, validation}) {
  const field = make(type === "MULTIPLE_LINE" ? "textarea" : "input");
  field.dataset.name = name;
  field.dataset.kind = "text";
  field.value = value ?? "";
  if (validation?.characterLimit) field.maxLength = validation.characterLimit;
  const whole = labelled(label, field);
  if (hintText) whole.append(make("span", "label below", hintText));
  return whole;
}

function selection({name, label, type, items}) {
  if (type === "DROPDOWN") {
    const field = make("select");
    field.dataset.name = name;
    field.dataset.kind = "choice";
    for (const item of items) field.append(new Option(item.text, item.value, false, item.selected ?? false));
    return labelled(label, field);
  }
  const group = make("fieldset", "field");
  if (label) group.append(make("legend", "label", label));
  for (const item of items) group.append(option(name, type, item));
  return group;
}

function option(name, type, item) {
  const line = make("label", "option");
  const field = make("input");
  field.type = type === "RADIO_BUTTON" ? "radio" : "checkbox";
  field.name = name;
  field.dataset.name = name;
  field.dataset.kind = "option";
  field.value = item.value;
  field.checked = item.selected ?? false;
  line.append(field, item.text);
  return line;
}

function picker({name, label, type, valueMsEpoch}, _, words) {
  if (type !== "DATE_ONLY") return error(`dateTimePicker: ${words.unknownType} ${type}`);
  const field = make("input");
  field.type = "date";
  field.dataset.name = name;
  field.dataset.kind = "day";
  if (valueMsEpoch !== undefined) field.value = new Date(Number(valueMsEpoch)).toISOString().slice(0, 10);
  return labelled(label, field);
}
