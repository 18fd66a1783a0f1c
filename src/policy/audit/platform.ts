import { foundText } from "../../../grammar/found-text.ts";
import type { ElementSyntax } from "../../../grammar/syntax.ts";
import type { Platform } from "../../model/policy.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { Binding } from "./binding.ts";
import { CHECK_TYPES } from "./vocabulary.ts";

const PLATFORMS: Readonly<Record<string, Platform>> = {
  unix: "unix",
  windows: "windows",
  filecontent: "file-content",
};

/** The kind of policy that a `check_type` stands for; `other` has no item that is known here. */
export function platformOf(checkType: string): Platform | "other" {
  return PLATFORMS[checkType.trim().toLowerCase()] ?? "other";
}

/** Reports a `check_type` that nobody has heard of: Nessus would not know which plugin to ask. */
export function reviewCheckType(wrapper: ElementSyntax, binding: Binding): void {
  const word = wrapper.value?.trim() ?? "";
  if (CHECK_TYPES.some((known) => known.toLowerCase() === word.toLowerCase())) return;
  const nearest = nearestWord(word, CHECK_TYPES);
  const message =
    word === ""
      ? "the <check_type> has no value"
      : `"${foundText(word)}" is not a check_type that is known here`;
  const hint =
    nearest === null ? 'a policy for Unix begins with <check_type:"Unix">' : `did you mean "${nearest}"?`;
  binding.report({ code: "AUD2070", severity: "warning", message, hint }, wrapper.openSpan);
}
