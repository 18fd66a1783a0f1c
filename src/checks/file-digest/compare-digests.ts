import type { FoundFile } from "../../model/files.ts";
import type { Seen } from "../../model/observation.ts";
import type { Demand } from "../file-check/compare-attributes.ts";
import type { DigestValues } from "./digest-fields.ts";
import type { ListedDigest } from "./parse-digest-list.ts";
import type { SeenList } from "./seen-list.ts";

const MET: Demand = { status: "met" };

/** Compares the content of a file with everything that a rule compares it with. */
export function compareDigests(
  file: FoundFile,
  values: DigestValues,
  list: SeenList | null,
): readonly Demand[] {
  const { md5, sha256, source, configuration } = values;
  return [
    ...(md5 === null ? [] : [oneOf(file, "md5", md5)]),
    ...(sha256 === null ? [] : [oneOf(file, "sha256", sha256)]),
    ...(list === null ? [] : [standsIn(file, list)]),
    ...(source === null ? [] : [asPackaged(file, configuration)]),
  ];
}

function oneOf(file: FoundFile, algorithm: "md5" | "sha256", wanted: readonly string[]): Demand {
  const seen = file[algorithm] ?? notRecorded(file);
  if (seen.status === "unavailable") return { status: "unseen", doubt: seen };
  if (wanted.includes(seen.value)) return MET;
  return { status: "unmet", text: `${algorithm} is ${seen.value}` };
}

function standsIn(file: FoundFile, list: SeenList): Demand {
  if (list.status === "unseen") return { status: "unseen", doubt: list.doubt };
  const listed = list.digests.get(file.path);
  if (listed === undefined) return { status: "unmet", text: `it does not stand in ${list.path}` };
  const demands = listed.map((digest) => asListed(file, digest));
  return (
    demands.find(({ status }) => status === "unmet") ??
    demands.find(({ status }) => status === "unseen") ??
    MET
  );
}

function asListed(file: FoundFile, { algorithm, digest }: ListedDigest): Demand {
  return oneOf(file, algorithm, [digest]);
}

function asPackaged(file: FoundFile, configuration: DigestValues["configuration"]): Demand {
  const seen = file.packaged ?? notRecorded(file);
  if (seen.status === "unavailable") return { status: "unseen", doubt: seen };
  if (seen.value === null) return { status: "unmet", text: "it belongs to no package" };
  const { role, algorithm, digest, package: name } = seen.value;
  if (role === "configuration" && configuration === null) return MET;
  const demand = oneOf(file, algorithm, [digest]);
  return demand.status === "unmet"
    ? { status: "unmet", text: `it is not as the package ${name} has it` }
    : demand;
}

function notRecorded({ path }: FoundFile): Seen<never> {
  const detail = `The digests of ${path} were not recorded.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}
