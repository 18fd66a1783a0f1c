/** The names of one RPC program: its first name and the others, as the file has them. */
export interface ProgramNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

const ENTRY = /^[ \t\v\f\r]*([^ \t\v\f\r]+)[ \t\v\f\r]+\+?(\d+)(?:[ \t\v\f\r]+(.*))?$/s;
const LARGEST_PROGRAM = 0xffff_ffff;

/** Reads `/etc/rpc` (`name number alias … # comment`) by program number; the first line of a number counts. */
export function parseProgramNames(text: string): ReadonlyMap<number, ProgramNames> {
  const programs = new Map<number, ProgramNames>();
  for (const line of text.split("\n")) {
    const [, name, number, rest = ""] = ENTRY.exec(line.replace(/[#\0].*/s, "")) ?? [];
    const program = Number(number);
    if (name === undefined || program > LARGEST_PROGRAM || programs.has(program)) continue;
    programs.set(program, { name, aliases: rest.split(/[ \t\v\f\r]+/).filter((alias) => alias !== "") });
  }
  return programs;
}
