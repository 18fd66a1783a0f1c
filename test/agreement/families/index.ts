import type { Family } from "../family.ts";
import { accountsAndFiles } from "./accounts-and-files.ts";
import { contentAudits } from "./content-audits.ts";
import { digests } from "./digests.ts";
import { filters } from "./filters.ts";
import { kernel } from "./kernel.ts";
import { live } from "./live.ts";
import { packages } from "./packages.ts";
import { root } from "./root.ts";
import { searches } from "./searches.ts";
import { services } from "./services.ts";
import { sheets } from "./sheets.ts";
import { texts } from "./texts.ts";

/** Every family of types that has a second opinion. */
export const families: readonly Family[] = [
  accountsAndFiles,
  contentAudits,
  filters,
  digests,
  root,
  kernel,
  live,
  packages,
  searches,
  services,
  sheets,
  texts,
];
