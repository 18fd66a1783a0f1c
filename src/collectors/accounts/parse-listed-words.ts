/** What a file lists, one a line, without comments and blanks: `/etc/shells`, `/etc/ftpusers`. */
export function parseListedWords(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/s, "").trim())
    .filter((word) => word !== "");
}
