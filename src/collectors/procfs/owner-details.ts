import type { Seen } from "../../model/observation.ts";
import type { Digests, OwningPackage, SocketOwner } from "../../model/process.ts";
import type { Census } from "./census.ts";
import type { Described } from "./describe-process.ts";
import type { PortWish } from "./owner-wishes.ts";
import type { ProcReader } from "./proc-reader.ts";
import type { Program } from "./read-program.ts";

/** Gives the owner that was described, with the details of a wish; `null` for a process that changed. */
export type DetailOwner = (described: Described, wish: PortWish) => SocketOwner | null;

type PackagesByPath = ReadonlyMap<string, Seen<OwningPackage | null>>;

/** Looks up the packages of all described programs at once, where there is one to look up. */
export async function ownerDetails(reader: ProcReader, census: Census): Promise<DetailOwner> {
  const programs = programsOf(census);
  const packages: PackagesByPath = programs.length === 0 ? new Map() : await packagesOf(reader, programs);
  return (described, { details }) => {
    if (described.status === "changed") return null;
    const { owner, program } = described;
    if (program === null) return owner;
    return {
      ...owner,
      ...(details.includes("digests") ? { digests: program.digests } : {}),
      ...(details.includes("package") ? { package: packageOf(program, packages) } : {}),
    };
  };
}

function programsOf({ findings, wantsPackages }: Census): readonly Program[] {
  if (!wantsPackages) return [];
  const holders = [...findings.values()].flatMap((finding) => finding.holders);
  return holders.flatMap((holder) =>
    holder.status === "described" && holder.program ? [holder.program] : [],
  );
}

async function packagesOf({ files }: ProcReader, programs: readonly Program[]): Promise<PackagesByPath> {
  const { findOwningPackages } = await import("../packages/find-owning-packages.ts");
  const subjects = programs.flatMap(({ packagedPath, digests }) => {
    if (packagedPath.status === "unavailable") return [];
    const { value: path } = packagedPath;
    return [{ path, md5: () => pick(digests, "md5"), sha256: () => pick(digests, "sha256") }];
  });
  return findOwningPackages(files, subjects);
}

function pick(digests: Seen<Digests>, algorithm: keyof Digests): Seen<string> {
  return digests.status === "unavailable" ? digests : { status: "observed", value: digests.value[algorithm] };
}

function packageOf({ packagedPath }: Program, packages: PackagesByPath): Seen<OwningPackage | null> {
  if (packagedPath.status === "unavailable") return packagedPath;
  return (
    packages.get(packagedPath.value) ?? {
      status: "unavailable",
      reason: "failed",
      detail: `${packagedPath.value} was not looked up among the packages.`,
    }
  );
}
