import { countOf, grouped } from "../../wording/count-of.ts";
import { endpointWords } from "../../wording/listener-words.ts";
import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import { markup } from "../markup.ts";
import type { Content, Markup } from "../markup.ts";
import { OUTCOME_SIGN } from "../outcome-sign.ts";
import type { SeenListener } from "../seen-listeners.ts";
import { portColumns } from "./port-columns.ts";
import type { PortColumn } from "./port-columns.ts";
import { portGrid, REACHES } from "./port-grid.ts";
import type { Reach, Tile } from "./port-grid.ts";

const COLUMNS = 20;
const WIDTH = 1040;
const LABEL = 150;
/** Few columns are wide, but no wider than this. */
const WIDEST_CELL = 72;
const TOP = 40;
const ROW = 46;
/** So many listeners of a tile are named in its text. */
const NAMED = 5;

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  any: "every address",
  public: "public address",
  private: "private address",
  "link-local": "one network link",
  multicast: "multicast group",
  name: "address by name only",
  loopback: "this host only",
};

/** The measures of one picture. */
interface Drawing {
  readonly columns: readonly PortColumn[];
  readonly rows: readonly Reach[];
  readonly cell: number;
}

/** The listeners as a picture: from where they can be reached, on which ports, and what the findings make of them. */
export function portPicture(listeners: readonly SeenListener[]): Markup {
  const ports = listeners.map(({ listener }) => listener.port);
  const columns = portColumns(ports, COLUMNS);
  const tiles = portGrid(listeners, columns);
  const rows = REACHES.filter((reach) => tiles.some((tile) => tile.reach === reach));
  const cell = Math.min(WIDEST_CELL, Math.floor((WIDTH - LABEL) / columns.length));
  const drawing = { columns, rows, cell };
  const [width, height] = [LABEL + columns.length * cell, TOP + rows.length * ROW + 1];
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Picture of the ports"><svg class="ports" role="group" aria-label="${summaryWords(listeners, columns)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<g aria-hidden="true">${rows.map((reach, index) => rowLabel(reach, { index, width }))}${columns.map((column, index) => columnLabel(column, LABEL + (index + 0.5) * cell))}</g>
${tiles.map((tile) => tileMarkup(drawing, tile))}</svg></div>
${legend(tiles)}`;
}

function summaryWords(listeners: readonly SeenListener[], columns: readonly PortColumn[]): string {
  const range = `port ${columns[0]?.first ?? 0} to ${columns.at(-1)?.last ?? 0}`;
  return `${countOf(listeners.length, "listener")} from ${range}, by reach and port`;
}

function columnLabel({ first, last }: PortColumn, x: number): Markup {
  if (first === last) return markup`<text class="port" x="${x}" y="${TOP - 10}">${first}</text>`;
  return markup`<text class="port" x="${x}" y="${TOP - 23}">${first}<tspan x="${x}" dy="13">–${last}</tspan></text>`;
}

function rowLabel(
  reach: Reach,
  { index, width }: { readonly index: number; readonly width: number },
): Markup {
  const y = TOP + index * ROW;
  return markup`<line class="rule" x1="0" x2="${width}" y1="${y}" y2="${y}"/><text class="reach" x="0" y="${y + ROW / 2 + 4}">${REACH_WORDS[reach]}</text>`;
}

function tileMarkup({ columns, rows, cell }: Drawing, tile: Tile): Markup {
  const { outcome, listeners, column, reach } = tile;
  const [left, top] = [LABEL + columns.indexOf(column) * cell, TOP + rows.indexOf(reach) * ROW];
  const middle = left + cell / 2;
  const words = tileWords(tile);
  const many = listeners.length > 1;
  const sign = markup`<text class="sign ${outcome}" x="${middle}" y="${top + (many ? 19 : 28)}">${OUTCOME_SIGN[outcome]}</text>`;
  const count = many
    ? markup`<text class="many ${outcome}" x="${middle}" y="${top + 36}">${grouped(listeners.length)}</text>`
    : null;
  return markup`<a href="#${listeners[0]?.anchor ?? ""}" aria-label="${words}"><title>${words}</title><rect class="tile ${outcome}" x="${left + 2}" y="${top + 3}" width="${cell - 4}" height="${ROW - 6}" rx="5"/>${sign}${count}</a>
`;
}

function tileWords({ reach, column, outcome, listeners }: Tile): string {
  const { first, last } = column;
  const ports = first === last ? `port ${first}` : `ports ${first} to ${last}`;
  const named = listeners.slice(0, NAMED).map(({ listener, service }) => endpointWords(listener, service));
  const rest = listeners.length - named.length;
  const names = `${named.join(", ")}${rest === 0 ? "" : ` and ${grouped(rest)} more`}`;
  return `${outcome}, ${REACH_WORDS[reach]}, ${ports}: ${countOf(listeners.length, "listener")}: ${names}`;
}

function legend(tiles: readonly Tile[]): Markup {
  const told = OUTCOME_ORDER.filter((outcome) => tiles.some((tile) => tile.outcome === outcome));
  const signs: Content = told.map((outcome) => markup`<span class="badge ${outcome}">${outcome}</span> `);
  return markup`<p class="legend">${signs}<span class="quiet">Each tile holds the listeners that findings speak of, passed ones too, with their number where there are several. It shows the worst outcome of a finding about them. A listener that no rule speaks of is not in the picture.</span></p>`;
}
