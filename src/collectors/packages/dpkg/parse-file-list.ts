const NEWLINE = 0x0a;
const SLASH = 0x2f;

/** Whether bytes look like a `.list` file: nothing, or whole lines of absolute paths without NUL. */
export function isFileList(bytes: Buffer): boolean {
  if (bytes.length === 0) return true;
  return bytes[0] === SLASH && bytes[bytes.length - 1] === NEWLINE && !bytes.includes(0);
}

/** The paths of a file list whose last name is `name`. Searches the bytes: most lists hold none. */
export function parseFileList(bytes: Buffer, name: string): readonly string[] {
  const wanted = Buffer.from(`/${name}\n`);
  const paths: string[] = [];
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    const start = at === 0 ? 0 : bytes.lastIndexOf(NEWLINE, at - 1) + 1;
    paths.push(bytes.toString("utf8", start, at + wanted.length - 1));
  }
  return paths;
}
