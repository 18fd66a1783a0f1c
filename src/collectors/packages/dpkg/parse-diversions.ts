/** A file that packages must not install under its own name: theirs goes to `to`, unless they are `by`. */
export interface Diversion {
  readonly from: string;
  readonly to: string;
  /** The package whose own file stands at `from`; `null` where the administrator diverted it. */
  readonly by: string | null;
}

/** Reads `/var/lib/dpkg/diversions`, three lines for each; `null` where it is not of that shape. */
export function parseDiversions(text: string): readonly Diversion[] | null {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length % 3 !== 0) return null;
  const diversions: Diversion[] = [];
  for (let index = 0; index < lines.length; index += 3) {
    const diversion = parseDiversion(lines.slice(index, index + 3));
    if (diversion === null) return null;
    diversions.push(diversion);
  }
  return diversions;
}

function parseDiversion([from = "", to = "", by = ""]: readonly string[]): Diversion | null {
  if (!from.startsWith("/") || !to.startsWith("/") || by === "") return null;
  return { from, to, by: by === ":" ? null : by };
}
