import type { ReadingAids } from "../foreign-format.ts";

/** What the rows of one list have in common: its heading, and what the widest cells tell. */
export interface RowContext {
  readonly aids: ReadingAids;
  /** Width of the column of local addresses on the BSDs and AIX, where it is known. */
  readonly columnWidth: number | null;
  /** Whether a wide cell shows that nothing was cut (Linux `-W`). */
  readonly cells: "cut" | "wide";
  /** Whether hosts or ports are shown by name somewhere; then the BSDs cut hosts earlier. */
  readonly naming: "numbers" | "names";
  /** Words of the heading behind the foreign address. */
  readonly columns: readonly string[];
  /** AIX writes `tcp` for a socket of both families, where others mean IPv4. */
  readonly bareProtocol: "ipv4" | "both";
}
