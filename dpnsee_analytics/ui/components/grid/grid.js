// The power-interest grid: a cell list in one <svg>, drawn from the spec of figures/grid.py.
//
// Everything in the picture is an SVG element with presentation attributes, so that serialising
// the <svg> gives the picture. Data becomes text through textContent only. The function at the
// bottom runs again at every rerun of the app; what must outlive it is kept in `states`.

const SVG = "http://www.w3.org/2000/svg";
const PHONE = 640;
const SMALLEST_NAME = 12;
const SLACK = 1; // kerning and rounding between measuring and drawing

const states = new WeakMap();
const pen = document.createElement("canvas").getContext("2d");

// ---------------------------------------------------------------- drawing one thing

function draw(parent, tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  return parent.appendChild(element);
}

// `style` is {size, fill, bold, italic, anchor, class}; y is the middle of the line.
function write(parent, text, x, y, style) {
  const element = draw(parent, "text", {
    x,
    y: y + style.size * 0.345,
    fill: style.fill,
    class: style.class,
    "font-family": style.font,
    "font-size": style.size,
    "font-weight": style.bold ? 700 : 400,
    "font-style": style.italic ? "italic" : undefined,
    "text-anchor": style.anchor,
  });
  element.textContent = text;
  return element;
}

// Words beside a name that its label says already: neither heard twice nor in the way of a click.
function writeBeside(parent, text, x, y, style) {
  const element = write(parent, text, x, y, style);
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("pointer-events", "none");
}

function line(parent, x1, y1, x2, y2, stroke, width) {
  return draw(parent, "line", { x1, y1, x2, y2, stroke, "stroke-width": width });
}

function textWidth(text, style) {
  const slant = style.italic ? "italic" : "normal";
  pen.font = `${slant} ${style.bold ? 700 : 400} ${style.size}px ${style.font}`;
  return pen.measureText(text).width + SLACK;
}

// The text, or as much of it as fits into `room` with an ellipsis.
function fitted(text, room, style) {
  if (textWidth(text, style) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(letters.join("").trimEnd() + "…", style) > room) {
    letters.pop();
  }
  return letters.join("").trimEnd() + "…";
}

