import type { Seen } from "../../model/observation.ts";
import type { Digests, OwningPackage, PublishedPort, SocketOwner } from "../../model/process.ts";
import type { Census } from "./census.ts";
import type { Described } from "./describe-process.ts";
import type { PortWish } from "./owner-wishes.ts";
import type { ProcReader } from "./proc-reader.ts";
import { isPublisher } from "./published/is-publisher.ts";
import type { Program } from "./read-program.ts";

/** Gives the owner that was described, with the details of a wish; `null` for a process that changed. */
export type DetailOwner = (described: Described, wish: PortWish) => SocketOwner | null;

type PackagesByPath = ReadonlyMap<string, Seen<OwningPackage | null>>;

type PublishedByPid = ReadonlyMap<number, Seen<PublishedPort>>;

/** Looks up the packages of all described programs at once, and what is behind proxies, where there are any. */
export async function ownerDetails(reader: ProcReader, census: Census): Promise<DetailOwner> {
  const programs = programsOf(census);
  const packages: PackagesByPath = programs.length === 0 ? new Map() : await packagesOf(reader, programs);
  const published = await publishedBy(reader, census);
  return (described, { details }) => {
    if (described.status === "changed") return null;
    const owner = withPublished(described.owner, published);
    const { program } = described;
    if (program === null) return owner;
    return {
      ...owner,
      ...digestsFor(program.digests, details),
      ...(details.includes("package") ? { package: packageOf(program, packages) } : {}),
    };
  };
}

async function publishedBy(reader: ProcReader, { findings }: Census): Promise<PublishedByPid> {
  const holders = [...findings.values()].flatMap((finding) => finding.holders);
  const proxies = holders.flatMap((holder) =>
    holder.status === "described" && isPublisher(holder.owner)
      ? [[holder.owner.pid, holder.owner] as const]
      : [],
  );
  if (proxies.length === 0) return new Map();
  const { publishedPorts } = await import("./published/published-ports.ts");
  return await publishedPorts(reader, new Map(proxies).values());
}

function withPublished(owner: SocketOwner, published: PublishedByPid): SocketOwner {
  const publishes = published.get(owner.pid);
  return publishes === undefined ? owner : { ...owner, publishes };
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

/** Only the digests of the wish, also where another wish had more of them taken. */
function digestsFor(digests: Program["digests"], details: PortWish["details"]): Pick<SocketOwner, "digests"> {
  const algorithms = details.filter((detail) => detail !== "package");
  if (algorithms.length === 0) return {};
  if (digests.status === "unavailable") return { digests };
  const entries = algorithms.map((algorithm) => [algorithm, digests.value[algorithm]] as const);
  return { digests: { status: "observed", value: Object.fromEntries(entries) } };
}

function pick(digests: Program["digests"], algorithm: keyof Digests): Seen<string> {
  if (digests.status === "unavailable") return digests;
  const value = digests.value[algorithm];
  if (value !== undefined) return { status: "observed", value };
  return { status: "unavailable", reason: "not-recorded", detail: `The ${algorithm} was not taken.` };
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
