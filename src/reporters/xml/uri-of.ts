const PLAIN = /^(?:[\w.-]+\/)*[\w.-]+$/;

/** The path of a file as a relative or absolute URI reference, whatever characters it has. */
export function uriOf(path: string): string {
  if (PLAIN.test(path)) return path;
  const segments = path.toWellFormed().replaceAll("\\", "/").split("/");
  const uri = segments.map(encodeURIComponent).join("/");
  return uri.startsWith("//") ? `/.${uri}` : uri;
}
