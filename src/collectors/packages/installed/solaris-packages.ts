import type { Seen } from "../../../model/observation.ts";
import type { InstalledPackage, PackagesFacts } from "../../../model/packages.ts";
import type { Target } from "../../../targets/target.ts";
import { parsePkgList } from "./parse-pkg-list.ts";
import { parsePkginfo } from "./parse-pkginfo.ts";

type Parse = (text: string) => readonly InstalledPackage[] | null;

const PROGRAMS: readonly (readonly [program: string, args: readonly string[], parse: Parse])[] = [
  ["pkginfo", ["-x"], parsePkginfo],
  ["pkg", ["list", "-Hv"], parsePkgList],
];

/** The packages of Solaris: those of System V by `pkginfo`, those of IPS by `pkg`. One of the two may not be there. */
export async function solarisPackages(target: Target): Promise<Seen<PackagesFacts>> {
  const lists: Seen<readonly InstalledPackage[]>[] = [];
  for (const call of PROGRAMS) lists.push(await listedBy(target, call));
  const fault = lists.find((list) => list.status === "unavailable" && list.reason !== "missing-tool");
  if (fault?.status === "unavailable") return fault;
  const seen = lists.flatMap((list) => (list.status === "observed" ? [list.value] : []));
  const [first] = lists;
  if (seen.length === 0 && first?.status === "unavailable") return first;
  return { status: "observed", value: { databases: [{ manager: "solaris", packages: seen.flat() }] } };
}

async function listedBy(
  { runProgram }: Target,
  [program, args, parse]: (typeof PROGRAMS)[number],
): Promise<Seen<readonly InstalledPackage[]>> {
  if (runProgram === null) return NO_PROGRAMS;
  const output = await runProgram({ program, args, timeoutMs: 60_000, limitBytes: 64 << 20 });
  if (output.status === "unavailable") return output;
  const parsed = parse(output.value.stdout);
  return parsed === null ? malformed(output.value.path) : { status: "observed", value: parsed };
}

const NO_PROGRAMS = {
  status: "unavailable",
  reason: "not-supported",
  detail: "No program can be run on this target.",
} as const;

function malformed(program: string): Seen<never> {
  const detail = `${program} did not list packages in a shape that is known.`;
  return { status: "unavailable", reason: "malformed-output", detail };
}
