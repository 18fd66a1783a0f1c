import type { OwnerDetail } from "../../model/evidence.ts";
import type { Waiver } from "./waiver.ts";

const MD5_DIGITS = 32;

/** What has to be looked up about the owners of listeners, so that waivers can be held against it; `null`: nothing. */
export function ownersNeededBy(waivers: readonly Waiver[]): readonly OwnerDetail[] | null {
  const digests = waivers.flatMap(({ scope }) => scope.digest ?? []);
  if (digests.length === 0) return waivers.some(({ scope }) => scope.owner !== null) ? [] : null;
  return [...new Set(digests.map(({ length }) => (length === MD5_DIGITS ? "md5" : "sha256")))];
}
