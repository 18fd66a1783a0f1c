/** What is wrong with a text: where (a JSON pointer, RFC 6901; "" is the whole), and what was expected. */
export interface TextFault {
  readonly pointer: string;
  /** A whole sentence. */
  readonly message: string;
}

const LONGEST_POINTER = 200;

/** The JSON pointer of a path. A hostile one is cut. */
export function pointerOf(path: readonly (string | number)[]): string {
  const pointer = path.map((step) => `/${escapeStep(String(step))}`).join("");
  return pointer.length > LONGEST_POINTER ? `${pointer.slice(0, LONGEST_POINTER)}…` : pointer;
}

function escapeStep(step: string): string {
  return step.slice(0, LONGEST_POINTER).replaceAll("~", "~0").replaceAll("/", "~1");
}
