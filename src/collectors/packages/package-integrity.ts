import type { Seen } from "../../model/observation.ts";
import type { PackageIntegrity } from "../../model/process.ts";
import type { RecordedDigest } from "./packaged-file.ts";

/** A file of which the owner is wanted; its digests are taken only if the package recorded one to compare with. */
export interface PackageSubject {
  readonly path: string;
  readonly md5: () => Seen<string>;
  readonly sha256: () => Seen<string>;
}

/** Compares the content of a subject with what its package recorded. */
export function integrityOf(recorded: Seen<RecordedDigest>, subject: PackageSubject): Seen<PackageIntegrity> {
  if (recorded.status === "unavailable") return recorded;
  const digest = recorded.value;
  switch (digest.kind) {
    case "none":
      return { status: "observed", value: "not-recorded" };
    case "other":
      return {
        status: "unavailable",
        reason: "not-supported",
        detail: `The package records ${subject.path} with the digest algorithm ${digest.algorithm}; MD5 and SHA-256 are known here.`,
      };
    case "md5":
    case "sha256": {
      const taken = subject[digest.kind]();
      if (taken.status === "unavailable") return taken;
      return { status: "observed", value: taken.value === digest.hex ? "unchanged" : "changed" };
    }
  }
}

const BEST_FIRST: readonly (PackageIntegrity | "unavailable")[] = [
  "unchanged",
  "not-recorded",
  "unavailable",
  "changed",
];

/** The worst of several: one path may be asked for by processes that run different contents under its name. */
export function worstIntegrity(states: readonly Seen<PackageIntegrity>[]): Seen<PackageIntegrity> {
  return states.reduce((worst, state) => (rankOf(state) > rankOf(worst) ? state : worst));
}

function rankOf(state: Seen<PackageIntegrity>): number {
  return BEST_FIRST.indexOf(state.status === "observed" ? state.value : "unavailable");
}
