import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { decodePolicyText } from "../../grammar/index.ts";

const PIECES = [
  ...[
    "<",
    ">",
    "/>",
    "</",
    '"',
    "'",
    "\\",
    "#",
    "\n",
    "\r\n",
    " ",
    "\t",
    ":",
    "|",
    "||",
    "&",
    "&&",
    ",",
    "(",
    ")",
  ],
  ...[
    "[1..2]",
    "[",
    "]",
    "regex:",
    "type : ",
    'a : "',
    "word",
    "<if>",
    "</if>",
    "<then>",
    "</then>",
    "<condition ",
  ],
  ...[
    '<check_type:"Unix">',
    '<check_type:"Windows">',
    "</check_type>",
    "<custom_item>",
    "</item>",
    "<x>",
    "<acl>",
  ],
  ...[
    '<report type:"',
    "<debug/>",
    "\0",
    "\u001b",
    "\u202e",
    "\ufeff",
    "\ud800",
    "é",
    "😀",
    "http://x",
    "\u00a0",
  ],
  ...[
    "# a\n",
    '"b"',
    "it's",
    "<none>",
    "</group_policy>",
    '<group_policy:"g">',
    "a : b\n",
    "\r",
    "description \n",
  ],
];
const policyLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));

/** Any text, most often one that is made of the parts of policies. */
export const anyText = fc.oneof(
  { arbitrary: policyLike, weight: 3 },
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);

const ROOT = new URL("../..", import.meta.url).pathname;

/** Every policy of the repository: its name and its text. */
export function policiesOfTheRepository(): (readonly [name: string, text: string])[] {
  return ["audits", "examples", "bench", "test"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith(".audit"))
    .flatMap((name) => {
      const decoded = decodePolicyText(readFileSync(join(ROOT, name)));
      return decoded.status === "decoded" ? [[name, decoded.text] as const] : [];
    });
}
