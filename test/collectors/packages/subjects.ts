import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PackageSubject } from "../../../src/collectors/packages/package-integrity.ts";
import type { Seen } from "../../../src/model/observation.ts";
import type { OwningPackage } from "../../../src/model/process.ts";

/** A subject whose content is a text. */
export function subject(path: string, content: string | Buffer = ""): PackageSubject {
  const digest = (algorithm: string) => (): Seen<string> => ({
    status: "observed",
    value: createHash(algorithm).update(content).digest("hex"),
  });
  return { path, md5: digest("md5"), sha256: digest("sha256") };
}

/** A subject whose content is that of a file of this machine. */
export function installedSubject(path: string): PackageSubject {
  return subject(path, readFileSync(path));
}

/** `name version integrity`, `none`, or the reason why it was not seen. */
export function show(seen: Seen<OwningPackage | null> | undefined): string {
  if (seen === undefined) return "absent";
  if (seen.status === "unavailable") return seen.reason;
  if (seen.value === null) return "none";
  const { name, version, manager, integrity } = seen.value;
  return [manager, name, version, integrity.status === "observed" ? integrity.value : integrity.reason].join(
    " ",
  );
}
