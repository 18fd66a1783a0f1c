import type { Drawing } from "./draw-expression.ts";
import { drawExpression } from "./draw-expression.ts";
import { escapeXml } from "./escape-xml.ts";
import type { Production } from "./expression.ts";
import type { GrammarSection } from "./grammar-sections.ts";

const MARGIN = 32;
const END = 14;
const STYLE = `
  svg { color-scheme: light dark; background: #fff; }
  text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; text-anchor: middle; fill: #1c2733; }
  .title, .about, .rule, .note { text-anchor: start; }
  .title { font: 600 22px system-ui, sans-serif; }
  .about, .note { font: 13px system-ui, sans-serif; fill: #5a6875; }
  .rule { font-weight: 600; fill: #1c2733; }
  path { fill: none; stroke: #7d8b99; stroke-width: 1.5; }
  rect { stroke-width: 1.2; }
  .name { fill: #e8f0fb; stroke: #6f9bd6; }
  .literal { fill: #e9f6ec; stroke: #66b27c; }
  .class { fill: #fbf3e0; stroke: #cfa64b; }
  .end { stroke-width: 3; }
  a:hover rect { stroke-width: 2.4; }
  @media (prefers-color-scheme: dark) {
    svg { background: #12181f; }
    text, .rule { fill: #dce5ee; }
    .about, .note { fill: #93a3b3; }
    path { stroke: #6d7d8d; }
    .name { fill: #1b2d45; stroke: #4f7fbf; }
    .literal { fill: #17321f; stroke: #4b9663; }
    .class { fill: #382d12; stroke: #a8842f; }
  }
`;

/** Where a row of diagrams ends, unless a single one is wider. */
const PAGE_WIDTH = 1320;
const BETWEEN = 44;

interface Page {
  readonly parts: string[];
  width: number;
  /** The top of the row, where the next diagram goes in it, and the bottom of the deepest one so far. */
  y: number;
  x: number;
  bottom: number;
}

/** Railroad diagrams of the whole grammar as one SVG, which needs nothing but itself. */
export function drawRailroads(sections: readonly GrammarSection[]): string {
  const links = new Set(sections.flatMap(({ productions }) => productions.map(({ name }) => name)));
  const page: Page = { parts: [], width: 0, y: MARGIN, x: MARGIN, bottom: MARGIN };
  for (const section of sections) {
    drawIntroduction(page, section);
    for (const production of section.productions) drawRule(page, production, links);
    endRow(page);
  }
  const [width, height] = [Math.ceil(page.width + MARGIN), Math.ceil(page.y + MARGIN / 2)];
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}>`;
  const title = "<title>Railroad diagrams of the .audit policy language</title>";
  return [head, title, `<style>${STYLE}</style>`, ...page.parts, "</svg>", ""].join("\n");
}

function drawIntroduction(page: Page, { title, about }: GrammarSection): void {
  page.y += 12;
  page.parts.push(label("title", title, page));
  page.y += 12;
  for (const line of about) {
    page.y += 18;
    page.parts.push(label("about", line, page));
  }
  page.y += 34;
}

function drawRule(page: Page, { name, expression, note = "" }: Production, links: ReadonlySet<string>): void {
  const drawing = drawExpression(expression, links);
  const noteAt = name.length * 8 + 12;
  const width = Math.max(drawing.width + 2 * END, noteAt + note.length * 6.5);
  if (page.x > MARGIN && page.x + width > PAGE_WIDTH) endRow(page);
  const { x, y: top } = page;
  const y = top + 14 + drawing.up;
  const remark = note === "" ? "" : label("note", note, { x: x + noteAt, y: top });
  const title = label("rule", name, { x, y: top });
  page.parts.push(`<g id="${name}">${title}${remark}${framed(drawing, x, y)}</g>`);
  page.width = Math.max(page.width, x + width);
  page.bottom = Math.max(page.bottom, y + drawing.down);
  page.x = x + width + BETWEEN;
}

/** With the ends of the track on both sides. */
function framed({ draw, width }: Drawing, x: number, y: number): string {
  const right = x + END + width;
  return (
    `<path class="end" d="M${x} ${y - 8}v16M${right + END} ${y - 8}v16"/>` +
    `<path d="M${x} ${y}h${END}M${right} ${y}h${END}"/>${draw(x + END, y)}`
  );
}

function endRow(page: Page): void {
  page.x = MARGIN;
  page.y = page.bottom + 36;
  page.bottom = page.y;
}

function label(look: string, text: string, { x, y }: { readonly x: number; readonly y: number }): string {
  return `<text class="${look}" x="${x}" y="${y}">${escapeXml(text)}</text>`;
}
