// The few tags that Google's cards know, drawn as elements; whatever else stands in a text stays text.

const PLAIN = {b: "b", strong: "b", i: "i", em: "i", u: "u", s: "s", strike: "s"};
const TAG = /<(\/?)([a-z]+)((?:\s+[a-z]+\s*=\s*"[^"]*")*)\s*\/?>/gi;
const COLOUR = /color\s*=\s*"(#[0-9a-f]{6})"/i;
const LINK = /href\s*=\s*"(https:\/\/[^"]+|mailto:[^"]+)"/i;

export function drawMarkup(text, into) {
  const open = [into];
  let from = 0;
  for (const found of text.matchAll(TAG)) {
    addText(open.at(-1), text.slice(from, found.index));
    from = found.index + found[0].length;
    step(open, found);
  }
  addText(open.at(-1), text.slice(from));
  return into;
}

function step(open, [whole, closing, name, attributes]) {
  const tag = name.toLowerCase();
  if (tag === "br") return open.at(-1).append(document.createElement("br"));
  const made = element(tag, attributes);
  if (!made) return addText(open.at(-1), whole);
  if (closing) {
    if (open.length > 1) open.pop();
    return undefined;
  }
  open.at(-1).append(made);
  return open.push(made);
}

function element(tag, attributes) {
  if (PLAIN[tag]) return document.createElement(PLAIN[tag]);
  if (tag === "font") {
    const span = document.createElement("span");
    span.style.color = attributes.match(COLOUR)?.[1] ?? "";
    return span;
  }
  if (tag !== "a") return null;
  const link = document.createElement("a");
  const address = attributes.match(LINK)?.[1];
  if (address) link.href = unescaped(address);
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

function addText(parent, text) {
  if (text) parent.append(unescaped(text));
}

const ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'"};

function unescaped(text) {
  return text.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (found) => ENTITIES[found]);
}
