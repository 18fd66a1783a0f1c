import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import type { FileAccess } from "../file-access.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

const HEX_DIGITS = { md5: 32, sha256: 64 } as const;

/** Digests of programs. The script digests a file once that several processes run: it is found by its identity. */
export function recordedDigests(recording: Recording): FileAccess["digest"] {
  const digested = new Map<string, string>();
  const identityOf = (path: string) => recording.sectionsOf("identity", path).at(-1)?.content ?? path;
  for (const algorithm of ["md5", "sha256"] as const)
    for (const [path] of recording.ofKind(algorithm)) digested.set(`${algorithm} ${identityOf(path)}`, path);
  const one = (path: string, algorithm: keyof Digests): Seen<string> => {
    const source = digested.get(`${algorithm} ${identityOf(path)}`) ?? path;
    const content = recording.sectionsOf(algorithm, source).at(-1)?.content.trimEnd();
    if (content?.length === HEX_DIGITS[algorithm]) return { status: "observed", value: content };
    return recording.sectionsOf(algorithm, ".").length === 0 ? notRecorded(path) : notTaken(path, algorithm);
  };
  return (path, algorithms) => Promise.resolve(allOf(algorithms, (algorithm) => one(path, algorithm)));
}

function allOf<A extends keyof Digests>(
  algorithms: readonly A[],
  one: (algorithm: A) => Seen<string>,
): Seen<Pick<Digests, A>> {
  const digests: Partial<Record<A, string>> = {};
  for (const algorithm of algorithms) {
    const digest = one(algorithm);
    if (digest.status === "unavailable") return digest;
    digests[algorithm] = digest.value;
  }
  return { status: "observed", value: digests as Pick<Digests, A> };
}

function notTaken(path: string, algorithm: keyof Digests): Unavailable {
  const detail = `The script took no ${algorithm} of ${path}: the machine lacks ${algorithm}sum and openssl, or the file could not be read.`;
  return { status: "unavailable", reason: "missing-tool", detail };
}
