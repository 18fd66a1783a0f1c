import { shorten } from "../wording/shorten.ts";

/** The lines that count of what the sheet made of one file. */
interface ShownText {
  readonly path: string;
  readonly lines: readonly string[];
}

const MOST_FILES = 100;
const MOST = 16_384;

/** What was made of each file, below its path. Nessus has no words of its own for it that are known. */
export function xmlActual(texts: readonly ShownText[]): string {
  const shown = texts.slice(0, MOST_FILES).map(({ path, lines }) => {
    const text = lines.join("\n");
    return text.replaceAll("\n", "") === "" ? `${path} : no result` : `${path} :\n${shorten(text, MOST)}`;
  });
  const rest = texts.length - shown.length;
  return [...shown, ...(rest > 0 ? [`(${rest} more files)`] : [])].join("\n");
}
