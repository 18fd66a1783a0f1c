import type { Explanation } from "../define-check.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import type { DefaultsValues } from "./defaults-fields.ts";

/** One MACOSX_DEFAULTS_READ rule in plain words. */
export function explainDefaults(values: DefaultsValues): Explanation {
  const { regex, notRegex, plistOption } = values;
  const wishes = [
    ...(regex === null ? [] : [`matches ${quoted(regex)}`]),
    ...(notRegex === null ? [] : [`does not match ${quoted(notRegex)}`]),
  ];
  const isOptional = plistOption === "CAN_BE_NULL";
  const explanation = {
    looksAt: wordsForSetting(values),
    passes: sentences(
      wishes.length === 0 ? "Nothing is tested." : `Its value ${anyOf(wishes, "and")}.`,
      isOptional ? "It passes too when the item is not set." : null,
    ),
    fails: isOptional ? "Its value is anything else." : "Its value is anything else, or it is not set.",
    errs: "defaults is not there, or the property list cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function wordsForSetting({ plistName, plistItem, plistUser, byhost, managedPath }: DefaultsValues): string {
  const owner = plistUser === "all" ? "of every user" : `of the user ${quoted(plistUser ?? "")}`;
  return sentences(
    `The item ${quoted(plistItem)} of ${quoted(plistName)}, as defaults reads it${plistUser === null ? "" : ` from the property list ${owner}`}.`,
    byhost === "YES" ? "The setting of this host alone counts." : null,
    managedPath === null ? null : `Managed property lists are in ${quoted(managedPath)}.`,
  );
}
