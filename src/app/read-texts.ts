import type { ForeignFormat, ForeignReading, ReadingAids } from "../collectors/foreign/foreign-format.ts";
import { indexHolders } from "../collectors/foreign/rmsock/index-holders.ts";

/** A text of another tool, and whose it is. */
export interface ForeignText {
  readonly origin: string;
  readonly format: ForeignFormat;
  readonly text: string;
}

/** A text that was read. */
export interface SourcedReading extends ForeignReading {
  readonly origin: string;
  readonly format: ForeignFormat;
}

const NO_AIDS: ReadingAids = { portOf: () => null };

/** Reads names of ports and answers about single sockets first: other texts need them. */
export function readTexts(texts: readonly ForeignText[]): readonly SourcedReading[] {
  const helpful = texts.filter(isAid).map((text) => readOne(text, NO_AIDS));
  const aids = aidsFrom(helpful);
  return [...helpful, ...texts.filter((text) => !isAid(text)).map((text) => readOne(text, aids))];
}

function isAid({ format }: ForeignText): boolean {
  return format.id === "services" || format.id === "rmsock";
}

function readOne({ origin, format, text }: ForeignText, aids: ReadingAids): SourcedReading {
  return { ...format.parse(text, aids), origin, format };
}

function aidsFrom(readings: readonly SourcedReading[]): ReadingAids {
  const ports = new Map<string, number>();
  for (const { name, aliases, transport, port } of readings.flatMap(({ services = [] }) => services))
    for (const word of [name, ...aliases])
      if (!ports.has(`${word}/${transport}`)) ports.set(`${word}/${transport}`, port);
  return {
    portOf: (name, transport) => ports.get(`${name}/${transport}`) ?? null,
    holdersOf: indexHolders(readings.flatMap(({ heldBlocks = [] }) => heldBlocks)),
  };
}
