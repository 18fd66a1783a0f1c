import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { codeOf } from "../local/unavailable-from.ts";
import { closeAtEnd } from "../ssh/close-at-end.ts";

/** A sheet and a document as files in a folder that only this user can enter. */
export interface XsltFolder {
  readonly sheet: string;
  readonly document: string;
  remove(): void;
}

/** Writes both texts as UTF-8; `remove` takes them away, as does the end of this program. */
export function xsltFolder(sheet: string, document: string): Seen<XsltFolder> {
  try {
    const folder = mkdtempSync(join(tmpdir(), "dotaudit-xslt-"));
    const clear = (): void => {
      rmSync(folder, { recursive: true, force: true });
    };
    const keep = closeAtEnd(clear);
    const remove = (): void => {
      keep();
      clear();
    };
    const files = { sheet: join(folder, "sheet.xsl"), document: join(folder, "document.xml"), remove };
    try {
      writeFileSync(files.sheet, sheet, { mode: 0o600, flag: "wx" });
      writeFileSync(files.document, document, { mode: 0o600, flag: "wx" });
      return { status: "observed", value: files };
    } catch (error) {
      remove();
      throw error;
    }
  } catch (error) {
    const detail = `The files for xsltproc cannot be written in ${tmpdir()} (${codeOf(error)}); set TMPDIR.`;
    return { status: "unavailable", reason: "failed", detail };
  }
}
