import type { Seen } from "../../../model/observation.ts";
import type { InstalledPackage } from "../../../model/packages.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import { parseApkInstalled } from "./parse-apk-installed.ts";

const PLACES = ["/lib/apk/db/installed", "/usr/lib/apk/db/installed"];
const LIMIT = 256 << 20;

/** The packages of apk; `null` where the target has no such database. */
export function apkPackages(files: FileAccess): Seen<readonly InstalledPackage[]> | null {
  for (const place of PLACES) {
    const text = files.readText(place, LIMIT);
    if (text.status === "unavailable" && text.reason === "missing-source") continue;
    if (text.status === "unavailable") return text;
    const packages = parseApkInstalled(text.value);
    return packages === null ? malformed(place) : { status: "observed", value: packages };
  }
  return null;
}

function malformed(place: string): Seen<never> {
  const detail = `${place} is not made of stanzas with a package (P:) and its version (V:).`;
  return { status: "unavailable", reason: "malformed-output", detail };
}
