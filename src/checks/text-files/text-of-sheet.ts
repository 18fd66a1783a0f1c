import type { Doubt } from "./doubt.ts";
import type { TextFile } from "./seen-texts.ts";

/** The text that a sheet made of a file; or why there is none. */
export type TextOfSheet =
  { readonly status: "made"; readonly text: string } | ({ readonly status: "unseen" } & Doubt);

/** Looks up what a sheet made of a file. */
export function textOfSheet({ path, transformed }: TextFile, sheet: string): TextOfSheet {
  const made = transformed.find((one) => one.sheet === sheet)?.text;
  if (made === undefined)
    return {
      status: "unseen",
      reason: "not-recorded",
      detail: `What the XSL sheet makes of ${path} was not recorded.`,
    };
  if (made.status === "observed") return { status: "made", text: made.value };
  return { status: "unseen", reason: made.reason, detail: `${path}: ${made.detail}` };
}
