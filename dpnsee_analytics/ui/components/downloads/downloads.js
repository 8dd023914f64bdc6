// Saves a picture of the page as PNG or SVG. Nothing leaves the browser.
//
// The picture on the page (a Plotly chart or the grid) is copied element by element into one
// standalone <svg>, with the title above it and the caption below. Only elements and attributes
// that draw are copied, and every look the page's CSS gave them becomes an attribute: no script,
// no link and no address can come along. Words become text through textContent only.

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const SCALE = 2; // of the PNG
const MARGIN = 24;
const GAP = 14; // between the words and the picture
const SPARE = 0.88; // of a line: programs that do not read the typeface set a wider one
const HEADING = { size: 22, leading: 28, weight: 700, ink: "text" };
const SUBHEADING = { size: 16, leading: 23, weight: 400, ink: "text" };
const SMALL_PRINT = { size: 14, leading: 20, weight: 400, ink: "muted" };

const pen = document.createElement("canvas").getContext("2d");

// ---------------------------------------------------------------- finding the picture

// Streamlit writes an element's key into a class of its container; charts may be drawn anew
// under the key with a number (ui/choice.py), and while they are, the old one is still there.
function containers(target) {
  const name = `st-key-${target.trim().replaceAll(/[^a-zA-Z0-9_-]/g, "-")}`;
  const ours = (word) => word === name
    || (word.startsWith(`${name}_`) && /^\d+$/.test(word.slice(name.length + 1)));
  const found = [...document.querySelectorAll(`[class*="${name}"]`)];
  return found.filter((element) => [...element.classList].some(ours)).reverse();
}

function withinShadows(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  const hosts = [...root.querySelectorAll("*")].filter((element) => element.shadowRoot);
  return [...found, ...hosts.flatMap((host) => withinShadows(host.shadowRoot, selector))];
}

const isSeen = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
};

// What lies over one another: {frame, layers}, the lowest layer first.
function pictureOf(target) {
  for (const container of containers(target)) {
    const plot = [...container.querySelectorAll(".js-plotly-plot")].find(isSeen);
    if (plot) return plotlyPicture(plot);
    const grid = withinShadows(container, ".grid-root svg").find(isSeen);
    if (grid) return { frame: grid, layers: [grid] };
  }
  throw new Error(`There is no picture in the element “${target}”.`);
}

function plotlyPicture(plot) {
  const frame = plot.querySelector(".svg-container") ?? plot;
  const layers = [...plot.querySelectorAll("svg.main-svg, canvas.gl-canvas")];
  const drawn = layers.filter((layer) => isSeen(layer) && !layer.matches(".gl-canvas-pick"));
  if (!drawn.length) throw new Error("The chart has not been drawn yet.");
  return { frame, layers: drawn };
}

// ---------------------------------------------------------------- copying what draws

const DRAWS = new Set([
  "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
  "textPath", "image", "use", "svg", "a",
]);
const RESOURCES = new Set([
  "defs", "clipPath", "mask", "marker", "pattern", "symbol", "linearGradient", "radialGradient",
  "stop",
]);
const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

// Plotly's layers for the pointer: no part of the picture.
const FOR_THE_POINTER = ".hoverlayer, .draglayer, .zoomlayer, .menulayer, .outline-controllers";

const GEOMETRY = [
  "id", "d", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy",
  "width", "height", "points", "transform", "viewBox", "preserveAspectRatio", "rotate",
  "textLength", "lengthAdjust", "startOffset", "offset", "gradientUnits", "gradientTransform",
  "spreadMethod", "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits",
  "maskUnits", "maskContentUnits", "markerWidth", "markerHeight", "markerUnits", "refX", "refY",
  "orient",
];
const INHERITED = [
  "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width",
  "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
  "stroke-miterlimit", "clip-rule", "paint-order", "visibility", "font-family", "font-size",
  "font-style", "font-weight", "letter-spacing", "text-anchor", "dominant-baseline",
  "marker-start", "marker-mid", "marker-end",
];
// Not vector-effect: with it Plotly's lines would stay as thin in a PNG of twice the size.
const OWN = {
  opacity: "1", "clip-path": "none", mask: "none", "stop-color": "rgb(0, 0, 0)",
  "stop-opacity": "1", "text-decoration-line": "none",
};
// The colour an opacity belongs to.
const PAINT = { "fill-opacity": "fill", "stroke-opacity": "stroke", "stop-opacity": "stop-color" };
const ATTRIBUTE = { "text-decoration-line": "text-decoration" };

