import { uriOf } from "../xml/uri-of.ts";

/** The path of a file as SARIF and GitHub want it: relative as it is, absolute as a `file` URI. */
export function artifactUri(path: string): string {
  const uri = uriOf(path.replace(/^(?:\.\/+)+/, ""));
  return uri.startsWith("/") ? `file://${uri}` : uri;
}
