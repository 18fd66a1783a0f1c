import { CASES_OF_ACCOUNTS } from "./cases-of-accounts.ts";
import { CASES_OF_HOMES } from "./cases-of-homes.ts";
import { CASES_OF_SYSTEM } from "./cases-of-system.ts";
import type { ItemCase } from "./item-case.ts";

const TABLE = { ...CASES_OF_ACCOUNTS, ...CASES_OF_HOMES, ...CASES_OF_SYSTEM };

/** All cases of the items about accounts. */
export const CASES: readonly ItemCase[] = Object.entries(TABLE).flatMap(([name, rows]) =>
  rows.map(([status, words, changes, says = "", keywords = ""]) => ({
    name,
    status,
    words,
    changes,
    says,
    keywords,
  })),
);
