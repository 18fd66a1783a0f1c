/** A policy whose commands may run. */
export interface TrustedPolicy {
  /** Of the policy's text, lower-case hexadecimal. */
  readonly sha256: string;
  /** The name that it had when it was trusted: for people. */
  readonly name: string;
}

/** The lines of a file of trust: a digest, blanks, a name. Other lines are comments. */
export function parseTrustFile(text: string): readonly TrustedPolicy[] {
  return text.split("\n").flatMap((line) => {
    const [, digest, name = ""] = /^([0-9a-f]{64})(?:[ \t]+(.*))?$/i.exec(line.trimEnd()) ?? [];
    return digest === undefined ? [] : [{ sha256: digest.toLowerCase(), name }];
  });
}
