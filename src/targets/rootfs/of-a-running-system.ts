/** Folders that a kernel fills: what lies there at rest was put there by somebody, and would never be seen. */
export const OF_A_RUNNING_SYSTEM: ReadonlySet<string> = new Set(["proc", "sys"]);
