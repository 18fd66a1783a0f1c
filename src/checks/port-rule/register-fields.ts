import { accepted, refused, sameKeyword } from "../fields.ts";
import type { Field, FieldResult, FieldSource, Operand } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

/** Something that a policy says of some of its ports: `22: remote administration`; `ports` is `null` for all. */
export interface PortNote {
  readonly ports: string | null;
  readonly text: string;
}

type Notes = readonly PortNote[];

/** What every port check may say for the register of ports and services. It changes no verdict. */
export const registerFields = {
  justification: noteField("justification", {
    summary: "why the ports are in use, for the register; of one port with its number before it",
    example: '"22: remote administration" || "443: the shop"',
    parse: parseNotes,
  }),
  ownerContact: noteField("owner_contact", {
    summary: "who answers for the ports, for the register",
    example: '"it-operations@example.org"',
    parse: parseNotes,
  }),
  reviewDate: noteField("review_date", {
    summary: "the day by which the justification is looked at again, for the register",
    example: '"2027-06-30"',
    parse: parseDates,
  }),
};

function noteField(
  keyword: string,
  about: Pick<Field<Notes>, "summary" | "example" | "parse">,
): Field<Notes, "optional"> {
  return {
    keyword: sameKeyword(keyword),
    presence: "optional",
    origin: "extension",
    repetition: "many",
    ...about,
  };
}

function operandsOf(source: FieldSource): readonly Operand[] {
  return [source, ...source.others].flatMap(({ alternatives }) => alternatives);
}

function parseNotes(source: FieldSource): FieldResult<Notes> {
  const notes = operandsOf(source).map(noteOf);
  if (notes.every(({ text }) => text !== "")) return accepted(notes);
  return refused({ code: "AUD2043", severity: "error", message: "expected a text, found none" });
}

/** A colon and a blank end the ports; whether they are some is known where the list of the rule is. */
function noteOf({ text }: Operand): PortNote {
  const [, ports, rest] = /^((?:rpc:)?[^:]{1,200}):\s+(.*)$/is.exec(text.trim()) ?? [];
  if (ports === undefined || rest === undefined) return { ports: null, text: text.trim() };
  return { ports: ports.trim(), text: rest.trim() };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function parseDates(source: FieldSource): FieldResult<Notes> {
  const notes = operandsOf(source).map(noteOf);
  const wrong = notes.find(({ text }) => !isDay(text));
  if (wrong === undefined) return accepted(notes);
  const message = `"${shorten(wrong.text, 60)}" is not a day`;
  return refused({ code: "AUD2124", severity: "error", message, hint: "write YYYY-MM-DD, as in 2027-06-30" });
}

function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
