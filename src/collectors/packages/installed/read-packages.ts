import type { Observation, Seen } from "../../../model/observation.ts";
import type { PackagesFacts } from "../../../model/packages.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import type { Target } from "../../../targets/target.ts";
import { apkPackages } from "./apk-packages.ts";
import { dpkgPackages } from "./dpkg-packages.ts";
import { rpmPackages } from "./rpm-packages.ts";
import { solarisPackages } from "./solaris-packages.ts";
import { NO_FILES } from "../../unseen.ts";

type Database = PackagesFacts["databases"][number];

const MANAGERS = [
  ["dpkg", dpkgPackages],
  ["rpm", rpmPackages],
  ["apk", apkPackages],
] as const;

/** Every database of packages that a target has. */
export async function readPackages(target: Target): Promise<Observation<PackagesFacts>> {
  const source = "package databases";
  const { files } = target;
  const seen = isSolaris(target)
    ? await solarisPackages(target)
    : files === null
      ? NO_FILES
      : readDatabases(files);
  return seen.status === "unavailable"
    ? { ...seen, source }
    : { status: "observed", source, facts: seen.value };
}

/**
 * The databases that stand in files. One that cannot be read leaves the whole unknown. One without a package is as good as
 * none: images were made smaller that way, and a manager that serves another system brings one along.
 */
export function readDatabases(files: FileAccess): Seen<PackagesFacts> {
  const databases: Database[] = [];
  for (const [manager, read] of MANAGERS) {
    const seen = read(files);
    if (seen?.status === "unavailable") return seen;
    if (seen !== null && seen.value.length > 0) databases.push({ manager, packages: seen.value });
  }
  return { status: "observed", value: { databases } };
}

function isSolaris(target: Target): boolean {
  return target.runProgram !== null && target.identity().system === "SunOS";
}
