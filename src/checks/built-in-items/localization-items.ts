import { defineCheck } from "../define-check.ts";
import type { Check } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { modeMask } from "../field-kinds/file-mode.ts";
import { repeatedText } from "../field-kinds/repeated-text.ts";
import { anyOf } from "../wording/any-of.ts";
import { octal } from "../wording/octal.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { settleItem } from "./item-flaws.ts";
import { judgeLocalFiles } from "./judge-localization.ts";
import type { LocalOwner } from "./judge-localization.ts";
import { ACCOUNTS, overAccounts } from "./seen-accounts.ts";
import { homesWith } from "./seen-homes.ts";

/** The files that are meant where a rule names none, by the documentation of Nessus (`.cschrc` is as it stands there). */
const LOCAL_FILES: readonly string[] = [
  ".login",
  ".cschrc",
  ".cshrc",
  ".logout",
  ".profile",
  ".bash_profile",
  ".bashrc",
  ".bash_logout",
  ".env",
  ".dtprofile",
  ".dispatch",
  ".emacs",
  ".exrc",
];

const WORDS: Readonly<Record<LocalOwner, string>> = {
  user: "the user whose home it is, or to root",
  group: "the primary group of the user whose home it is, or to that of root",
};

/** Built-in items about the start-up files in home directories. */
export const localizationItems = [localizationItem("user"), localizationItem("group")];

function localizationItem(owner: LocalOwner): Check {
  const passes = `Every start-up file in a home directory belongs to ${WORDS[owner]}`;
  return defineCheck({
    type: `home_dir_localization_files_${owner}_check`,
    form: "named",
    platforms: ["unix"],
    summary: `Passes when every start-up file in a home directory belongs to ${WORDS[owner]}.`,
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
      const explanation = {
        looksAt: `The start-up files in the home directories, ${which}.`,
        passes: `Each of them belongs to ${WORDS[owner]}${wordsForMask(mask)}.`,
        fails: `One of them belongs to somebody else${mask === null ? "" : ", or has more permissions"}.`,
        errs: "/etc/passwd or a home directory cannot be read.",
      };
      return withKnownGood(explanation, knownGood);
    },
    needs: ({ file }) => [ACCOUNTS, homesWith(pathsOf(file))],
    judge({ file, mask }, evidence) {
      const judge = judgeLocalFiles({ files: pathsOf(file), owner, mask });
      const expected = `${passes}${wordsForMask(mask)}.`;
      return settleItem({ expected }, overAccounts(["users"], judge)(evidence));
    },
  });
}

function wordsForMask(mask: number | null): string {
  return mask === null ? "" : `, and it has none of the permissions ${octal(mask)}`;
}

/** Paths may stand in one text with blanks between, and be written as below the home (`~/.netrc`). */
function pathsOf(file: readonly string[] | null): readonly string[] {
  if (file === null) return LOCAL_FILES;
  return file.flatMap((text) => text.trim().split(/\s+/)).map((path) => path.replace(/^~?\/+/, ""));
}
