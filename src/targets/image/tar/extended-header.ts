import { malformed } from "../image-fault.ts";

/** Values that take the place of those in the next header: PAX records (pax(1)), or a long name of GNU tar. */
export type Extended = ReadonlyMap<string, string>;

/** Reads records `LENGTH KEY=VALUE\n`; texts stay bytes, as Latin-1. The last of a key counts. */
export function parsePaxRecords(bytes: Buffer): Extended {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const [digits = "", length] = /^(\d{1,7}) /.exec(bytes.toString("latin1", at, at + 8)) ?? [];
    const end = at + Number(length);
    const record = bytes.toString("latin1", at + digits.length, end - 1);
    const equals = record.indexOf("=");
    const isWhole = length !== undefined && end <= bytes.length && bytes[end - 1] === 0x0a;
    if (!isWhole || equals < 1) throw malformed("An extended header of the tar archive is damaged.");
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at = end;
  }
  return records;
}

/** The text of an entry of GNU tar that holds a long name. */
export function parseLongName(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("latin1", 0, end === -1 ? bytes.length : end);
}

/** A whole number among the records; `null` where there is none. */
export function numberIn(records: Extended, key: string): number | null {
  const text = records.get(key);
  if (text === undefined || text === "") return null;
  const number = /^\d{1,16}(?:\.\d*)?$/.test(text) ? Math.floor(Number(text)) : Number.NaN;
  if (!Number.isSafeInteger(number))
    throw malformed(`An extended header of the tar archive has a wrong ${key}.`);
  return number;
}
