/** Where the arrow keys lead. */

const PAGE = 20;

/** Rows down and columns right of each key. @type {Record<string, [number, number]>} */
export const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * The index some steps on, over those that do not show; the start where none does.
 * @param {number} start
 * @param {number} step
 * @param {number} length
 * @param {(index: number) => boolean} shows
 */
export function stepped(start, step, length, shows) {
  const way = Math.sign(step);
  let left = Math.abs(step);
  let found = start;
  for (let index = start + way; way && left > 0 && index >= 0 && index < length; index += way) {
    if (shows(index)) {
      found = index;
      left -= 1;
    }
  }
  return found;
}
