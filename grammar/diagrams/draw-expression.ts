import { escapeXml } from "./escape-xml.ts";
import type { Expression } from "./expression.ts";
import { writeExpression } from "./write-ebnf.ts";

/** A part of a railroad: how much room it takes beside, above and below its track, and how it is drawn. */
export interface Drawing {
  readonly width: number;
  readonly up: number;
  readonly down: number;
  /** SVG elements with the track coming in at `x`, `y`. */
  readonly draw: (x: number, y: number) => string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels: a character of the font, half the height of a box, the radius of a bend, the track between two boxes. */
const CHARACTER = 7.85;
const HALF = 13;
const BEND = 10;
const TRACK = 12;
const GAP = 9;

type Repeated = Extract<Expression, { kind: "repeated" }>;

/** Draws what a rule allows, `links` being the rules that a box may lead to. */
export function drawExpression(expression: Expression, links: ReadonlySet<string>): Drawing {
  switch (expression.kind) {
    case "name":
      return links.has(expression.name) ? link(expression.name) : box(expression.name, "name");
    case "literal":
      return box(expression.text, "literal");
    case "class":
    case "except":
      return box(writeExpression(expression).replace(/^\( (.*) \)$/, "$1"), "class");
    case "sequence":
      return row(expression.parts.map((part) => drawExpression(part, links)));
    case "choice":
      return stack(expression.parts.map((part) => drawExpression(part, links)));
    case "repeated":
      return drawRepeated(expression, links);
  }
}

function drawRepeated({ part, times }: Repeated, links: ReadonlySet<string>): Drawing {
  const once = drawExpression(part, links);
  const repeated = times === "?" ? once : loop(once);
  return times === "+" ? repeated : bypass(repeated);
}

function box(text: string, look: "name" | "literal" | "class"): Drawing {
  const width = Math.round(text.length * CHARACTER) + 22;
  const radius = look === "name" ? 3 : HALF;
  const draw = (x: number, y: number): string =>
    `<rect class="${look}" x="${x}" y="${y - HALF}" width="${width}" height="${2 * HALF}" rx="${radius}"/>` +
    `<text x="${x + width / 2}" y="${y + 4.5}">${escapeXml(text)}</text>`;
  return { width, up: HALF, down: HALF, draw };
}

function link(name: string): Drawing {
  const plain = box(name, "name");
  return { ...plain, draw: (x, y) => `<a href="#${name}">${plain.draw(x, y)}</a>` };
}

function row(parts: readonly Drawing[]): Drawing {
  const starts = parts.map((_, index) => sum(parts.slice(0, index).map(({ width }) => width + TRACK)));
  return {
    width: sum(parts.map(({ width }) => width)) + TRACK * (parts.length - 1),
    up: Math.max(...parts.map(({ up }) => up)),
    down: Math.max(...parts.map(({ down }) => down)),
    draw: (x, y) =>
      parts
        .map((part, index) => {
          const at = x + (starts[index] ?? 0);
          return (index === 0 ? "" : track(at - TRACK, y, TRACK)) + part.draw(at, y);
        })
        .join(""),
  };
}

/** The first on the track, the others below it. */
function stack(parts: readonly Drawing[]): Drawing {
  const [first, ...others] = parts;
  if (first === undefined) return { width: 0, up: 0, down: 0, draw: () => "" };
  const inner = Math.max(...parts.map(({ width }) => width));
  let bottom = first.down;
  const depths = others.map(({ up, down }) => {
    const depth = Math.max(bottom + GAP + up, 2 * BEND);
    bottom = depth + down;
    return depth;
  });
  const lay = (part: Drawing, x: number, y: number): string =>
    part.draw(x, y) + track(x + part.width, y, inner - part.width);
  const side = 2 * BEND;
  return {
    width: inner + 2 * side,
    up: first.up,
    down: bottom,
    draw: (x, y) =>
      track(x, y, side) +
      lay(first, x + side, y) +
      track(x + side + inner, y, side) +
      others
        .map(
          (part, index) =>
            branch({ x, y }, depths[index] ?? 0, inner) + lay(part, x + side, y + (depths[index] ?? 0)),
        )
        .join(""),
  };
}

/** The way down to a track that is `depth` below, and back up again behind it. */
function branch({ x, y }: Point, depth: number, inner: number): string {
  const rest = depth - 2 * BEND;
  const down = `M${x} ${y}q${BEND} 0 ${BEND} ${BEND}v${rest}q0 ${BEND} ${BEND} ${BEND}`;
  const up = `M${x + inner + 2 * BEND} ${y + depth}q${BEND} 0 ${BEND} ${-BEND}v${-rest}q0 ${-BEND} ${BEND} ${-BEND}`;
  return `<path d="${down}${up}"/>`;
}

/** A way past it, above. */
function bypass(part: Drawing): Drawing {
  const height = Math.max(part.up + GAP, 2 * BEND);
  const side = 2 * BEND;
  const width = part.width + 2 * side;
  return {
    width,
    up: height + 2,
    down: part.down,
    draw: (x, y) => {
      const rest = height - 2 * BEND;
      const over = `M${x} ${y}q${BEND} 0 ${BEND} ${-BEND}v${-rest}q0 ${-BEND} ${BEND} ${-BEND}h${part.width}q${BEND} 0 ${BEND} ${BEND}v${rest}q0 ${BEND} ${BEND} ${BEND}`;
      return `<path d="${over}"/>${track(x, y, side)}${part.draw(x + side, y)}${track(x + side + part.width, y, side)}`;
    },
  };
}

/** A way back, below. */
function loop(part: Drawing): Drawing {
  const depth = Math.max(part.down + GAP, 2 * BEND);
  return {
    width: part.width + 2 * BEND,
    up: part.up,
    down: depth + 2,
    draw: (x, y) => {
      const rest = depth - 2 * BEND;
      const back = `M${x + BEND + part.width} ${y}q${BEND} 0 ${BEND} ${BEND}v${rest}q0 ${BEND} ${-BEND} ${BEND}h${-part.width}q${-BEND} 0 ${-BEND} ${-BEND}v${-rest}q0 ${-BEND} ${BEND} ${-BEND}`;
      return `<path d="${back}"/>${track(x, y, BEND)}${part.draw(x + BEND, y)}${track(x + BEND + part.width, y, BEND)}`;
    },
  };
}

function track(x: number, y: number, length: number): string {
  return length <= 0 ? "" : `<path d="M${x} ${y}h${length}"/>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
