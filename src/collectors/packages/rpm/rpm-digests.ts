import type { Seen } from "../../../model/observation.ts";
import type { PackagedFile, RecordedDigest } from "../packaged-file.ts";

const MD5 = 1;
const SHA256 = 8;
/** `%config`: an administrator is meant to change the content. */
const CONFIGURATION = 0b1;
/** `%ghost`: the content is made only on the host. */
const GHOST = 0b100_0000;

const NONE: Seen<RecordedDigest> = { status: "observed", value: { kind: "none" } };

/** What the rpm database has of one file; `null`: that part of it is out of shape. */
export interface RpmFileFacts {
  readonly flags: number | null;
  /** Empty where there is no digest. */
  readonly hex: string | null;
  /** Absent in old packages. */
  readonly algorithm: number | undefined;
}

/** The digests of a file as the package has them. The content of a configuration file is not the package's to say. */
export function rpmDigests(
  { flags, hex, algorithm = MD5 }: RpmFileFacts,
  path: string,
): Pick<PackagedFile, "digest" | "configuration"> {
  const digest =
    flags === null || hex === null ? malformed(path) : digestOf(hex.toLowerCase(), algorithm, path);
  const flag = flags ?? 0;
  if ((flag & GHOST) !== 0) return { digest: NONE, configuration: null };
  return (flag & CONFIGURATION) === 0
    ? { digest, configuration: null }
    : { digest: NONE, configuration: digest };
}

function digestOf(hex: string, algorithm: number, path: string): Seen<RecordedDigest> {
  if (hex === "") return NONE;
  if (algorithm !== MD5 && algorithm !== SHA256)
    return { status: "observed", value: { kind: "other", algorithm } };
  const kind = algorithm === MD5 ? "md5" : "sha256";
  const shape = kind === "md5" ? /^[0-9a-f]{32}$/ : /^[0-9a-f]{64}$/;
  return shape.test(hex) ? { status: "observed", value: { kind, hex } } : malformed(path);
}

function malformed(path: string): Seen<RecordedDigest> {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `The digest that the rpm database has for ${path} is out of shape.`,
  };
}
