import type { AccountFile, AccountLine } from "../../model/accounts.ts";
import { faultOfFields, parseAccountLines, parseId, passwordStateOf } from "./parse-account-lines.ts";

const FIELDS = 7;

/** The accounts in the text of `/etc/passwd` (passwd(5)). */
export function parsePasswd(text: string): AccountFile<AccountLine> {
  return parseAccountLines(text, readAccount);
}

function readAccount(fields: readonly string[], line: number): AccountLine | { readonly fault: string } {
  const fault = faultOfFields(fields, FIELDS);
  if (fault !== null) return { fault };
  const [name = "", password = "", user = "", group = "", , home = "", shell = ""] = fields;
  const [uid, gid] = [parseId(user), parseId(group)];
  if (uid === null) return { fault: "its user number is none" };
  if (gid === null) return { fault: "its group number is none" };
  return { line, name, password: passwordStateOf(password), uid, gid, home, shell };
}