function draw(parent, tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return parent.appendChild(element);
}

// Copies `original` into `parent`; `around` is the computed look of the element it stands in.
function copy(original, parent, around, isResource = false) {
  const tag = original.localName;
  const resource = isResource || RESOURCES.has(tag);
  if (!DRAWS.has(tag) && !RESOURCES.has(tag)) return;
  const look = getComputedStyle(original);
  if (!resource && isUnseen(original, tag, look)) return;
  const element = draw(parent, { a: "tspan", svg: "g" }[tag] ?? tag);
  if (tag === "svg") element.setAttribute("transform", shiftOf(original));
  else copyGeometry(original, element);
  copyAddress(original, element);
  copyLook(element, look, around);
  for (const child of original.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) copy(child, element, look, resource);
    if (child.nodeType === Node.TEXT_NODE && isText(tag)) element.append(child.data);
  }
  if (["g", "defs"].includes(element.localName) && !element.hasChildNodes()) element.remove();
}

const isText = (tag) => ["text", "tspan", "textPath", "a"].includes(tag);

function isUnseen(original, tag, look) {
  if (original.matches(FOR_THE_POINTER) || look.display === "none" || look.opacity === "0") {
    return true;
  }
  if (tag === "path" && !original.getAttribute("d")) return true;
  return SHAPES.has(tag) && (look.visibility !== "visible"
    || (look.fill === "none" && look.stroke === "none"));
}

// A nested <svg> becomes a group: fewer programs draw it where it belongs.
const shiftOf = (svg) => `translate(${svg.x.baseVal.value} ${svg.y.baseVal.value})`;

function copyGeometry(original, element) {
  for (const name of GEOMETRY) {
    const value = original.getAttribute(name);
    if (value !== null) element.setAttribute(name, value);
  }
}

