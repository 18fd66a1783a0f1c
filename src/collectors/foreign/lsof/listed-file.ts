import type { Doubt } from "../held-sockets/row-reading.ts";

/** An Internet socket as lsof lists it, in a table or as fields. Texts are as printed. */
export interface ListedFile {
  readonly line: number;
  readonly pid: number;
  readonly command: string;
  readonly uid: number | null;
  readonly user: string | null;
  readonly family: "ipv4" | "ipv6";
  /** `TCP`, `UDP`, `UDPLITE`, or another transport. */
  readonly protocol: string;
  readonly device: string | null;
  readonly name: string;
}

/** A line that may speak of a listener and cannot be read. */
export interface LostLine extends Doubt {
  readonly line: number;
}

/** What was read of a list, whatever its form. */
export interface FileList {
  readonly variant: string;
  readonly files: readonly ListedFile[];
  readonly lost: readonly LostLine[];
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}
