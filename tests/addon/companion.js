// Runs the companion's unchanged code with hand-made stubs of Google's services; prints what it did as JSON.
// Usage: node companion.js CODE FUNCTION SHEET-JSON [REPLY-JSON]

const fs = require("node:fs");
const vm = require("node:vm");

const [, , code, called, sheetJson, replyJson] = process.argv;
const given = JSON.parse(sheetJson);
const reply = replyJson ? JSON.parse(replyJson) : {status: 503, text: ""};
const did = {toasts: [], requests: [], menu: [], triggers: []};

const dated = (value) => (value && value.date ? new Date(`${value.date}T00:00:00Z`) : value);
const tabOf = (name, lines) => ({
  getSheetId: () => name.length,
  getName: () => name,
  getLastRow: () => lines.length,
  getLastColumn: () => Math.max(...lines.map((line) => line.length)),
  getDataRange: () => ({getValues: () => lines.map((line) => line.map(dated))}),
  getRange: (row, column, rows, columns) => ({
    getValues: () => lines.slice(row - 1, row - 1 + rows).map((line) =>
      Array.from({length: columns}, (_, at) => dated(line[column - 1 + at] ?? ""))),
  }),
});
const tabs = Object.fromEntries(Object.entries(given.tabs).map(([name, lines]) => [name, tabOf(name, lines)]));
const book = {
  toast: (text) => did.toasts.push(text),
  getSpreadsheetTimeZone: () => given.zone ?? "Etc/UTC",
  getSpreadsheetLocale: () => given.locale ?? "ru_RU",
  createDeveloperMetadataFinder: () => {
    const asked = {};
    const finder = {
      withKey: (key) => Object.assign(asked, {key}) && finder,
      withValue: (value) => Object.assign(asked, {value}) && finder,
      find: () => (asked.key === "sheetsync.tab" && tabs[asked.value]
        ? [{getLocation: () => ({getSheet: () => tabs[asked.value]})}] : []),
    };
    return finder;
  },
};
const menu = {addItem: (word, name) => did.menu.push([word, name]) && menu, addToUi: () => did.menu.push("shown")};
const world = {
  SpreadsheetApp: {getActive: () => book, getUi: () => ({createMenu: () => menu})},
  ScriptApp: {
    getIdentityToken: () => "IDENTITY",
    getUserTriggers: () => did.triggers.map((name) => ({getHandlerFunction: () => name})),
    newTrigger: (name) => ({forSpreadsheet: () => ({onEdit: () => ({create: () => did.triggers.push(name)})})}),
  },
  UrlFetchApp: {
    fetch: (url, options) => {
      did.requests.push({url, options});
      return {getResponseCode: () => reply.status, getContentText: () => reply.text};
    },
  },
  PropertiesService: {getScriptProperties: () => ({getProperty: () => "https://sheetsync.example.com/"})},
  Session: {getActiveUserLocale: () => given.language ?? "ru"},
  Utilities: {formatDate: (day) => day.toISOString().slice(0, 10)},
};
vm.createContext(world);
vm.runInContext(fs.readFileSync(code, "utf8"), world);
const edited = given.edited && {
  source: book,
  range: {
    getNumRows: () => given.edited.rows ?? 1,
    getRow: () => given.edited.row,
    getSheet: () => tabs[given.edited.tab] ?? {getSheetId: () => -1},
  },
};
for (let times = 0; times < (given.times ?? 1); times += 1) world[called](edited);
process.stdout.write(JSON.stringify(did));
