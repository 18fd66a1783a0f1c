import { loadLate } from "../../support/load-late.ts";
import { frameOfSheet, xslSheet } from "./xsl-sheet.ts";

/** Where the lines of a sheet stop being XML: the line, counted from 0, and the place in it. */
export interface SheetFault {
  readonly statement: number;
  readonly offset: number;
  readonly message: string;
}

/** Thrown by ourselves, to read no further. */
class FirstFault extends Error {}

/** The first place where the lines of a sheet are no well-formed XML; `null` where they are. */
export function faultOfSheet(statements: readonly string[]): SheetFault | null {
  const { SaxesParser } = loadLate("saxes") as typeof import("saxes");
  const parser = new SaxesParser({ position: false });
  parser.on("error", ({ message }) => {
    throw new FirstFault(message);
  });
  try {
    parser.write(xslSheet(statements)).close();
    return null;
  } catch (fault) {
    if (!(fault instanceof FirstFault)) throw fault;
    const at = parser.position - frameOfSheet(statements).before.length - 1;
    return { ...placeOf(statements, at), message: fault.message };
  }
}

/** What is missing at the end is missed in the frame around the lines: the end of the last line is meant. */
function placeOf(statements: readonly string[], at: number): Pick<SheetFault, "statement" | "offset"> {
  let left = Math.max(0, at);
  for (const [statement, text] of statements.entries()) {
    if (left < text.length) return { statement, offset: left };
    left -= text.length + 1;
    if (left < 0) return { statement, offset: Math.max(0, text.length - 1) };
  }
  const last = statements.length - 1;
  return { statement: last, offset: Math.max(0, (statements[last] ?? "").length - 1) };
}
