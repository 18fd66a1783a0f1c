import type { ScratchEntries } from "../../agreement/scratch-host.ts";
import { HOST } from "./sample-host.ts";

/** One item on a host that differs from the sample host. */
export interface ItemCase {
  readonly name: string;
  readonly words: string;
  readonly keywords: string;
  readonly changes: ScratchEntries;
  readonly status: "PASSED" | "FAILED" | "ERROR";
  readonly says: string;
}

/** Status, words, what differs (`absent` removes a file), what the verdict says, keywords. */
export type Row = readonly [
  status: ItemCase["status"],
  words: string,
  changes: ScratchEntries,
  says?: string,
  keywords?: string,
];

const textOf = (path: string) => (typeof HOST[path] === "string" ? HOST[path] : "");

/** The sample host with more lines in `/etc/passwd`. */
export const users = (lines: string) => ({ "/etc/passwd": `${textOf("/etc/passwd")}${lines}\n` });

/** The sample host with more lines in `/etc/group`. */
export const groups = (lines: string) => ({ "/etc/group": `${textOf("/etc/group")}${lines}\n` });
