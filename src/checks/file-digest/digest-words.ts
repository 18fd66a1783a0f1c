import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import type { DigestValues } from "./digest-fields.ts";

/** Everything that a rule wants of the content of a file, each in a few words. */
export function wordsForDigests(values: DigestValues): readonly string[] {
  const { md5, sha256, digests, source, configuration } = values;
  return [
    ...(md5 === null ? [] : [`its MD5 digest is ${anyOf(md5)}`]),
    ...(sha256 === null ? [] : [`its SHA-256 digest is ${anyOf(sha256)}`]),
    ...(digests === null ? [] : [`it stands in ${quoted(digests)} with its digest`]),
    ...(source === null ? [] : [packageWords(configuration)]),
  ];
}

function packageWords(configuration: DigestValues["configuration"]): string {
  const words = "a package has it, and it is as it was installed";
  return configuration === null ? `${words} or is a configuration file` : words;
}

/** The files of a rule in words. */
export function wordsForPaths({ file }: DigestValues): string {
  return `${file.length === 1 ? "the file" : "the files"} ${anyOf(file.map(quoted), "and")}`;
}