// Addresses: images that are in the document themselves, and parts of the same document.
function copyAddress(original, element) {
  if (original.localName === "a") return;
  const address = original.getAttribute("href") ?? original.getAttributeNS(XLINK, "href") ?? "";
  if (/^(#|data:image\/)/.test(address)) element.setAttributeNS(XLINK, "xlink:href", address);
}

function copyLook(element, look, around) {
  for (const name of INHERITED) {
    const value = valueOf(look, name);
    if (value && !(around && value === valueOf(around, name))) element.setAttribute(name, value);
  }
  for (const [name, usual] of Object.entries(OWN)) {
    const value = valueOf(look, name);
    if (value && value !== usual) element.setAttribute(ATTRIBUTE[name] ?? name, value);
  }
  if (look.whiteSpace.startsWith("pre") && isText(element.localName)) {
    element.setAttribute("xml:space", "preserve");
  }
}

// A computed value as other programs read it: addresses without the page's own, and colours
// whose opacity stands in its own attribute.
function valueOf(look, name) {
  const value = look.getPropertyValue(name);
  if (PAINT[name]) return String(Number(value) * opacityOf(look.getPropertyValue(PAINT[name])));
  if (value.startsWith("rgba(")) return value.replace(/^rgba\((.+),[^,]+\)$/, "rgb($1)");
  if (!value.includes("url(")) return value;
  const [, id] = value.match(/url\(["']?[^#)]*#([^"')]+)["']?\)/) ?? [];
  return id ? `url(#${id})` : "none";
}

const opacityOf = (colour) => Number(colour.match(/^rgba\(.+,([^,]+)\)$/)?.[1] ?? 1);

function copyLayer(layer, parent, frame) {
  const [box, origin] = [layer.getBoundingClientRect(), frame.getBoundingClientRect()];
  const place = { x: box.left - origin.left, y: box.top - origin.top };
  if (layer.localName === "canvas") {
    const image = draw(parent, "image", {
      ...place, width: box.width, height: box.height, preserveAspectRatio: "none",
    });
    image.setAttributeNS(XLINK, "xlink:href", layer.toDataURL("image/png"));
    return;
  }
  const group = draw(parent, "g", { transform: `translate(${place.x} ${place.y})` });
  const look = getComputedStyle(layer);
  copyLook(group, look, null);
  if (look.overflow === "hidden") cut(group, box);
  for (const child of layer.children) copy(child, group, look);
}

// What the page cuts off at the edge of a chart must not run into the words around it.
function cut(group, { width, height }) {
  const id = `edge-of-layer-${group.parentNode.childElementCount}`;
  draw(draw(group, "clipPath", { id }), "rect", { width, height });
  group.setAttribute("clip-path", `url(#${id})`);
}

// ---------------------------------------------------------------- words

// The lines `text` needs within `room`; a word longer than a line is broken.
function lines(text, room, style, font) {
  pen.font = `${style.weight} ${style.size}px ${font}`;
  const wide = (words) => pen.measureText(words).width > room;
  const made = [];
  let line = "";
  for (const word of text.split(/[ \t]+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (!wide(longer)) {
      line = longer;
      continue;
    }
    if (line) made.push(line);
    line = "";
    for (const letter of word) {
      if (line && wide(line + letter)) {
        made.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return [...made, line];
}

// Every paragraph of `words` as lines with their styles; `styles` are for the first and the rest.
function paragraphs(words, width, styles, font) {
  const room = width * SPARE;
  const told = words.split(/\r?\n/).map((text) => text.trim()).filter(Boolean);
  return told.flatMap((text, i) => {
    const style = styles[Math.min(i, styles.length - 1)];
    return lines(text, room, style, font).map((line) => ({ line, style }));
  });
}

const heightOf = (block) => block.reduce((height, { style }) => height + style.leading, 0);

function write(parent, block, top, colours) {
  let y = top;
  for (const { line, style } of block) {
    draw(parent, "text", {
      x: MARGIN,
      y: y + style.leading / 2 + style.size * 0.345,
      fill: colours[style.ink],
      "font-size": style.size,
      "font-weight": style.weight,
    }).textContent = line;
    y += style.leading;
  }
}

// ---------------------------------------------------------------- the whole

function composed({ target, title, caption, colours }, font) {
  const { frame, layers } = pictureOf(target);
  const { width, height } = frame.getBoundingClientRect();
  const head = paragraphs(title, width, [HEADING, SUBHEADING], font);
  const foot = paragraphs(caption, width, [SMALL_PRINT], font);
  const top = MARGIN + (head.length ? heightOf(head) + GAP : 0);
  const below = top + height + (foot.length ? GAP : 0);
  const size = {
    width: Math.ceil(width + 2 * MARGIN), height: Math.ceil(below + heightOf(foot) + MARGIN),
  };

  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "font-family": font,
  })) svg.setAttribute(name, value);
  draw(svg, "title").textContent = title;
  draw(svg, "desc").textContent = caption;
  draw(svg, "rect", { ...size, fill: colours.background });
  write(svg, head, MARGIN, colours);
  const picture = draw(svg, "g", { transform: `translate(${MARGIN} ${top})` });
  for (const layer of layers) copyLayer(layer, picture, frame);
  write(svg, foot, below, colours);
  return svg;
}

// XML has no place for most control characters, not even escaped.
const asFile = (svg) => new XMLSerializer().serializeToString(svg)
  .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

// ---------------------------------------------------------------- typefaces

const plainName = (family) => family.trim().replaceAll(/^["']|["']$/g, "");

// The page's own @font-face rules; a style sheet of another origin keeps its rules to itself.
function pageFaces() {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      const rules = [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
      return rules.map((rule) => faceOf(rule, sheet.href ?? document.baseURI));
    } catch {
      return [];
    }
  });
}

function faceOf({ style }, base) {
  const value = (name) => style.getPropertyValue(name);
  const descriptors = ["font-weight", "font-stretch", "unicode-range"]
    .map((name) => (value(name) ? `${name}:${value(name)};` : "")).join("");
  const [, file] = value("src").match(/url\(["']?([^"')]+\.woff2)["']?\)/) ?? [];
  return {
    family: plainName(value("font-family")),
    style: value("font-style") || "normal",
    descriptors,
    address: file && new URL(file, base).href,
  };
}

// The faces the words of the picture are set in.
function facesOf(svg) {
  const known = pageFaces().filter(({ address }) => address);
  const names = new Set(known.map(({ family }) => family));
  const nearest = (element, name) => element.closest(`[${name}]`)?.getAttribute(name);
  const faces = new Set();
  for (const element of [svg, ...svg.querySelectorAll("[font-family], [font-style]")]) {
    const families = nearest(element, "font-family").split(",").map(plainName);
    const family = families.find((each) => names.has(each));
    const style = nearest(element, "font-style") ?? "normal";
    known.filter((face) => face.family === family && face.style === style)
      .forEach((face) => faces.add(face));
  }
  return [...faces];
}

// Without its typeface the picture still has all its words, in the reader's sans-serif.
async function embedFonts(svg) {
  const css = await Promise.all(facesOf(svg).map((face) => fontCss(face).catch(() => "")));
  const style = document.createElementNS(SVG, "style");
  style.textContent = css.join("");
  if (style.textContent) svg.prepend(style);
}

async function fontCss({ family, style, descriptors, address }) {
  const data = await fontData(address);
  return `@font-face{font-family:"${family}";font-style:${style};${descriptors}`
    + `src:url(${data}) format("woff2")}`;
}

const fonts = new Map();

async function fontData(address) {
  if (!fonts.has(address)) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    const blob = new Blob([await response.arrayBuffer()], { type: "font/woff2" });
    fonts.set(address, await dataAddress(blob));
  }
  return fonts.get(address);
}

function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

// ---------------------------------------------------------------- files

async function svgFile(data, font) {
  await document.fonts.ready;
  const svg = composed(data, font);
  await embedFonts(svg);
  return { svg, blob: new Blob([asFile(svg)], { type: "image/svg+xml" }) };
}

async function pngFile(data, font) {
  const { svg, blob } = await svgFile(data, font);
  const image = new Image();
  image.src = await dataAddress(blob); // a data: address, as blob: ones taint canvases in places
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * svg.getAttribute("width");
  canvas.height = SCALE * svg.getAttribute("height");
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error("The picture is too large for this browser.");
  return { blob: png };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// ---------------------------------------------------------------- the buttons

const MAKERS = { png: pngFile, svg: svgFile };

// What a button shows and what is read out: the same at every moment.
function say(root, button, words, spoken) {
  button.textContent = words;
  button.setAttribute("aria-label", spoken);
}

function rest(root, button) {
  const kind = button.dataset.kind.toUpperCase();
  say(root, button, kind, `Download this picture as ${kind}`);
}

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function make(root, button, data) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const { kind } = button.dataset;
  const status = root.querySelector("[role=status]");
  button.setAttribute("aria-disabled", "true");
  say(root, button, "Being made …", `Being made: ${kind.toUpperCase()}`);
  status.textContent = "The picture is being made.";
  try {
    await painted();
    const { blob } = await MAKERS[kind](data, getComputedStyle(root).fontFamily || "sans-serif");
    save(blob, `${data.name}.${kind}`);
    rest(root, button);
    status.textContent = `${data.name}.${kind} has been made.`;
  } catch (error) {
    console.warn("The picture could not be made.", error);
    say(root, button, "Could not be made", `Could not be made: ${kind.toUpperCase()}. Try again`);
    status.textContent = "The picture could not be made.";
  }
  button.removeAttribute("aria-disabled");
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".downloads");
  if (!root || !data) return;
  for (const button of root.querySelectorAll("button")) {
    button.onclick = () => make(root, button, data);
  }
}
