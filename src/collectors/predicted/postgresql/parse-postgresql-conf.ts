/** One setting of postgresql.conf, its name in lower case. */
export interface PostgresqlLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly text: string;
}

const SETTING = /^\s*([A-Za-z_][\w.]*)\s*(?:=\s*|\s)\s*(?:'((?:[^'\\]|''|\\[^])*)'|([^\s#']+))/;

/** Reads `name = value`, `name value` and quoted values; later lines override earlier ones. */
export function parsePostgresqlConf(text: string): readonly PostgresqlLine[] {
  return text.split("\n").flatMap((raw, index) => {
    const [, name, quoted, plain] = SETTING.exec(raw) ?? [];
    if (name === undefined) return [];
    const value =
      quoted === undefined
        ? (plain ?? "")
        : quoted.replace(/''|\\([^])/g, (all, next?: string) => next ?? all.slice(1));
    return [{ name: name.toLowerCase(), value, line: index + 1, text: raw }];
  });
}
