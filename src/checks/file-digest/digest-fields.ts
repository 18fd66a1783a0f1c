import type { FieldValues } from "../fields.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { choice, yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { digests } from "../field-kinds/digests.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { text } from "../field-kinds/text.ts";

/** Fields of FILE_DIGEST. */
export const digestFields = {
  file: required("file", filePaths, {
    summary: "files: whole paths, globs, ~/ for every home, several with blanks between them",
    example: '"/usr/sbin/sshd"',
  }),
  md5: optional("md5", digests(32), { summary: "the MD5 digests that the file may have" }),
  sha256: optional("sha256", digests(64), { summary: "the SHA-256 digests that the file may have" }),
  digests: optional("digests", text, {
    summary: "a list on the target as md5sum and sha256sum write it, in which every file has to stand",
    example: '"/var/lib/baseline/SHA256SUMS"',
  }),
  source: optional("source", choice(["package"]), {
    summary: "package: the file is as the package database says",
  }),
  configuration: optional("configuration", choice(["STRICT"]), {
    summary: "STRICT: configuration files of packages have to be unchanged too",
  }),
  ignore: optional("ignore", alternatives, {
    summary: "files that a glob finds and that do not count",
    example: '"/usr/bin/*.pyc"',
  }),
  required: optional("required", yesOrNo, { summary: "NO: a file that does not exist is no fault" }),
  ...commonFields,
};

/** Values of a FILE_DIGEST rule. */
export type DigestValues = FieldValues<typeof digestFields>;
