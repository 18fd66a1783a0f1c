import type { FieldValues } from "../fields.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { choice, yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { digests } from "../field-kinds/digests.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { fileMode, modeMask } from "../field-kinds/file-mode.ts";
import { searchedFiles } from "../field-kinds/file-paths.ts";
import { locations } from "../field-kinds/locations.ts";
import { text } from "../field-kinds/text.ts";
import { ids } from "../field-kinds/whole-number.ts";

/** Fields of FILE_CHECK and FILE_CHECK_NOT. */
export const fileFields = {
  file: required("file", searchedFiles, {
    summary: "files: whole paths, globs, ~/ for every home, several with blanks between them",
    example: '"/etc/shadow"',
  }),
  owner: optional("owner", alternatives, {
    summary: "names of users that may own the file",
    example: '"root"',
  }),
  group: optional("group", alternatives, {
    summary: "names of groups that may own the file",
    example: '"root" || "shadow"',
  }),
  uid: optional("uid", ids, { summary: "numbers of users that may own the file" }),
  gid: optional("gid", ids, { summary: "numbers of groups that may own the file" }),
  mode: optional("mode", fileMode, { summary: "the permissions, exactly" }),
  mask: optional("mask", modeMask, { summary: "permissions that the file must not have, like a umask" }),
  checkUneveness: optional("check_uneveness", yesOrNo, {
    summary: "YES: the group may do no more than the owner, and others no more than the group",
    otherSpellings: ["check_unevenness"],
  }),
  md5: optional("md5", digests(32), { summary: "the MD5 digest of the file" }),
  attr: optional("attr", text, { summary: "file attributes as lsattr shows them", example: '"+i"' }),
  fileType: optional("file_type", choice(["f", "d"]), {
    summary: "f: a regular file; d: a directory",
    example: '"f"',
  }),
  ignore: optional("ignore", alternatives, {
    summary: "files that a glob finds and that do not count",
    example: '"/var/log/wtmp"',
  }),
  required: optional("required", yesOrNo, { summary: "NO: a file that does not exist is no fault" }),
  fileRequired: optional("file_required", yesOrNo, { summary: "NO: a file that does not exist is no fault" }),
  searchLocations: optional("search_locations", locations, {
    summary: "directories to look in for a file that is given without its path",
  }),
  ...commonFields,
};

/** Values of a FILE_CHECK or FILE_CHECK_NOT rule. */
export type FileValues = FieldValues<typeof fileFields>;
