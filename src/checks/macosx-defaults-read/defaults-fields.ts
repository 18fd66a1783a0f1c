import type { FieldValues } from "../fields.ts";
import { nullOption, yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { forbiddenPattern, pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";

/** Fields of MACOSX_DEFAULTS_READ. */
export const defaultsFields = {
  plistName: required("plist_name", text, {
    summary: "the domain, or the path of the property list",
    example: '"com.apple.screensaver"',
  }),
  plistItem: required("plist_item", text, { summary: "the item", example: '"askForPassword"' }),
  regex: optional("regex", pattern, {
    summary: "a pattern that the item's value has to match",
    example: '"^1$"',
  }),
  notRegex: optional("not_regex", forbiddenPattern, {
    summary: "a pattern that the item's value must not match",
  }),
  plistOption: optional("plist_option", nullOption, {
    summary: "CAN_BE_NULL: an item that is not set is no fault",
  }),
  plistUser: optional("plist_user", text, {
    summary: 'whose property list it is; "all" for that of every user',
    example: '"all"',
  }),
  byhost: optional("byhost", yesOrNo, {
    summary: "YES: the setting of this host alone (Preferences/ByHost)",
  }),
  managedPath: optional("managed_path", text, {
    summary: "where the managed property lists are",
    example: '"/Library/Managed Preferences/"',
  }),
  ...commonFields,
};

/** Values of a MACOSX_DEFAULTS_READ rule. */
export type DefaultsValues = FieldValues<typeof defaultsFields>;
