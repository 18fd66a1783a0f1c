import { defineCheck } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { modeMask } from "../field-kinds/file-mode.ts";
import { octal } from "../wording/octal.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { settleItem } from "./item-flaws.ts";
import { judgedItem } from "./judged-item.ts";
import { judgeConsole, judgeDot, judgePathFolders } from "./judge-root.ts";
import { fileWithText } from "./seen-file.ts";

const ROOT_PATH = { kind: "root-path" } as const;

/** Built-in items about how root works and logs in. */
export const rootItems = [
  judgedItem({
    type: "dot_in_root_path_variable",
    summary: "Passes when the PATH of root does not hold the current directory.",
    looksAt: "The PATH of root.",
    passes: "It holds neither . nor an empty entry.",
    fails: "It does.",
    errs: "The PATH of root cannot be told from its files.",
    needs: [ROOT_PATH],
    flaws: judgeDot,
  }),
  defineCheck({
    type: "writeable_dirs_in_root_path_variable",
    form: "named",
    platforms: ["unix"],
    summary: "Passes when nobody but the owner may write to the directories in the PATH of root.",
    origin: "nessus",
    fields: {
      mask: optional("mask", modeMask, {
        summary: "permissions that a directory must not have",
        example: '"022"',
      }),
      ...commonFields,
    },
    explain({ mask, knownGood }) {
      const what =
        mask === null
          ? "may be written by the group or by everybody"
          : `has one of the permissions ${octal(mask)}`;
      const explanation = {
        looksAt: "The directories in the PATH of root.",
        passes: `None of them ${what}.`,
        fails: `One of them ${what}.`,
        errs: "The PATH of root cannot be told from its files, or a directory in it cannot be read.",
      };
      return withKnownGood(explanation, knownGood);
    },
    needs: () => [ROOT_PATH],
    judge: ({ mask }, evidence) =>
      settleItem(
        { expected: `No directory in the PATH of root has one of the permissions ${octal(mask ?? 0o022)}` },
        judgePathFolders(mask)(evidence),
      ),
  }),
  judgedItem({
    type: "root_login_from_console",
    summary: "Passes when root may log in at the console only.",
    looksAt: "From which terminals root may log in: /etc/securetty.",
    passes: "Root may log in at the console and the virtual terminals only.",
    fails: "Root may log in elsewhere too, or there is no /etc/securetty.",
    errs: "/etc/securetty cannot be read, or the system is another one than Linux.",
    needs: [{ kind: "host", depth: "brief" }, fileWithText("/etc/securetty")],
    flaws: judgeConsole,
  }),
];
