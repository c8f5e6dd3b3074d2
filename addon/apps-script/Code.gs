/**
 * The optional companion of sheetsync inside a sheet: a menu, and a hint when somebody edits a row.
 *
 * It sends rows to your own service with the identity of whoever works (no access to the file goes along), and shows
 * what comes back. It writes nothing. The sidebar and the timed runs need none of it.
 *
 * Set the script property SHEETSYNC_URL to the address of the service.
 */

var TAB_KEY = 'sheetsync.tab';

var WORDS = {
  en: {check: 'Check the sheet', hints: 'Hints while editing: on', fine: 'Nothing to say against it.',
       none: 'This is no sheet of sheetsync yet: adopt it in the sidebar.', down: 'sheetsync does not answer now.',
       refused: 'sheetsync does not know you: ask whoever runs it.', on: 'Hints are on.', row: 'Row '},
  ru: {check: 'Проверить таблицу', hints: 'Подсказки при правке: включить', fine: 'Замечаний нет.',
       none: 'Таблица ещё не подключена: сделайте это в боковой панели.', down: 'sheetsync сейчас не отвечает.',
       refused: 'sheetsync вас не знает: спросите того, кто его ведёт.', on: 'Подсказки включены.', row: 'Строка '}
};

function onOpen() {
  var say = words_();
  SpreadsheetApp.getUi().createMenu('sheetsync')
    .addItem(say.check, 'checkSheet')
    .addItem(say.hints, 'switchHintsOn')
    .addToUi();
}

/** Checks the whole sheet and says what is wrong, the worst first. */
function checkSheet() {
  var book = SpreadsheetApp.getActive();
  var sheet = tab_(book, 'status');
  if (!sheet) return toast_(book, words_().none);
  var found = ask_(book, sheet, 1, sheet.getLastRow());
  if (found) toast_(book, found.length ? found.slice(0, 8).map(line_).join('\n') : words_().fine);
}

/** Makes the trigger of `hintOnEdit` for whoever chooses it, once. */
function switchHintsOn() {
  var book = SpreadsheetApp.getActive();
  var known = ScriptApp.getUserTriggers(book).some(function (one) {
    return one.getHandlerFunction() === 'hintOnEdit';
  });
  if (!known) ScriptApp.newTrigger('hintOnEdit').forSpreadsheet(book).onEdit().create();
  toast_(book, words_().on);
}

/** An installable trigger: one edited row is checked; pastes of many rows are left to the next run. */
function hintOnEdit(event) {
  var range = event && event.range;
  if (!range || range.getNumRows() !== 1) return;
  var book = event.source;
  var sheet = tab_(book, 'status');
  if (!sheet || sheet.getSheetId() !== range.getSheet().getSheetId() || range.getRow() < 2) return;
  var found = ask_(book, sheet, range.getRow(), 1);
  if (found && found.length) toast_(book, found.slice(0, 3).map(line_).join('\n'));
}

/** Asks the service about rows; the header goes along. Null where it did not answer, which has been said then. */
function ask_(book, sheet, first, count) {
  var width = Math.max(sheet.getLastColumn(), 1);
  var zone = book.getSpreadsheetTimeZone();
  var top = Math.min(first - 1, 30);
  var lines = (top ? cells_(sheet.getRange(1, 1, top, width).getValues(), zone) : [])
    .concat(cells_(sheet.getRange(first, 1, count, width).getValues(), zone));
  var settings = tab_(book, 'settings');
  var body = {
    language: language_(), locale: book.getSpreadsheetLocale(), timeZone: zone,
    rows: {first: first, top: top}, status: lines,
    settings: settings ? cells_(settings.getDataRange().getValues(), zone) : []
  };
  return answer_(book, UrlFetchApp.fetch(service_() + '/script/check', {
    method: 'post', contentType: 'application/json', muteHttpExceptions: true, payload: JSON.stringify(body),
    headers: {Authorization: 'Bearer ' + ScriptApp.getIdentityToken()}
  }));
}

function answer_(book, response) {
  var code = response.getResponseCode();
  if (code === 200) return JSON.parse(response.getContentText()).findings;
  toast_(book, code === 401 || code === 403 ? words_().refused : words_().down);
  return null;
}

/** A real date is sent as a date, so that it is not taken for a text that looks like one. */
function cells_(rows, zone) {
  return rows.map(function (row) {
    return row.map(function (value) {
      return Object.prototype.toString.call(value) === '[object Date]'
        ? {date: Utilities.formatDate(value, zone, 'yyyy-MM-dd')} : value;
    });
  });
}

function tab_(book, name) {
  var found = book.createDeveloperMetadataFinder().withKey(TAB_KEY).withValue(name).find();
  return found.length ? found[0].getLocation().getSheet() : null;
}

function line_(finding) {
  return (finding.row ? words_().row + finding.row + ': ' : '') + finding.message;
}

function toast_(book, text) {
  book.toast(text, 'sheetsync', 10);
}

function service_() {
  return PropertiesService.getScriptProperties().getProperty('SHEETSYNC_URL').replace(/\/+$/, '');
}

function language_() {
  return Session.getActiveUserLocale().slice(0, 2) === 'ru' ? 'ru' : 'en';
}

function words_() {
  return WORDS[language_()];
}
