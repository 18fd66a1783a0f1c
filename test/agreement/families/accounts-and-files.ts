import type { Family } from "../family.ts";
import { scratchFamily } from "./scratch-family.ts";
import { hostState } from "./host-state.ts";
import { itemOf, TYPES } from "./items-by-chance.ts";

/** Accounts, groups, homes, permissions and lines of files: every type once for each host. */
export const accountsAndFiles: Family = scratchFamily({
  name: "accounts and files",
  needs: ["grep"],
  hosts: 12,
  state: hostState,
  items: (chance) => Object.keys(TYPES).map((type) => itemOf(type, chance)),
});
