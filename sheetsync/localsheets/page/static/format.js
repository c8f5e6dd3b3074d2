/** The looks of a cell: CellFormat to style, set one by one since the page's policy lets no style text in. */

/** @typedef {import("./api.js").Json} Json */

/** @type {Record<string, string>} */
const VERTICAL = { TOP: "top", MIDDLE: "middle" };

/** @param {Json | undefined} colour parts from 0 to 1; an absent one is 0 */
export function css(colour) {
  const parts = [colour?.red, colour?.green, colour?.blue].map((part) => Math.round((part ?? 0) * 255));
  return `rgb(${parts.join(" ")})`;
}

/**
 * @param {HTMLElement} element
 * @param {Json | undefined} format effectiveFormat
 */
export function dress(element, format) {
  if (!format) {
    return;
  }
  const style = element.style;
  const background = css(format.backgroundColor);
  if (format.backgroundColor && background !== "rgb(255 255 255)") {
    style.backgroundColor = background;
  }
  style.textAlign = { LEFT: "left", RIGHT: "right", CENTER: "center" }[String(format.horizontalAlignment)] ?? "";
  style.verticalAlign = VERTICAL[format.verticalAlignment] ?? "";
  element.classList.toggle("wrap", format.wrapStrategy === "WRAP");
  element.classList.toggle("clip", format.wrapStrategy === "CLIP");
  dressText(style, format.textFormat ?? {});
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {Json} text TextFormat
 */
function dressText(style, text) {
  const { foregroundColor: colour, fontSize = 10, fontFamily = "Arial" } = text;
  style.color = colour && Object.keys(colour).length ? css(colour) : "";
  style.fontSize = fontSize === 10 ? "" : `${fontSize}pt`;
  style.fontFamily = /^arial\b/i.test(fontFamily) ? "" : `"${fontFamily.replaceAll('"', "")}", Arial, sans-serif`;
  style.fontWeight = text.bold ? "bold" : "";
  style.fontStyle = text.italic ? "italic" : "";
  const lines = [text.underline && "underline", text.strikethrough && "line-through"].filter(Boolean);
  style.textDecoration = lines.join(" ");
}
