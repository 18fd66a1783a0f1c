import { declareCheck } from "../define-check.ts";
import type { CheckDeclaration } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { modeMask } from "../field-kinds/file-mode.ts";
import { repeatedText } from "../field-kinds/repeated-text.ts";
import { anyOf } from "../wording/any-of.ts";
import { octal } from "../wording/octal.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

/** Built-in items about the start-up files in home directories. */
export const localizationItems = [
  localizationItem("home_dir_localization_files_user_check", "the user whose home it is, or to root"),
  localizationItem(
    "home_dir_localization_files_group_check",
    "the primary group of the user whose home it is",
  ),
];

function localizationItem(type: string, owner: string): CheckDeclaration {
  return declareCheck({
    type,
    form: "named",
    platforms: ["unix"],
    summary: `Passes when every start-up file in a home directory belongs to ${owner}.`,
    origin: "nessus",
    fields: {
      file: optional("file", repeatedText, {
        summary: "a file to look at, relative to the home directories",
        example: '".bashrc"',
      }),
      mask: optional("mask", modeMask, { summary: "permissions that it must not have" }),
      ...commonFields,
    },
    explain({ file, mask, knownGood }) {
      const which = file === null ? "such as .profile" : anyOf(file.map(quoted), "and");
      const bits = mask === null ? "" : `, and it has none of the permissions ${octal(mask)}`;
      const explanation = {
        looksAt: `The start-up files in the home directories, ${which}.`,
        passes: `Each of them belongs to ${owner}${bits}.`,
        fails: `One of them belongs to somebody else${mask === null ? "" : ", or has more permissions"}.`,
        errs: "/etc/passwd or a home directory cannot be read.",
      };
      return withKnownGood(explanation, knownGood);
    },
  });
}
