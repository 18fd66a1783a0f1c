import type { CheckDeclaration } from "./define-check.ts";
import type { Field } from "./fields.ts";

/** One keyword of a check type, as a table shows it. */
export interface KeywordDescription {
  /** Its spelling; that of a Windows policy where it exists only there. */
  readonly keyword: string;
  /** Its spelling in a Windows policy, where that is another one. */
  readonly windowsKeyword: string | null;
  /** `windows`: only a Windows policy has it. */
  readonly place: "everywhere" | "windows";
  readonly presence: Field<unknown>["presence"];
  readonly origin: Field<unknown>["origin"];
  readonly repetition: "once" | "many";
  /** The words to choose from; none where any value will do. */
  readonly words: readonly string[];
  /** Spellings that occur in policies and mean nothing. */
  readonly otherSpellings: readonly string[];
  readonly summary: string;
  readonly example: string;
}

/** Everything that is known of a check type, as plain data: help, hover texts and lists are made of it. */
export interface CheckDescription extends Pick<
  CheckDeclaration,
  "type" | "form" | "platforms" | "summary" | "origin"
> {
  /** The required keywords first. */
  readonly keywords: readonly KeywordDescription[];
  /** An item that binds without a fault. */
  readonly example: string;
}

/** Describes a check type from its declaration. */
export function describeDeclaration(declaration: CheckDeclaration): CheckDescription {
  const { type, form, platforms, summary, origin } = declaration;
  const keywords = Object.values(declaration.fields).map(describeField);
  return {
    type,
    form,
    platforms,
    summary,
    origin,
    keywords: [
      ...keywords.filter(({ presence }) => presence === "required"),
      ...keywords.filter(({ presence }) => presence === "optional"),
    ],
    example: exampleOf(declaration),
  };
}

function describeField(field: Field<unknown>): KeywordDescription {
  const { unix, windows } = field.keyword;
  return {
    keyword: unix ?? windows ?? "",
    windowsKeyword: unix !== null && windows !== null && windows !== unix ? windows : null,
    place: unix === null ? "windows" : "everywhere",
    presence: field.presence,
    origin: field.origin,
    repetition: field.repetition ?? "once",
    words: field.words ?? [],
    otherSpellings: field.otherSpellings ?? [],
    summary: field.summary,
    example: field.example,
  };
}

function exampleOf({ type, form, fields, typicalFields = [] }: CheckDeclaration): string {
  const shown = Object.entries(fields).filter(
    ([name, { presence, keyword }]) =>
      keyword.unix !== null && (presence === "required" || typicalFields.includes(name)),
  );
  const rows: readonly (readonly [string, string])[] = [
    form === "named" ? ["name", `"${type}"`] : ["type", type],
    ["description", '"…"'],
    ...shown.map(([, { keyword, example }]) => [keyword.unix ?? "", example] as const),
  ];
  const width = Math.max(...rows.map(([keyword]) => keyword.length));
  const lines = rows.map(([keyword, value]) => `  ${keyword.padEnd(width)} : ${value}`);
  const tag = form === "named" ? "item" : "custom_item";
  return [`<${tag}>`, ...lines, `</${tag}>`].join("\n");
}
