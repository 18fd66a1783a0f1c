import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { blankList } from "../field-kinds/blank-list.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { placesField } from "../state-rule/places.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeMount } from "./judge-mount.ts";

const fields = {
  mount: required("mount", text, { summary: "where it is mounted", example: '"/tmp"' }),
  option: optional("option", blankList, {
    summary: "options that it has to have, with blanks or commas between them",
    example: '"nodev nosuid noexec"',
  }),
  notOption: optional("not_option", blankList, {
    summary: "options that it must not have, with blanks or commas between them",
    example: '"exec"',
  }),
  fsType: optional("fs_type", alternatives, {
    summary: "file systems of which any will do",
    example: '"ext4" || "xfs"',
  }),
  source: placesField(
    ["MOUNTED", "CONFIGURED"],
    "MOUNTED: what is mounted now; CONFIGURED: what fstab and the mount units say",
  ),
  required: optional("required", yesOrNo, { summary: "NO: it need not be a mount of its own" }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a file system is mounted with the given options. */
export const mountOption = defineCheck({
  type: "MOUNT_OPTION",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a folder is a mount of its own, with the given options.",
  origin: "extension",
  fields,
  typicalFields: ["option"],
  explain,
  review,
  needs: () => [{ kind: "mounts" }],
  judge: judgeMount,
});

function explain({ mount, option, notOption, fsType, required: presence, knownGood }: Values): Explanation {
  const wishes = [
    ...(option === null ? [] : [`has ${anyOf(option.map(quoted), "and")}`]),
    ...(notOption === null ? [] : [`does not have ${anyOf(notOption.map(quoted))}`]),
    ...(fsType === null ? [] : [`is ${anyOf(fsType.map(quoted))}`]),
  ];
  const explanation = {
    looksAt: `What is mounted on ${quoted(mount)}, and what fstab and the mount units say of it.`,
    passes: sentences(
      wishes.length === 0
        ? "It is a mount of its own."
        : `It is a mount of its own, and wherever it stands, it ${anyOf(wishes, "and")}.`,
      presence === "NO" ? "It passes too where it is no mount of its own." : null,
    ),
    fails:
      presence === "NO"
        ? "It is mounted in another way."
        : "It is no mount of its own, or mounted in another way.",
    errs: "The mounts or a file cannot be read, or the system does not run.",
  };
  return withKnownGood(explanation, knownGood);
}

function review({ option, notOption, fsType, required: presence }: Values): readonly ReviewIssue[] {
  if (option !== null || notOption !== null || fsType !== null || presence !== "NO") return [];
  const message = "every host passes: nothing is asked of the mount, and it need not be there";
  return [{ code: "AUD2115", severity: "warning", message, hint: 'add option : "…"', keyword: "mount" }];
}
