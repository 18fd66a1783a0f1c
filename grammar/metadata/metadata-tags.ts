/** What an element of the metadata holds: `elements`, or plain `text` in which other tags mean nothing. */
type MetadataBody = "elements" | "text";

/** The elements that published policies use. Others are kept as they are. */
const BODIES: ReadonlyMap<string, MetadataBody> = new Map<string, MetadataBody>([
  ...["ui_metadata", "spec", "variables", "variable"].map((name) => [name, "elements"] as const),
  ...["display_name", "description", "labels", "benchmark_refs"].map((name) => [name, "text"] as const),
  ...["type", "name", "profile", "version", "link"].map((name) => [name, "text"] as const),
  ...["default", "info", "value_type"].map((name) => [name, "text"] as const),
]);

/** Which of the known elements with elements may stand in which. */
const INSIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ["ui_metadata", ["spec", "variables", "variable"]],
  ["variables", ["variable"]],
  ["spec", []],
  ["variable", []],
]);

const ROOTS = ["ui_metadata", "spec", "variables"];

/** What a known element holds; `unknown` for all others. */
export function bodyOf(name: string): MetadataBody | "unknown" {
  return BODIES.get(name) ?? "unknown";
}

/** Whether metadata may begin with this element. */
export function isRoot(name: string): boolean {
  return ROOTS.includes(name);
}

/** Whether an open element is surely over where the element `inner` opens. */
export function isOverAt(outer: string, inner: string): boolean {
  return bodyOf(inner) === "elements" && INSIDE.get(outer)?.includes(inner) === false;
}
