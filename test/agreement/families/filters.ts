import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import { scratchFamily } from "./scratch-family.ts";

const FILE = "/etc/policy.json";
const VALUES = [
  "1",
  "1.50",
  "true",
  "null",
  '"yes"',
  '"a\\nb"',
  "[]",
  "[3,1,2]",
  '{"on":true,"size":10}',
  '["x",{"on":false}]',
] as const;
const NAMES = ["default", "admin", "size", "list"] as const;
const FILTERS = [
  ".",
  ".default",
  '"default : " + .default',
  '"default : \\(.default)"',
  ".list[]",
  ".list[]?",
  ".list | length",
  "keys[]",
  'to_entries[] | "\\(.key)=\\(.value)"',
  '.admin // "none"',
  "[.[] | numbers] | add",
  'if .size then "set" else "unset" end',
  "..|numbers",
  'select(.default != null) | "there"',
  ".admin.on",
  '.list | map(tostring) | join(",")',
  'try .admin.on catch "not an object"',
  "[.[]|type]|sort|unique|.[]",
  ".list[1:]?",
  'with_entries(select(.key|startswith("a")))',
  'has("size")',
  "tojson",
] as const;
const PATTERNS = ["yes", "^1", "^(true|set|there)$", "^.", "null", "=", "[0-9]", "none"] as const;

/** JSON that jq makes lines of before they are matched. */
export const filters: Family = scratchFamily({
  name: "filters",
  needs: ["jq", "grep"],
  hosts: 3,
  state: (chance) => ({ [FILE]: json(chance) }),
  items: (chance) => Array.from({ length: 8 }, () => filterItem(chance)),
});

function json(chance: Chance): string {
  const members = NAMES.filter(() => !chance.once(4)).map((name) => `"${name}": ${chance.pick(VALUES)}`);
  return `{${members.join(",\n ")}}\n${chance.once(8) ? "{}\n" : ""}`;
}

function filterItem(chance: Chance): Item {
  const type = chance.pick(["FILE_CONTENT_CHECK", "FILE_CONTENT_CHECK", "FILE_CONTENT_CHECK_NOT"]);
  return {
    type,
    file: FILE,
    json_transform: chance.pick(FILTERS),
    regex: chance.pick(PATTERNS),
    expect: chance.pick(PATTERNS),
  };
}
