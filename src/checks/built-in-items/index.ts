import type { CheckDeclaration } from "../define-check.ts";
import { findItems } from "./find-items.ts";
import { groupItems } from "./group-items.ts";
import { homeItems } from "./home-items.ts";
import { localizationItems } from "./localization-items.ts";
import { passwdItems } from "./passwd-items.ts";
import { passwordItems } from "./password-items.ts";
import { rootItems } from "./root-items.ts";
import { shellItems } from "./shell-items.ts";

/** Every item that a policy names instead of giving it a type: `<item> name : "passwd_zero_uid"`. */
export const builtInItems: readonly CheckDeclaration[] = [
  ...passwordItems,
  ...passwdItems,
  ...groupItems,
  ...findItems,
  ...homeItems,
  ...localizationItems,
  ...rootItems,
  ...shellItems,
];
