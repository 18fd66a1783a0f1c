import type { Doubt } from "../held-sockets/row-reading.ts";
import type { FileList, ListedFile, LostLine } from "./listed-file.ts";

/** A field of the output for programs: a letter, then its value. */
interface Field {
  readonly id: string;
  readonly value: string;
  readonly line: number;
}

/** Fields of a process and of the file that is being read. */
interface Reading {
  readonly files: ListedFile[];
  readonly lost: LostLine[];
  process: Map<string, string>;
  file: Map<string, string>;
  line: number;
}

const OF_A_PROCESS = new Set(["p", "g", "R", "c", "u", "L", "K", "M", "Z", "z", "m"]);
const FAMILIES = new Map([
  ["IPv4", "ipv4"],
  ["IPv6", "ipv6"],
] as const);

const NO_FIELD: Doubt = { reason: "malformed-output", words: "is no field of lsof." };
const INCOMPLETE: Doubt = {
  reason: "not-recorded",
  words: "begins a socket without its process, type or protocol: run lsof with `-F pcuLtdPnT`.",
};

/** Whether a text begins as `lsof -F` does: the number of a process, then another field. */
export function isFieldOutput(start: string): boolean {
  return /^p\d+(?:\0\n?|\r?\n)[a-zA-Z]/.test(start);
}

/** Reads the output of `lsof -F` and `-F0`, with the fields that were asked for. */
export function parseFields(text: string): FileList {
  const isNulEnded = text.includes("\0");
  const reading: Reading = { files: [], lost: [], process: new Map(), file: new Map(), line: 1 };
  for (const field of isNulEnded ? nulFields(text) : lineFields(text)) takeField(reading, field);
  endFile(reading);
  const { files, lost } = reading;
  return { variant: isNulEnded ? "lsof -F0" : "lsof -F", files, lost, remarks: [] };
}

function* lineFields(text: string): Generator<Field> {
  for (const [index, line] of text.split("\n").entries())
    if (line !== "") yield { id: line.charAt(0), value: line.slice(1).replace(/\r$/, ""), line: index + 1 };
}

/** Each set of fields ends with a line feed. */
function* nulFields(text: string): Generator<Field> {
  let line = 1;
  for (const piece of text.split("\0")) {
    const isNewSet = piece.startsWith("\n");
    if (isNewSet) line += 1;
    const field = isNewSet ? piece.slice(1) : piece;
    if (field !== "") yield { id: field.charAt(0), value: field.slice(1), line };
  }
}

function takeField(reading: Reading, { id, value, line }: Field): void {
  if (id === "p") {
    endFile(reading);
    reading.process = new Map();
  }
  if (OF_A_PROCESS.has(id)) {
    reading.process.set(id, value);
    return;
  }
  // Old versions give `f` only where it is asked for: then a second field of a kind begins another file.
  if (id === "f" || (reading.file.has(id) && id !== "T")) endFile(reading);
  if (reading.file.size === 0) reading.line = line;
  if (/^[a-zA-Z]$/.test(id)) reading.file.set(id, value);
  else reading.lost.push({ line, ...NO_FIELD });
  if (id === "T" && value.startsWith("ST=")) reading.file.set("state", value.slice(3));
}

function endFile(reading: Reading): void {
  const { file, process, line } = reading;
  reading.file = new Map();
  if (file.size === 0) return;
  const type = file.get("t");
  const family = FAMILIES.get(type as "IPv4" | "IPv6");
  const protocol = file.get("P");
  const pid = process.get("p") ?? "";
  if (family !== undefined && protocol !== undefined && /^\d+$/.test(pid))
    reading.files.push({ line, pid: Number(pid), family, protocol, ...wordsOf(process), ...placeIn(file) });
  else if (family !== undefined || resemblesSocket(file)) reading.lost.push({ line, ...INCOMPLETE });
}

/** Without its type, a file whose name ends in a port may be a socket. */
function resemblesSocket(file: ReadonlyMap<string, string>): boolean {
  return !file.has("t") && (!file.has("n") || /^[^/].*:[^/:]+$/.test(file.get("n")?.slice(0, 400) ?? ""));
}

function wordsOf(process: ReadonlyMap<string, string>): Pick<ListedFile, "command" | "uid" | "user"> {
  const uid = process.get("u") ?? "";
  return {
    command: process.get("c") ?? "",
    uid: /^\d{1,10}$/.test(uid) ? Number(uid) : null,
    user: process.get("L") ?? (uid === "" ? null : uid),
  };
}

function placeIn(file: ReadonlyMap<string, string>): Pick<ListedFile, "device" | "name"> {
  const state = file.get("state");
  const device = file.get("d") ?? "";
  return {
    device: /^(?:0x[\da-f]+|\d+)$/i.test(device) ? device : null,
    name: state === undefined ? (file.get("n") ?? "") : `${file.get("n") ?? ""} (${state})`,
  };
}
