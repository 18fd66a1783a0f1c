import { replaceDigests } from "./replace-digests.ts";

/** A text to be shown, without the digests of passwords: of each only its kind is left, `$6$…`. */
export function hideDigests(text: string): string {
  return replaceDigests(text, ({ kind }) => `${kind}…`);
}
