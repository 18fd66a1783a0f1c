import type { FieldValues } from "../fields.ts";
import { choice, yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { forbiddenPattern, pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";
import { wholeNumber } from "../field-kinds/whole-number.ts";

/** Fields of CMD_EXEC. */
export const commandFields = {
  cmd: required("cmd", text, {
    summary: "the command, or a whole script that begins with #!",
    example: '"uname -r"',
    otherSpellings: ["command"],
  }),
  expect: optional("expect", pattern, {
    summary: 'passes when a line of the output matches; "": when there is no output',
  }),
  notExpect: optional("not_expect", forbiddenPattern, {
    summary: "passes when no line of the output matches",
  }),
  regex: optional("regex", pattern, { summary: "only lines of the output that match it count" }),
  checkOption: optional("check_option", choice(["CAN_BE_NULL"]), {
    summary: "CAN_BE_NULL: passes without output too",
  }),
  timeout: optional("timeout", wholeNumber({ from: 1, to: 86_400 }, '"600"'), {
    summary: "seconds that the command may take",
  }),
  required: optional("required", yesOrNo, { summary: "occurs in policies; its effect is not documented" }),
  quiet: optional("quiet", yesOrNo, { summary: "YES: the finding does not show the output" }),
  dontEchoCmd: optional("dont_echo_cmd", yesOrNo, { summary: "YES: the finding does not show the command" }),
  nosudo: optional("nosudo", yesOrNo, { summary: "YES: the command is never run through sudo" }),
  isSubstring: optional("is_substring", yesOrNo, { summary: "occurs in policies; has no effect here" }),
  ...commonFields,
};

/** Values of a CMD_EXEC rule. */
export type CommandValues = FieldValues<typeof commandFields>;
