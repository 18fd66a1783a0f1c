/** The rows of a table of comma separated values (RFC 4180, line feeds), each by the titles of its columns. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [titles = [], ...rows] = recordsOf(text);
  return rows.map((cells) => {
    if (cells.length !== titles.length) throw new Error(`A row has ${cells.length} cells: ${cells.join()}`);
    return Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ""]));
  });
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
