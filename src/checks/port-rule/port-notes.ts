import type { PortNotes } from "../../model/port-register.ts";
import type { ReviewIssue } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { PortMember } from "./port-member.ts";
import type { PortNote } from "./register-fields.ts";
import { splitPortList } from "./split-port-list.ts";

/** Values of `registerFields`, beside the list that they speak of. */
export interface NotedPorts {
  readonly ports: readonly PortMember[];
  readonly justification: readonly PortNote[] | null;
  readonly ownerContact: readonly PortNote[] | null;
  readonly reviewDate: readonly PortNote[] | null;
}

/** What a rule says of one member of its list. What it says of this member goes before what it says of all. */
export function notesOn(member: PortMember, values: NotedPorts): PortNotes {
  return {
    justification: noteFor(member, values.justification ?? [], values),
    ownerContact: noteFor(member, values.ownerContact ?? [], values),
    reviewDate: noteFor(member, values.reviewDate ?? [], values),
  };
}

function noteFor(member: PortMember, notes: readonly PortNote[], values: NotedPorts): string | null {
  const own = notes.find(({ ports }) => namesIn(ports).includes(member.text));
  if (own !== undefined) return own.text;
  const general = notes.find((note) => !isOfSome(note, values));
  return general === undefined ? null : wholeText(general);
}

/** Whether the words before a colon are ports of the list, and not the beginning of a sentence. */
function isOfSome({ ports }: PortNote, values: NotedPorts): boolean {
  const listed = new Set(values.ports.map(({ text }) => text));
  return ports !== null && (looksLikePorts(ports) || namesIn(ports).some((name) => listed.has(name)));
}

function wholeText({ ports, text }: PortNote): string {
  return ports === null ? text : `${ports}: ${text}`;
}

function namesIn(ports: string | null): readonly string[] {
  return ports === null ? [] : splitPortList(ports).map(({ text }) => text);
}

function looksLikePorts(text: string): boolean {
  return /^[\d\s,[\]-]+$/.test(text);
}

/** Notes on ports that the rule does not list. */
export function reviewNotes(values: NotedPorts): readonly ReviewIssue[] {
  const keywords = [
    ["justification", values.justification],
    ["owner_contact", values.ownerContact],
    ["review_date", values.reviewDate],
  ] as const;
  const listed = new Set(values.ports.map(({ text }) => text));
  return keywords.flatMap(([keyword, notes]) =>
    (notes ?? [])
      .filter((note) => isOfSome(note, values))
      .flatMap(({ ports }) => namesIn(ports))
      .filter((name) => !listed.has(name))
      .map((name) => ({
        code: "AUD2125",
        severity: "warning" as const,
        message: `${keyword} speaks of ${shorten(name, 60)}, which is no member of the list as written`,
        hint: "write it as it stands in the list of ports",
        keyword,
      })),
  );
}
