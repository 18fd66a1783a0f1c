/** What a tag may hold: other tags, `keyword : value` lines, or nothing. */
type TagBody = "tags" | "keywords" | "nothing";

interface TagRule {
  readonly body: TagBody;
  /** Tags that it may stand in; `file` is the top of the file. */
  readonly parents: readonly string[];
  /** Names of the closing tags that close it. */
  readonly closers: readonly string[];
}

const BLOCKS = ["check_type", "group_policy", "condition", "then", "else"];
const ITEM_CLOSERS = ["item", "custom_item"];
const ACLS = ["acl", "file_acl", "registry_acl", "service_acl", "launch_acl", "launch2_acl", "access_acl"];

const GROUPS: readonly [string, TagRule][] = [
  ["check_type", { body: "tags", parents: ["file"], closers: ["check_type"] }],
  ["group_policy", { body: "tags", parents: BLOCKS, closers: ["group_policy"] }],
  ["if", { body: "tags", parents: BLOCKS, closers: ["if"] }],
  ...["condition", "then", "else"].map((name): [string, TagRule] => [
    name,
    { body: "tags", parents: ["if"], closers: [name] },
  ]),
  ["item", { body: "keywords", parents: BLOCKS, closers: ITEM_CLOSERS }],
  ["custom_item", { body: "keywords", parents: BLOCKS, closers: ITEM_CLOSERS }],
  ["report", { body: "keywords", parents: BLOCKS, closers: ["report"] }],
  ...ACLS.map((name): [string, TagRule] => [
    name,
    { body: "keywords", parents: BLOCKS, closers: [name, "acl"] },
  ]),
  ["user", { body: "keywords", parents: ACLS, closers: ["user"] }],
];

const ANYWHERE = ["file", ...GROUPS.map(([name]) => name)];

/** Every known tag by its name in lower case. */
export const TAGS: ReadonlyMap<string, TagRule> = new Map<string, TagRule>([
  ...GROUPS,
  ["debug", { body: "nothing", parents: ANYWHERE, closers: ["debug"] }],
]);

export const TAG_NAMES: readonly string[] = [...TAGS.keys()];

const BRANCHES = new Set(["condition", "then", "else"]);

/** Whether the tag `inner` may stand in the tag `outer`. */
export function canHold(outer: string, inner: string): boolean {
  return TAGS.get(inner)?.parents.includes(outer) === true;
}

/** Whether the open tag `outer` is surely over where `next`, which it cannot hold, opens. */
export function isOverAt(outer: string, next: string): boolean {
  if (next === "check_type" || TAGS.get(outer)?.body === "keywords") return true;
  return BRANCHES.has(next) ? BRANCHES.has(outer) : outer === "if";
}

/** The tags that a tag may stand in, as text. */
export function parentsOf(name: string): string {
  return (TAGS.get(name)?.parents ?? []).map((parent) => `<${parent}>`).join(", ");
}
