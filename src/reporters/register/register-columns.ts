import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { PortRegister, RegisterRow } from "../../model/port-register.ts";
import { timeWords } from "../wording/time-words.ts";

/** One column of the register: its title, and what stands in it; several texts are several lines. */
export interface RegisterColumn {
  readonly title: string;
  readonly cell: (row: RegisterRow, register: PortRegister) => readonly string[];
}

const STATUS_WORDS: Readonly<Record<RegisterRow["status"], string>> = {
  open: "open",
  closed: "closed",
  "not-seen": "not seen",
  "not-listed": "open, not listed",
};

const REVIEW_WORDS: Readonly<Record<RegisterRow["review"], string>> = {
  due: " (over)",
  current: "",
  unknown: " (the time of the evidence is not known)",
  none: "",
};

/** The table that auditors ask for, in the order in which they read it. */
export const REGISTER_COLUMNS: readonly RegisterColumn[] = [
  { title: "Port", cell: ({ port, portType }) => [`${port}/${portType.toLowerCase()}`] },
  {
    title: "State",
    cell: ({ status, detail }) => [STATUS_WORDS[status], ...(detail === null ? [] : [detail])],
  },
  { title: "Service", cell: ({ service }) => given(service) },
  { title: "Process", cell: ({ listeners }) => distinct(listeners.flatMap(programsOf)) },
  { title: "Address", cell: (row) => distinct(row.listeners.map((listener) => addressIn(row, listener))) },
  { title: "Justification", cell: ({ justification }) => given(justification) },
  { title: "Contact", cell: ({ ownerContact }) => given(ownerContact) },
  {
    title: "Review by",
    cell: ({ reviewDate, review }) => given(reviewDate, REVIEW_WORDS[review]),
  },
  { title: "Reference", cell: ({ reference }) => reference },
  {
    title: "Rule",
    cell: ({ rules }) => rules.map(({ title, location }) => `${title} (${location.file}:${location.line})`),
  },
  {
    title: "Evidence",
    cell: (_, { target, seenAt }) => [seenAt === "" ? target : `${target}, ${timeWords(seenAt)}`],
  },
];

function given(text: string | null, suffix = ""): readonly string[] {
  return text === null ? [] : [text + suffix];
}

/** With its port where the row is of several: `808[0-9]`. */
function addressIn({ port: member }: RegisterRow, { address, family, port }: ListeningSocket): string {
  if (member === String(port)) return address;
  return `${family === "ipv6" ? `[${address}]` : address}:${port}`;
}

function programsOf({ owners }: ListeningSocket): readonly string[] {
  if (owners.status === "kernel") return ["the kernel"];
  if (owners.status === "not-requested") return [];
  const programs = owners.processes.map(({ executable, comm }) =>
    executable.status === "observed" ? executable.value.path : comm,
  );
  return owners.status === "partial" ? [...programs, "not wholly seen"] : programs;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** How many lines there are of each kind, in one sentence. */
export function registerSummary({ rows }: PortRegister): string {
  const count = (test: (row: RegisterRow) => boolean) => rows.filter(test).length;
  const open = count(({ status }) => status === "open" || status === "not-listed");
  return [
    `${open} open`,
    `${count(({ status }) => status === "closed")} closed`,
    `${count(({ status }) => status === "not-seen")} not seen`,
    `${count(({ status }) => status === "not-listed")} of these not listed`,
    `${count(isUnjustified)} open without a justification`,
    `${count(({ review }) => review === "due")} with a review that is over`,
  ].join(" · ");
}

/** Whether a port is open and no policy says why. What a rule says of another listener on it does not count. */
export function isUnjustified({ status, justification }: RegisterRow): boolean {
  return status === "not-listed" || (status === "open" && justification === null);
}
