import type { ServiceName } from "../../model/name-services.ts";

const BLANKS = /[ \t\v\f\r]+/;
const ENTRY = /^([^ \t\v\f\r]+)[ \t\v\f\r]+(\+?(?:0x[\da-f]+|\d+)|-0+)(?:\/+(.*))?$/is;
const LARGEST_NUMBER = 0xffff_ffff;

/**
 * Reads `/etc/services` as glibc does: `name port/transport alias … # comment`. A number may be hexadecimal or octal
 * and wraps at 65,536; a line of another shape is no entry; letters keep their case; the order is the file's.
 */
export function parseServiceNames(text: string): readonly ServiceName[] {
  return text.split("\n").flatMap((line) => parseLine(line) ?? []);
}

function parseLine(line: string): ServiceName | null {
  const entry = /^[^#\0]*/.exec(line)?.[0].replace(/^[ \t\v\f\r]+/, "") ?? "";
  const [, name, number, rest] = ENTRY.exec(entry) ?? [];
  const port = number === undefined ? null : parsePort(number);
  if (name === undefined || port === null) return null;
  const [transport = "", ...aliases] = (rest ?? "").split(BLANKS);
  return { name, aliases: aliases.filter((alias) => alias !== ""), port, transport };
}

/** C's `strtoul` with base 0, cut to the 16 bits of a port. */
function parsePort(text: string): number | null {
  const digits = text.replace(/^[+-]/, "");
  const isOctal = /^0\d/.test(digits);
  if (isOctal && /[89]/.test(digits)) return null;
  const value = isOctal ? Number.parseInt(digits, 8) : Number(digits);
  return value > LARGEST_NUMBER ? null : value % 65_536;
}
