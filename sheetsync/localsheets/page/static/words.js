/** The page's few words, in the browser's language. */

const ENGLISH = {
  spreadsheets: "Spreadsheets",
  where: "They live on this machine, in the file of the local server.",
  none: "No spreadsheet here yet. “sheetsync create” makes one.",
  changed: "changed {when}",
  all: "All spreadsheets",
  live: "live",
  lost: "no connection, trying again",
  tabs: "Tabs",
  hiddenTabs: "Hidden tabs",
  views: "Filter views",
  everything: "All rows",
  note: "Note: {text}",
  unsaved: "{cell} was not saved: {reason}",
  changedMeanwhile: "somebody changed this line while you typed. Your text: {text}",
  unknownTab: "There is no tab with this number.",
  notDrawn: "A chart that this page does not draw.",
  noData: "No figures yet.",
};

/** @type {typeof ENGLISH} */
const RUSSIAN = {
  spreadsheets: "Таблицы",
  where: "Они лежат на этом компьютере, в файле местного сервера.",
  none: "Таблиц пока нет. Создать: «sheetsync create».",
  changed: "изменено {when}",
  all: "Все таблицы",
  live: "на связи",
  lost: "нет связи, пробуем снова",
  tabs: "Листы",
  hiddenTabs: "Скрытые листы",
  views: "Представления",
  everything: "Все строки",
  note: "Заметка: {text}",
  unsaved: "{cell} не записано: {reason}",
  changedMeanwhile: "эту строку изменили, пока вы писали. Ваш текст: {text}",
  unknownTab: "Листа с таким номером нет.",
  notDrawn: "Диаграмма, которую эта страница не рисует.",
  noData: "Показателей пока нет.",
};

export const LANGUAGE = navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en";

const WORDS = LANGUAGE === "ru" ? RUSSIAN : ENGLISH;

/**
 * @param {keyof typeof ENGLISH} key
 * @param {Record<string, string>} facts what stands for each `{name}`
 * @returns {string}
 */
export function say(key, facts = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

/** Put the words of this language into every element that names one. */
export function speak() {
  document.documentElement.lang = LANGUAGE;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = say(/** @type {keyof typeof ENGLISH} */ (element.getAttribute("data-word")));
  }
}
