import type { AccountFile, ShadowLine } from "../../model/accounts.ts";
import { faultOfFields, parseAccountLines, passwordStateOf } from "./parse-account-lines.ts";

const FIELDS = 9;

/** Whose password is of which kind, from the text of `/etc/shadow` (shadow(5)); digests are not kept. */
export function parseShadow(text: string): AccountFile<ShadowLine> {
  return parseAccountLines(text, readShadow);
}

function readShadow(fields: readonly string[], line: number): ShadowLine | { readonly fault: string } {
  const fault = faultOfFields(fields, FIELDS);
  if (fault !== null) return { fault };
  const [name = "", password = ""] = fields;
  return { line, name, password: passwordStateOf(password) };
}
