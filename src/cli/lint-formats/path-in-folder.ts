import { relative, resolve } from "node:path";

/** The path of a file as one writes it in a folder; what is no path (`<standard input>`) stays as it is. */
export function pathInFolder(file: string, folder: string): string {
  return file.startsWith("<") ? file : relative(folder, resolve(folder, file));
}

/** The same as a relative URI reference (RFC 3986): each part percent-encoded, no part taken for a scheme. */
export function uriInFolder(file: string, folder: string): string {
  return pathInFolder(file, folder).toWellFormed().split("/").map(encodeURIComponent).join("/");
}
