import type { AccountFile, GroupLine } from "../../model/accounts.ts";
import { faultOfFields, parseAccountLines, parseId } from "./parse-account-lines.ts";

const FIELDS = 4;

/** The groups in the text of `/etc/group` (group(5)). */
export function parseGroup(text: string): AccountFile<GroupLine> {
  return parseAccountLines(text, readGroup);
}

function readGroup(fields: readonly string[], line: number): GroupLine | { readonly fault: string } {
  const fault = faultOfFields(fields, FIELDS);
  if (fault !== null) return { fault };
  const [name = "", , number = "", members = ""] = fields;
  const gid = parseId(number);
  if (gid === null) return { fault: "its group number is none" };
  return { line, name, gid, members: members.split(",").filter((member) => member !== "") };
}
