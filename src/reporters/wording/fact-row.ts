/** One fact under a short label. Raw text of the system may be in it: escape it before showing it. */
export interface FactRow {
  readonly label: string;
  readonly text: string;
}

/** Whether a reader wants the facts that decide, or every fact there is. */
export type Depth = "brief" | "full";
