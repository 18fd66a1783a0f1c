import type { Family } from "../family.ts";
import { accountsAndFiles } from "./accounts-and-files.ts";

/** Every family of types that has a second opinion. */
export const families: readonly Family[] = [accountsAndFiles];