// One line where it fits, else two, broken at the space that balances them best.
function wrapped(text, room, style) {
  if (textWidth(text, style) <= room) return [text];
  const words = text.split(" ");
  const breaks = words.slice(1).map((_, i) => {
    const halves = [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")];
    return { halves, longest: Math.max(...halves.map((half) => textWidth(half, style))) };
  });
  const best = breaks.sort((a, b) => a.longest - b.longest)[0];
  return (best?.halves ?? [text]).map((half) => fitted(half, room, style));
}

// Outlines around (0, 0) for Plotly's names of symbols, r = half the diameter: stretched so that
// all eight look equally large.
const OUTLINES = {
  circle: (r) => `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`,
  square: (r) => polygon([[r, r], [r, -r], [-r, -r], [-r, r]]),
  diamond: (r) => polygon([[r * 1.3, 0], [0, r * 1.3], [-r * 1.3, 0], [0, -r * 1.3]]),
  "triangle-up": (r) => polygon(spokes(3, () => r * 1.25), r * 0.25),
  "triangle-down": (r) => polygon(spokes(3, () => -r * 1.25), -r * 0.25),
  pentagon: (r) => polygon(spokes(5, () => r * 1.12)),
  star: (r) => polygon(spokes(10, (i) => (i % 2 ? 0.382 : 1) * r * 1.4)),
  cross: (r) => {
    const [a, b] = [r * 0.4, r * 1.2];
    return polygon([
      [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a],
      [-b, -a], [-a, -a], [-a, -b], [a, -b], [a, -a], [b, -a],
    ]);
  },
};

function polygon(points, lowered = 0) {
  return `M${points.map(([x, y]) => `${x.toFixed(2)},${(y + lowered).toFixed(2)}`).join("L")}Z`;
}

function spokes(n, radius) {
  return Array.from({ length: n }, (_, i) => {
    const angle = (i / n) * 2 * Math.PI - Math.PI / 2;
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
  });
}

function symbol(parent, row, x, y, spec) {
  const outline = OUTLINES[row.symbol] ?? OUTLINES.circle;
  draw(parent, "path", {
    d: outline((spec.sizes.marker / 2) * row.scale),
    transform: `translate(${x} ${y})`,
    fill: row.hollow ? spec.colours.background : row.colour,
    stroke: row.colour,
    "stroke-width": row.hollow ? spec.sizes.hollow_line : spec.sizes.solid_line,
    "stroke-linejoin": "round",
  });
}

// Something to focus, click and press. `act` is kept beside it, never in the document.
function control(state, parent, stop, label, box, act, extra = {}) {
  const element = draw(parent, "g", {
    role: "button",
    tabindex: -1,
    "data-stop": stop,
    "aria-label": label,
    ...extra,
  });
  draw(element, "rect", {
    ...box,
    class: "grid-ring",
    rx: 4,
    fill: "none",
    stroke: "none",
    "pointer-events": "all",
  });
  state.acts.set(element, act);
  return element;
}

function actorControl(state, parent, row, box) {
  const words = row.label === row.tooltip[0] ? row.tooltip : [row.label, ...row.tooltip];
  const element = control(state, parent, `actor:${row.id}`, words.filter(Boolean).join(". "), box,
    () => state.choose(row.id), { class: "grid-name", "data-actor": row.id });
  state.tips.set(element, row.tooltip);
  return element;
}

// ---------------------------------------------------------------- the grid: measuring

function styles(spec, nameSize) {
  const { colours, sizes, font } = spec;
  const year = Math.min(sizes.words, nameSize);
  return {
    head: { font, size: sizes.head, fill: colours.text, bold: true },
    count: { font, size: sizes.count, fill: colours.muted },
    axis: { font, size: sizes.name, fill: colours.text, bold: true },
    words: { font, size: sizes.words, fill: colours.muted },
    name: { font, size: nameSize, fill: colours.text, class: "grid-label" },
    more: { font, size: nameSize, fill: colours.muted, class: "grid-label grid-more" },
    year: { font, size: year, fill: colours.muted, anchor: "end", class: "grid-year" },
    accent: { fill: colours.accent, bold: true },
  };
}

// Where years are hidden the accent passes from the year to the name.
function nameStyle(row, type, years) {
  const style = { ...type.name, italic: row.italic };
  return row.accent && !years ? { ...style, ...type.accent } : style;
}

// The rows a cell shows: at most eight, the last a "+n" where there are more. In a crowd the spec
// has chosen them already, under a head that counts all.
function shown(cell, state) {
  const { rows, power } = cell;
  if (state.spec.crowd) return { rows, more: cell.more };
  const full = state.spec.geometry.full_cell;
  if (rows.length <= full || state.expanded.has(power)) return { rows, more: 0 };
  return { rows: rows.slice(0, full - 1), more: rows.length - full + 1 };
}

function yearStyle(row, type) {
  return row.accent ? { ...type.year, ...type.accent } : type.year;
}

// What stands in a row beside the name: symbol, year, room around them.
function besideName(spec, row, type, years) {
  const { name, pad, year_gap: gap } = spec.geometry;
  return name + pad + (years ? gap + textWidth(row.year, yearStyle(row, type)) : 0);
}

function naturalColumns(state, type, years) {
  const { spec } = state;
  return spec.interest.map(({ score, words }) => {
    const rows = spec.cells.filter((cell) => cell.interest === score)
      .flatMap((cell) => shown(cell, state).rows);
    const lines = rows.map((row) => textWidth(row.label, nameStyle(row, type, years))
      + besideName(spec, row, type, years));
    for (const cell of spec.cells.filter((one) => one.interest === score && one.head)) {
      lines.push(textWidth(cell.head.words, type.axis) + 2 * spec.geometry.pad);
      lines.push(textWidth(cell.more_words, type.more) + spec.geometry.name + spec.geometry.pad);
    }
    return Math.max(...lines, textWidth(words, type.words) + 2 * spec.geometry.pad);
  });
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// Widths that fill `room`: spare room shared equally; want of room taken from the widest first.
function columnsInto(room, natural) {
  const spare = room - sum(natural);
  if (spare >= 0) return natural.map((width) => width + spare / natural.length);
  let cap = Math.max(...natural);
  while (sum(natural.map((width) => Math.min(width, cap))) > room) cap -= 0.5;
  return natural.map((width) => Math.min(width, cap));
}

// Smaller names first, down to the smallest legible; then no years; at last shortened names.
function fit(state, width) {
  const { spec } = state;
  const anchors = spec.power.map(({ words }) => textWidth(words, styles(spec, 14).words));
  const gutter = Math.max(...anchors) + spec.geometry.gutter_gap;
  const room = width - gutter - 1;
  let type, years, natural;
  for (years of spec.show_years ? [true, false] : [false]) {
    for (let size = spec.sizes.name; size >= SMALLEST_NAME; size -= 0.5) {
      type = styles(spec, size);
      natural = naturalColumns(state, type, years);
      if (sum(natural) <= room) return { gutter, type, years, columns: columnsInto(room, natural) };
    }
  }
  return { gutter, type, years, columns: columnsInto(room, natural) };
}

function edges(start, lengths) {
  return lengths.reduce((all, length) => [...all, all[all.length - 1] + length], [start]);
}

// ---------------------------------------------------------------- the grid: drawing

function drawGrid(state, svg, width) {
  const { spec } = state;
  const plan = fit(state, width);
  const x = edges(plan.gutter, plan.columns);
  const heads = spec.quadrants.map((quadrant) => headLines(spec, plan, x, quadrant));
  const band = bandHeight(spec, heads, true);
  const y = edges(band + spec.geometry.band_gap, rowHeights(state));
  const bottom = y[5] + (bandHeight(spec, heads, false) - spec.geometry.band);

  drawLines(spec, svg, x, y, band);
  spec.quadrants.forEach((quadrant, i) => {
    const left = x[quadrant.high_interest ? spec.first_high - 1 : 0] + spec.geometry.pad;
    const top = quadrant.high_power ? spec.geometry.band / 2 : y[5] + 24;
    heads[i].forEach((words, k) => drawHeadLine(svg, words, left, top + 19 * k));
  });
  const foot = drawAxes(spec, svg, plan, x, y, bottom);
  for (const cell of spec.cells) drawCell(state, svg, plan, cell, x, y);
  return foot;
}

function rowHeights(state) {
  const { pitch, row_padding: padding, row_min: least } = state.spec.geometry;
  return state.spec.power.map(({ score }) => {
    const lines = state.spec.cells.filter((cell) => cell.power === score).map((cell) => {
      const { rows, more } = shown(cell, state);
      return rows.length + (more ? 1 : 0) + (cell.head ? 1 : 0);
    });
    return Math.max(Math.max(...lines) * pitch + padding, least);
  });
}

// The advice of a quadrant in one line, or in as many as its half of the grid needs.
function headLines(spec, { type }, x, quadrant) {
  const [from, to] = quadrant.high_interest ? [spec.first_high - 1, 5] : [0, spec.first_high - 1];
  const room = x[to] - x[from] - 2 * spec.geometry.pad;
  const label = { text: quadrant.label, style: type.head };
  const count = { text: quadrant.count, style: type.count };
  const gap = 4;
  if (textWidth(label.text, label.style) + gap + textWidth(count.text, count.style) <= room) {
    return [[label, { ...count, gap }]];
  }
  const lines = wrapped(count.text, room, count.style).map((text) => [{ ...count, text }]);
  return [[{ ...label, text: fitted(label.text, room, label.style) }], ...lines];
}

function bandHeight(spec, heads, above) {
  const lines = heads.filter((_, i) => spec.quadrants[i].high_power === above).map((h) => h.length);
  return spec.geometry.band + 19 * (Math.max(...lines) - 1);
}

// One <text>, so that the count follows its label in whatever typeface the picture is opened.
function drawHeadLine(svg, [first, ...others], left, middle) {
  const text = write(svg, first.text, left, middle, first.style);
  for (const { text: words, style, gap } of others) {
    draw(text, "tspan", {
      dx: gap, fill: style.fill, "font-size": style.size, "font-weight": 400,
    }).textContent = words;
  }
}

function drawLines(spec, svg, x, y, band) {
  const { colours, sizes } = spec;
  const splitX = x[spec.first_high - 1];
  const splitY = y[6 - spec.first_high];
  const tint = { x: splitX, width: x[5] - splitX, fill: colours.surface };
  draw(svg, "rect", { ...tint, y: 0, height: band });
  draw(svg, "rect", { ...tint, y: y[0], height: splitY - y[0] });
  for (const { interest, power, head } of spec.cells.filter((cell) => cell.head)) {
    draw(svg, "rect", {
      x: x[interest - 1], y: y[5 - power], width: x[interest] - x[interest - 1],
      height: spec.geometry.pitch, fill: head.fill,
    });
  }
  const inner = [colours.grid_line, sizes.grid_line];
  for (const at of x.slice(1, 5)) line(svg, at, y[0], at, y[5], ...inner);
  for (const at of y.slice(1, 5)) line(svg, x[0], at, x[5], at, ...inner);
  draw(svg, "rect", {
    x: x[0], y: y[0], width: x[5] - x[0], height: y[5] - y[0],
    fill: "none", stroke: colours.axis_line, "stroke-width": sizes.grid_line,
  });
  line(svg, splitX, y[0], splitX, y[5], colours.divider, sizes.divider);
  line(svg, x[0], splitY, x[5], splitY, colours.divider, sizes.divider);
}

function drawAxes(spec, svg, { type }, x, y, bottom) {
  const right = x[0] - spec.geometry.gutter_gap;
  const end = { anchor: "end" };
  write(svg, "Power ↑", right, spec.geometry.band / 2, { ...type.axis, ...end });
  write(svg, "Interest →", right, bottom + 51, { ...type.axis, ...end });
  spec.power.forEach(({ score, words }, i) => {
    const middle = (y[i] + y[i + 1]) / 2;
    write(svg, score, right, middle - 6, { ...type.axis, ...end });
    write(svg, words, right, middle + 11, { ...type.words, ...end });
  });
  let foot = 0;
  spec.interest.forEach(({ score, words }, i) => {
    const [middle, room] = [(x[i] + x[i + 1]) / 2, x[i + 1] - x[i] - 8];
    write(svg, score, middle, bottom + 51, { ...type.axis, anchor: "middle" });
    wrapped(words, room, type.words).forEach((part, k) => {
      foot = Math.max(foot, bottom + spec.geometry.foot + 16 * k);
      write(svg, part, middle, bottom + 68 + 16 * k, { ...type.words, anchor: "middle" });
    });
  });
  return foot;
}

function drawCell(state, svg, plan, cell, x, y) {
  const { spec } = state;
  const [column, band] = [cell.interest - 1, 5 - cell.power];
  const box = { left: x[column], right: x[column + 1], top: y[band], bottom: y[band + 1] };
  const group = draw(svg, "g", {
    class: "grid-cell",
    "data-interest": cell.interest,
    "data-power": cell.power,
    role: cell.rows.length ? "group" : undefined,
    "aria-label": cell.rows.length ? cell.label : undefined,
  });
  const { rows, more } = shown(cell, state);
  const { pitch } = spec.geometry;
  const first = cell.head
    ? box.top + spec.geometry.row_padding / 2 + 1.5 * pitch
    : (box.top + box.bottom - pitch * (rows.length + (more ? 1 : 0) - 1)) / 2;
  if (cell.head) {
    const style = { ...plan.type.axis, fill: cell.head.colour };
    write(group, cell.head.words, box.left + spec.geometry.pad, box.top + pitch / 2, style);
  }
  rows.forEach((row, i) => drawName(state, group, plan, row, box, first + pitch * i));
  const last = first + pitch * rows.length;
  if (more && spec.crowd) {
    const room = box.right - box.left - spec.geometry.name - spec.geometry.pad;
    const style = { ...plan.type.more, class: undefined };
    write(group, fitted(cell.more_words, room, style), box.left + spec.geometry.name, last, style);
  } else if (more) drawMore(state, group, plan, cell, more, box, last);
}

function ringBox(spec, box, middle) {
  const height = spec.geometry.pitch - 2;
  return { x: box.left + 4, y: middle - height / 2, width: box.right - box.left - 7, height };
}

function drawName(state, parent, { type, years }, row, box, middle) {
  const { spec } = state;
  const element = actorControl(state, parent, row, ringBox(spec, box, middle));
  state.stops.push({ element, column: row.interest, middle });
  symbol(element, row, box.left + spec.geometry.symbol, middle, spec);
  const style = nameStyle(row, type, years);
  const room = box.right - box.left - besideName(spec, row, type, years) + SLACK;
  write(element, fitted(row.label, room, style), box.left + spec.geometry.name, middle, style);
  if (!years) return;
  writeBeside(parent, row.year, box.right - spec.geometry.pad + 1, middle, yearStyle(row, type));
}

function drawMore(state, parent, { type }, cell, more, box, middle) {
  const expand = () => {
    state.expanded.add(cell.power);
    state.focusNext = `actor:${cell.rows[cell.rows.length - more].id}`;
    paint(state);
  };
  const label = `+${more}: show ${more} more actors. ${cell.label}`;
  const element = control(state, parent, `more:${cell.interest}-${cell.power}`, label,
    ringBox(state.spec, box, middle), expand, { class: "grid-expand", "aria-expanded": "false" });
  state.stops.push({ element, column: cell.interest, middle });
  write(element, `+${more}`, box.left + state.spec.geometry.name, middle, type.more);
}

// ---------------------------------------------------------------- the phone

const SMALL = { gutter: 26, top: 22, cell: 37, count: 19, row: 35, list: 62, scores: 64 };

function drawPhone(state, svg, width) {
  const { spec } = state;
  const type = styles(spec, spec.sizes.head);
  const x = edges(SMALL.gutter, Array(5).fill((width - SMALL.gutter - 2) / 5));
  const y = edges(SMALL.top, Array(5).fill(SMALL.cell));
  drawCounts(state, svg, type, x, y);
  const chosen = spec.quadrants.find(({ id }) => id === state.quadrant);
  for (const quadrant of spec.quadrants) {
    drawQuadrantControl(state, svg, quadrant, quadrant === chosen, x, y);
  }
  return drawList(state, svg, type, chosen, y[5] + SMALL.list, width);
}

function drawCounts(state, svg, type, x, y) {
  const { spec } = state;
  const plain = { ...type.words, size: spec.sizes.count };
  const axis = { ...type.axis, size: spec.sizes.count };
  write(svg, "Power ↑", 0, 10, axis);
  write(svg, "Interest →", x[5], y[5] + 31, { ...axis, anchor: "end" });
  const splitX = x[spec.first_high - 1];
  const splitY = y[6 - spec.first_high];
  draw(svg, "rect", {
    x: splitX, y: y[0], width: x[5] - splitX, height: splitY - y[0], fill: spec.colours.surface,
  });
  for (const { interest, power, head } of spec.cells.filter((cell) => cell.head)) {
    draw(svg, "rect", {
      x: x[interest - 1], y: y[5 - power], width: x[interest] - x[interest - 1],
      height: SMALL.cell, fill: head.fill,
    });
  }
  for (const at of x) line(svg, at, y[0], at, y[5], spec.colours.grid_line, spec.sizes.grid_line);
  for (const at of y) line(svg, x[0], at, x[5], at, spec.colours.grid_line, spec.sizes.grid_line);
  line(svg, splitX, y[0], splitX, y[5], spec.colours.divider, spec.sizes.divider);
  line(svg, x[0], splitY, x[5], splitY, spec.colours.divider, spec.sizes.divider);
  spec.power.forEach(({ score }, i) => {
    write(svg, score, x[0] - 9, (y[i] + y[i + 1]) / 2, { ...plain, anchor: "end" });
  });
  spec.interest.forEach(({ score }, i) => {
    write(svg, score, (x[i] + x[i + 1]) / 2, y[5] + 13, { ...plain, anchor: "middle" });
  });
  for (const cell of spec.cells.filter(({ rows }) => rows.length)) {
    const across = (x[cell.interest - 1] + x[cell.interest]) / 2;
    const bold = cell.rows[0].quadrant === state.quadrant;
    const fill = cell.head?.colour ?? type.name.fill;
    const size = SMALL.count;
    const style = { ...type.name, fill, class: "grid-count", size, bold, anchor: "middle" };
    write(svg, cell.head?.count ?? cell.n, across, y[5 - cell.power] + SMALL.cell / 2, style);
  }
}

function drawQuadrantControl(state, svg, quadrant, chosen, x, y) {
  const { spec } = state;
  const [from, to] = quadrant.high_interest ? [spec.first_high - 1, 5] : [0, spec.first_high - 1];
  const [top, bottom] = quadrant.high_power ? [0, 6 - spec.first_high] : [6 - spec.first_high, 5];
  const box = { x: x[from], y: y[top], width: x[to] - x[from], height: y[bottom] - y[top] };
  const choose = () => {
    state.quadrant = quadrant.id;
    paint(state);
  };
  if (chosen) {
    draw(svg, "rect", {
      ...box, fill: "none", stroke: spec.colours.accent, "stroke-width": spec.sizes.selected,
    });
  }
  const label = `${quadrant.label}: ${quadrant.count}`;
  control(state, svg, `quadrant:${quadrant.id}`, label, box, choose,
    { class: "grid-quadrant", tabindex: 0, "aria-pressed": String(chosen) });
}

// Oldest contact first; who has none on record stands last.
function oldestFirst(rows) {
  const named = [...rows].sort((a, b) => a.label.localeCompare(b.label));
  const dated = named.filter(({ last }) => last);
  dated.sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
  return [...dated, ...named.filter(({ last }) => !last)];
}

// The names of a crowd are its most recent ones, and here the first dozen of them stand that way.
const CROWD_LIST = 12;

function newestFirst(rows) {
  const named = [...rows].sort((a, b) => a.label.localeCompare(b.label));
  return named.sort((a, b) => (a.last > b.last ? -1 : a.last < b.last ? 1 : 0));
}

function drawList(state, svg, type, quadrant, top, width) {
  const { spec } = state;
  const right = width - 1;
  const years = spec.show_years;
  const scoresAt = right - (years ? SMALL.scores : 0);
  const small = { ...type.words, size: spec.sizes.count, anchor: "end" };
  const label = write(svg, `${quadrant.label} `, 0, top, type.head);
  const n = quadrant.n.toLocaleString("en").replaceAll(",", "\u202f");
  draw(label, "tspan", { fill: spec.colours.muted, "font-weight": 400 }).textContent = n;
  const headed = textWidth(`${quadrant.label} ${n}`, type.head);
  if (headed < scoresAt - textWidth("interest · power", small) + 22) {
    write(svg, "interest · power", scoresAt + (years ? 22 : 0), top, small);
  }
  if (years) write(svg, "last", right, top, small);

  const order = spec.crowd ? "newest contact first" : "oldest contact first";
  const named = `${quadrant.label}: ${quadrant.count}, ${order}`;
  const list = draw(svg, "g", { role: "group", "aria-label": named });
  const all = spec.cells.flatMap((cell) => cell.rows)
    .filter((row) => row.quadrant === quadrant.id);
  const rows = spec.crowd ? newestFirst(all).slice(0, CROWD_LIST) : oldestFirst(all);
  const first = top + 16;
  rows.forEach((row, i) => {
    drawListRow(state, list, type, row, first + SMALL.row * i, width, scoresAt);
  });
  const end = first + SMALL.row * rows.length;
  if (rows.length === quadrant.n) return end + 1;
  const more = (quadrant.n - rows.length).toLocaleString("en").replaceAll(",", "\u202f");
  const muted = { ...type.name, class: undefined, fill: spec.colours.muted };
  line(list, 0, end, width, end, spec.colours.border, spec.sizes.grid_line);
  write(list, `+${more} in the table`, 26, end + SMALL.row / 2, muted);
  return end + SMALL.row + 1;
}

function drawListRow(state, list, type, row, top, width, scoresAt) {
  const { spec } = state;
  const middle = top + SMALL.row / 2;
  line(list, 0, top, width, top, spec.colours.border, spec.sizes.grid_line);
  const element = actorControl(state, list, row,
    { x: 1, y: top + 2, width: width - 2, height: SMALL.row - 4 });
  state.stops.push({ element, column: 0, middle });
  symbol(element, row, 11, middle, spec);
  const style = nameStyle(row, type, spec.show_years);
  const scores = { ...type.name, class: "grid-scores", fill: spec.colours.muted, anchor: "end" };
  const room = scoresAt - textWidth(row.scores, scores) - 26 - 8;
  write(element, fitted(row.label, room, style), 26, middle, style);
  writeBeside(list, row.scores, scoresAt, middle, scores);
  if (!spec.show_years) return;
  const year = { ...type.name, class: "grid-year", anchor: "end" };
  writeBeside(list, row.year, width - 1, middle, row.accent ? { ...year, ...type.accent } : year);
}

// ---------------------------------------------------------------- painting and moving about

function paint(state) {
  const { root, spec } = state;
  const width = Math.floor(root.clientWidth);
  if (!width) return;
  const picture = [spec.version, width, state.quadrant, [...state.expanded], state.fonts].join("|");
  if (picture === state.picture) return;
  state.picture = picture;

  const held = state.focusNext ?? root.getRootNode().activeElement?.dataset?.stop;
  Object.assign(state, { focusNext: null, stops: [], acts: new WeakMap(), tips: new WeakMap() });
  colourCss(root, spec.colours);
  const svg = document.createElementNS(SVG, "svg");
  const phone = width < PHONE;
  for (const [name, value] of Object.entries({
    xmlns: SVG, width, role: "group", "aria-label": spec.alt || "Grid of interest by power",
    class: phone ? "grid-svg grid-phone" : "grid-svg",
  })) svg.setAttribute(name, value);
  draw(svg, "desc").textContent = "Arrow keys move between the names, Enter opens one.";
  const height = Math.ceil((phone ? drawPhone : drawGrid)(state, svg, width));
  svg.setAttribute("height", height);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  listen(state, svg);
  state.tip.hidden = true;
  root.replaceChildren(svg, state.tip);
  makeReachable(state);
  if (held) [...svg.querySelectorAll("[data-stop]")].find((e) => e.dataset.stop === held)?.focus();
}

function colourCss(root, colours) {
  root.style.setProperty("--grid-text", colours.text);
  root.style.setProperty("--grid-muted", colours.muted);
  root.style.setProperty("--grid-edge", colours.axis_line);
  root.style.setProperty("--grid-background", colours.background);
}

// One tab stop for all names: the one last visited, or the first.
function makeReachable(state) {
  const last = state.stops.find(({ element }) => element.dataset.stop === state.visited);
  const reachable = last ?? state.stops[0];
  for (const { element } of state.stops) {
    element.setAttribute("tabindex", element === reachable?.element ? 0 : -1);
  }
}

function listen(state, svg) {
  const control = (event) => event.target.closest?.("[data-stop]");
  svg.onclick = (event) => {
    const element = control(event);
    if (element) state.acts.get(element)?.();
  };
  svg.onkeydown = (event) => {
    if (control(event)) press(state, control(event), event);
  };
  svg.onpointerover = (event) => {
    if (event.pointerType !== "touch") showTip(state, control(event));
  };
  svg.onpointerleave = () => showTip(state, null);
}

// On the frame, not on the svg: an svg that listens to focus becomes a Tab stop of its own.
function followFocus(state) {
  state.root.addEventListener("focusin", (event) => {
    const element = event.target.closest?.("[data-stop]");
    if (!element || !state.stops.some((stop) => stop.element === element)) return;
    state.visited = element.dataset.stop;
    makeReachable(state);
    if (element.matches(":focus-visible")) showTip(state, element);
  });
  state.root.addEventListener("focusout", () => showTip(state, null));
}

function press(state, element, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") return showTip(state, null);
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (!event.repeat) state.acts.get(element)?.();
    return;
  }
  const next = neighbour(state.stops, element, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// Up and down run through a column and on into the next, so that they reach every name;
// left and right go to the nearest height in the next column that has names.
function neighbour(stops, element, key) {
  const here = stops.find((stop) => stop.element === element);
  if (!here) return null;
  const ordered = [...stops].sort((a, b) => a.column - b.column || a.middle - b.middle);
  const at = ordered.indexOf(here);
  const near = (a, b) => Math.abs(a.middle - here.middle) - Math.abs(b.middle - here.middle);
  const beside = (side) => {
    const beyond = ordered.filter(({ column }) => (column - here.column) * side > 0);
    const gap = Math.min(...beyond.map(({ column }) => Math.abs(column - here.column)));
    return beyond.filter(({ column }) => Math.abs(column - here.column) === gap).sort(near)[0];
  };
  const moves = {
    ArrowDown: () => ordered[at + 1],
    ArrowUp: () => ordered[at - 1],
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
    Home: () => ordered[0],
    End: () => ordered[ordered.length - 1],
  };
  return moves[key]?.()?.element ?? null;
}

// The tooltip repeats what the control's label says, for the eye.
function showTip(state, element) {
  const { tip, root } = state;
  const words = element && state.tips.get(element);
  tip.hidden = !words;
  if (!words) return;
  tip.replaceChildren(...words.filter(Boolean).map((text) => {
    const part = document.createElement("div");
    part.textContent = text;
    return part;
  }));
  const [frame, box] = [root.getBoundingClientRect(), element.getBoundingClientRect()];
  tip.style.left = "0px";
  const left = Math.min(box.left - frame.left + 20, frame.width - tip.offsetWidth);
  const below = box.bottom - frame.top + 3;
  const fits = box.bottom + 3 + tip.offsetHeight <= window.innerHeight;
  tip.style.left = `${Math.max(left, 0)}px`;
  tip.style.top = `${fits ? below : box.top - frame.top - tip.offsetHeight - 3}px`;
}

// ---------------------------------------------------------------- life

function begin(parentElement, root, spec) {
  const tip = document.createElement("div");
  tip.className = "grid-tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  const state = {
    root, tip, spec, expanded: new Set(), quadrant: "manage_closely", fonts: 0, picture: "",
    visited: null, focusNext: null, stops: [], acts: new WeakMap(), tips: new WeakMap(),
  };
  state.observer = new ResizeObserver(() => paint(state));
  state.observer.observe(root);
  states.set(parentElement, state);
  followFocus(state);
  takeFocusBack(state);
  whenFontsCome(state);
  return state;
}

// A dialog that closes gives the focus back to the host of our shadow root, as near as it can
// see: the host passes it on to the name last visited. (A tabindex on the host would do it too,
// but hides every name from the Tab key.)
function takeFocusBack(state) {
  const { host } = state.root.getRootNode();
  if (!host) return;
  host.focus = (options) => {
    const last = state.stops.find(({ element }) => element.dataset.stop === state.visited);
    last?.element.focus(options);
  };
}

// The first painting may measure a fallback typeface: paint again when the real one is there.
function whenFontsCome(state) {
  const faces = ["400", "700", "italic 400", "italic 700"];
  const loads = faces.map((face) => document.fonts.load(`${face} 16px ${state.spec.font}`));
  Promise.allSettled(loads).then(() => document.fonts.ready).then(() => {
    state.fonts = 1;
    paint(state);
  });
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".grid-root");
  if (!root || !data) return;
  let state = states.get(parentElement);
  if (state?.root !== root) {
    state?.observer.disconnect();
    state = begin(parentElement, root, data);
  }
  state.spec = data;
  state.choose = (id) => setTriggerValue("actor", id);
  paint(state);
  return () => {
    state.observer.disconnect();
    states.delete(parentElement);
  };
}
