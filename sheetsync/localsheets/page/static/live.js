/** Word of changes, as long as the page is looked at: a browser holds only six connections to a host. */

/**
 * @param {string} id of the spreadsheet
 * @param {() => void} changed there may be something new
 * @param {(on: boolean, refused: boolean) => void} linked
 */
export function follow(id, changed, linked) {
  /** @type {EventSource | null} */
  let source = null;

  function open() {
    source?.close();
    source = new EventSource(`/events/${encodeURIComponent(id)}`);
    source.addEventListener("message", () => {
      linked(true, false);
      changed();
    });
    source.addEventListener("error", () => linked(false, source?.readyState === EventSource.CLOSED));
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? source?.close() : open()));
  open();
}
