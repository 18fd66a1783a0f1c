const FORMATS: readonly (readonly [start: string, words: string])[] = [
  ["PK\x03\x04", "a ZIP archive, as newer office documents are"],
  ["%PDF-", "a PDF document"],
  ["\x1f\x8b", "compressed (gzip)"],
  ["\xd0\xcf\x11\xe0", "an older office document"],
  ["7z\xbc\xaf", "a 7z archive"],
  ["Rar!", "a RAR archive"],
];

/** What a file is whose text cannot be searched as it stands; `null` for all others. */
export function unreadableFormat(content: string): string | null {
  return FORMATS.find(([start]) => content.startsWith(start))?.[1] ?? null;
}
