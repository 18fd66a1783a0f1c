import type { Observation } from "../../../model/observation.ts";
import type { InstalledPackage, PackagesFacts } from "../../../model/packages.ts";
import type { Recording } from "../../../targets/recorded/recording.ts";
import { recordedText } from "../../../targets/recorded/recorded-text.ts";
import type { Target } from "../../../targets/target.ts";
import { installedPackages } from "../../packages/installed/installed-packages.ts";
import { withoutRpm } from "./without-rpm.ts";

/** The packages of a recorded machine: those of rpm as `rpm` listed them, the others from their files. */
export async function replayPackages(
  recording: Recording,
  target: Target,
): Promise<Observation<PackagesFacts> | null> {
  const [listed] = recording.ofKind("rpm-packages");
  const files = target.files === null ? null : withoutRpm(target.files);
  const request = { kind: "packages" } as const;
  const plain = listed === undefined ? target : { ...target, files };
  const [seen] = await installedPackages.collect(plain, [request]);
  if (seen?.status !== "observed" || listed === undefined) return seen ?? null;
  const packages = parseRpmList(listed[1].content);
  if (packages === null) return NOT_LISTED;
  if (packages.length === 0) return seen;
  const databases = [...seen.facts.databases, { manager: "rpm", packages } as const];
  return { ...seen, facts: { databases } };
}

const NOT_LISTED = {
  status: "unavailable",
  source: "rpm -qa",
  reason: "malformed-output",
  detail: "rpm did not list its packages to their end.",
} as const;

/** Reads what `rpm -qa` printed with one line a package; `null` where it is not whole. */
function parseRpmList(content: string): readonly InstalledPackage[] | null {
  const lines = recordedText(content).split("\n").slice(0, -1);
  if (lines.pop() !== "= 0") return null;
  const packages = lines.map(packageOf);
  return packages.includes(null) ? null : packages.filter((found) => found !== null);
}

const NONE = "(none)";

function packageOf(line: string): InstalledPackage | null {
  const [name = "", epoch = "", version = "", release = "", architecture, ...more] = line.split("\t");
  if (name === "" || architecture === undefined || more.length > 0) return null;
  return {
    name,
    epoch: epoch === NONE ? null : epoch,
    version,
    release,
    architecture: architecture === NONE ? "" : architecture,
    state: "installed",
  };
}
