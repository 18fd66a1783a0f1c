/** One item: its type or name, and its keywords; a list is a keyword with `||`, or one that is repeated. */
export type Item = { readonly type: string } & Readonly<Record<string, string | readonly string[]>>;

const BARE =
  /^(?:YES|NO|ON|OFF|[A-Z]+_BE_NULL|DISABLED|LOADED|NOT_LOADED|RUNNING|CONFIGURED|BOTH|MOUNTED|STRICT|\[\w+\.\.\w+\])$/;
const PIPED = new Set(["file_extension", "expect"]);
const IN_ONE_TEXT = new Set(["file_name", "include_paths", "exclude_paths"]);
const REPEATED = new Set(["file", "ignore", "regex", "xsl_stmt"]);

/** An item in the notation of a policy. */
export function textOf({ type, ...keywords }: Item): string {
  const isTyped = /^[A-Z_]+$/.test(type);
  const lines = Object.entries(keywords).flatMap(([keyword, value]) => linesOf(keyword, value));
  const head = isTyped ? `type : ${type}` : `name : "${type}"`;
  const tag = isTyped ? "custom_item" : "item";
  return [`<${tag}>`, head, 'description : "A rule"', ...lines, `</${tag}>`].join("\n");
}

function linesOf(keyword: string, value: string | readonly string[]): readonly string[] {
  if (typeof value === "string") return [`${keyword} : ${BARE.test(value) ? value : quoted(value)}`];
  if (REPEATED.has(keyword)) return value.map((one) => `${keyword} : ${quoted(one)}`);
  if (IN_ONE_TEXT.has(keyword)) return [`${keyword} : ${quoted(value.join("|"))}`];
  return [`${keyword} : ${value.map(quoted).join(PIPED.has(keyword) ? " | " : " || ")}`];
}

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
