/** What to say of a state file of which a part makes no sense. */
export const DAMAGED =
  "the file is damaged. Move it away to begin anew; what it knows of open alerts is then forgotten.";

/** Numbers of SQLite (https://sqlite.org/rescode.html), without their upper bytes. */
const WORDS: Readonly<Record<number, string>> = {
  5: "another process holds it: is another audit watch running?",
  6: "another process holds it: is another audit watch running?",
  8: "it may not be written.",
  10: "it cannot be read or written: is its disk gone?",
  11: DAMAGED,
  13: "the disk is full.",
  14: "it cannot be opened or made.",
  26: "this is no database.",
};

/** What an exception of SQLite means for whoever keeps the file, in a sentence; `null` for any other exception. */
export function storeFault(fault: unknown): string | null {
  if (!(fault instanceof Error) || !("errcode" in fault)) return null;
  return WORDS[Number(fault.errcode) & 0xff] ?? `${fault.message}.`;
}
