import type { FieldValues } from "../fields.ts";
import { alternatives, alternativesOf } from "../field-kinds/alternatives.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { findDays, findPermissions, findSize } from "../field-kinds/find-test.ts";
import { forbiddenPattern, pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";
import { ids, wholeNumber } from "../field-kinds/whole-number.ts";

const depth = wholeNumber({ from: 0, to: 1_000_000 }, '"3"');
const names = { ...alternatives, example: '"*.rhosts"' };

const fileTypes = alternativesOf('"f" || "d"', (type) => {
  if (/^[bcdpflsD]$/.test(type)) return null;
  const message = `expected a type of file as find has it (f, d, l, b, c, p, s), found "${type.slice(0, 60)}"`;
  return {
    code: "AUD2105",
    severity: "error",
    message,
    hint: "f is a regular file, d a directory, l a link",
  };
});

/** Which files are looked for: every keyword is a test of `find`. */
const testFields = {
  findType: optional("find_type", fileTypes, { summary: "types of files, as find has them" }),
  findName: optional("find_name", names, { summary: "names, globs allowed" }),
  notFindName: optional("not_find_name", names, { summary: "names that do not count" }),
  findContext: optional("find_context", text, { summary: "the SELinux context" }),
  notFindContext: optional("not_find_context", text, { summary: "an SELinux context that does not count" }),
  perm: optional("perm", findPermissions, {
    summary: "permissions: -4000 all of these, /6000 any, 644 exactly",
  }),
  notPerm: optional("not_perm", findPermissions, { summary: "permissions that do not count" }),
  user: optional("user", alternatives, { summary: "names of owners", example: '"root"' }),
  notUser: optional("not_user", alternatives, {
    summary: "names of owners that do not count",
    example: '"root"',
  }),
  group: optional("group", alternatives, { summary: "names of groups", example: '"root"' }),
  notGroup: optional("not_group", alternatives, {
    summary: "names of groups that do not count",
    example: '"root"',
  }),
  uid: optional("uid", ids, { summary: "numbers of owners" }),
  notUid: optional("not_uid", ids, { summary: "numbers of owners that do not count" }),
  gid: optional("gid", ids, { summary: "numbers of groups" }),
  notGid: optional("not_gid", ids, { summary: "numbers of groups that do not count" }),
  nouser: optional("nouser", yesOrNo, { summary: "YES: files whose owner no user has" }),
  nogroup: optional("nogroup", yesOrNo, { summary: "YES: files whose group does not exist" }),
  ctime: optional("ctime", findDays, { summary: "days since the file's status changed" }),
  notCtime: optional("not_ctime", findDays, { summary: "the opposite of ctime" }),
  mtime: optional("mtime", findDays, { summary: "days since the file's content changed" }),
  notMtime: optional("not_mtime", findDays, { summary: "the opposite of mtime" }),
  size: optional("size", findSize, { summary: "the size, as find compares it" }),
  notSize: optional("not_size", findSize, { summary: "the opposite of size" }),
};

/** Fields of FIND_CMD. */
export const findFields = {
  target: required("target", alternatives, {
    summary: "directories to look in",
    example: '"/home" || "/root"',
  }),
  ...testFields,
  maxdepth: optional("maxdepth", depth, { summary: "how deep to look at most" }),
  mindepth: optional("mindepth", depth, { summary: "how deep to look at least", example: '"1"' }),
  exec: optional("exec", text, { summary: "a command to run on what is found", example: '"ls -ld {} +"' }),
  print: optional("print", yesOrNo, { summary: "YES: print the paths" }),
  regex: optional("regex", pattern, { summary: "only lines of the output that match it count" }),
  expect: optional("expect", pattern, {
    summary: 'passes when a line matches; "": when nothing is found',
    example: '""',
  }),
  notExpect: optional("not_expect", forbiddenPattern, { summary: "passes when no line matches" }),
  matchAll: optional("match_all", yesOrNo, { summary: "YES: every line has to match, not one" }),
  matchCase: optional("match_case", yesOrNo, { summary: "YES: upper and lower case differ" }),
  verbose: optional("verbose", yesOrNo, { summary: "YES: the finding tells more" }),
  ...commonFields,
};

/** The tests of FIND_CMD by the names of their fields. */
export const FIND_TESTS = Object.keys(testFields) as readonly (keyof typeof testFields)[];

/** Values of a FIND_CMD rule. */
export type FindValues = FieldValues<typeof findFields>;
