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

/** What a rule says of each member of its list. What it says of this member goes before what it says of all. */
export function notesOnMembers(values: NotedPorts): (member: PortMember) => PortNotes {
  const listed = namesListed(values);
  const justification = noteFinder(values.justification ?? [], listed);
  const ownerContact = noteFinder(values.ownerContact ?? [], listed);
  const reviewDate = noteFinder(values.reviewDate ?? [], listed);
  return ({ text }) => ({
    justification: justification(text),
    ownerContact: ownerContact(text),
    reviewDate: reviewDate(text),
  });
}

/** Of two notes on the same, the first counts. */
function noteFinder(
  notes: readonly PortNote[],
  listed: ReadonlySet<string>,
): (member: string) => string | null {
  const general = notes.find((note) => !isOfSome(note, listed));
  const pairs = notes.flatMap(({ ports, text }) => namesIn(ports).map((name) => [name, text] as const));
  const own = new Map(pairs.toReversed());
  return (member) => own.get(member) ?? (general === undefined ? null : wholeText(general));
}

function namesListed({ ports }: NotedPorts): ReadonlySet<string> {
  return new Set(ports.map(({ text }) => text));
}

/** Whether the words before a colon are ports of the list, and not the beginning of a sentence. */
function isOfSome({ ports }: PortNote, listed: ReadonlySet<string>): boolean {
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
  const listed = namesListed(values);
  return keywords.flatMap(([keyword, notes]) =>
    (notes ?? [])
      .filter((note) => isOfSome(note, listed))
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
