import type { Check } from "../define-check.ts";
import { findItems } from "./find-items.ts";
import { groupItems } from "./group-items.ts";
import { homeItems } from "./home-items.ts";
import { localizationItems } from "./localization-items.ts";
import { passwdItems } from "./passwd-items.ts";
import { passwordItems } from "./password-items.ts";
import { rootItems } from "./root-items.ts";
import { shellItems } from "./shell-items.ts";

/** Every item that is judged and that a policy names instead of giving it a type: `name : "passwd_zero_uid"`. */
export const judgedItems: readonly Check[] = [
  ...passwordItems,
  ...passwdItems,
  ...groupItems,
  ...findItems,
  ...homeItems,
  ...localizationItems,
  ...rootItems,
  ...shellItems,
];
