import { grouped } from "../wording/count-of.ts";

/** A part of the page: blocks that are taken as a whole or not at all. */
export interface Section {
  readonly head: string;
  /** Made one at a time: what finds no room is never made. */
  readonly blocks: Iterable<string>;
  readonly count: number;
  readonly foot: string;
}

/** Bytes kept free for the head and foot of each section and for the line that says what is left out. */
const FRAME = 800;

/** The sections in order, cut between blocks where there is no more room, always with the number that is left out. */
export function fillPage(sections: readonly Section[], budget: number): string {
  const told = sections.filter(({ count }) => count > 0);
  let room = budget - told.length * FRAME;
  return told
    .map((section) => {
      const { text, size } = filled(section, room);
      room -= size;
      return text;
    })
    .join("");
}

function filled({ head, blocks, count, foot }: Section, room: number) {
  const kept: string[] = [];
  let size = 0;
  for (const block of blocks) {
    const bytes = Buffer.byteLength(block);
    if (size + bytes > room) break;
    kept.push(block);
    size += bytes;
  }
  const left = count - kept.length;
  const rest = left === 0 ? "" : `\n**… and ${grouped(left)} more that this page has no room for.**\n`;
  return { text: head + kept.join("") + rest + foot, size };
}
