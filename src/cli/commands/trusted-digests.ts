import { printable } from "../../support/printable.ts";
import { readTrustFile } from "./read-trust-file.ts";
import { trustFiles } from "./trust-files.ts";

/** The digests of all trusted policies. A file that cannot be used is told, and trusts nothing. */
export function trustedDigests(tell: (remark: string) => void): ReadonlySet<string> {
  const digests = new Set<string>();
  for (const path of trustFiles(process.env)) {
    const file = readTrustFile(path);
    if (file.status === "unusable") tell(printable(file.detail));
    else for (const { sha256 } of file.policies) digests.add(sha256);
  }
  return digests;
}
