import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const WORDS = ["Authorised", "users", "only.", "Go", "away!", "ü", "a=1", "#", "\\\\", '"x"'] as const;
const GAPS = [" ", "\n", "\t", "  ", "\r\n", "\\n", "\\t", " \\r\\n "] as const;
const LINES = [
  "sshd: ALL",
  "sshd : 10.0.0.1",
  "# a word",
  "  # a word",
  "",
  "   ",
  "in.tftpd: ALL",
  "ALL: ALL\r",
  "x",
] as const;
const FORMS = [String.raw`^sshd\s*:`, "^ALL: ALL$", String.raw`^\s*#`, "(?i)^IN", "^.$", "^(?!x)"] as const;
const FILES = [
  "/etc/issue",
  "/etc/issue /etc/motd",
  "/etc/i*",
  "/etc/motd",
  "/etc/none",
  "/etc/none /etc/motd",
] as const;

/** Banners, and files every line of which has to have a form. */
export const texts: Family = scratchFamily({
  name: "texts",
  needs: ["grep"],
  hosts: 5,
  state,
  items: (chance) => [...several(chance, bannerItem), ...several(chance, grammarItem)],
});

function several(chance: Chance, item: (chance: Chance) => Item): readonly Item[] {
  return Array.from({ length: 4 }, () => item(chance));
}

function state(chance: Chance): ScratchEntries {
  return {
    "/etc": {},
    "/etc/issue": banner(chance),
    ...(chance.once(2) ? { "/etc/issue.net": banner(chance) } : {}),
    ...(chance.once(4) ? {} : { "/etc/motd": banner(chance) }),
    "/etc/allow.a": lines(chance),
    ...(chance.once(2) ? { "/etc/allow.b": lines(chance) } : {}),
  };
}

/** Mostly of the same words, so that two of them are now and then alike. */
function banner(chance: Chance): string {
  const parts = WORDS.slice(0, chance.pick([0, 2, 3, 3])).map((word) =>
    chance.once(20) ? chance.pick(WORDS) : word,
  );
  return chance.pick(["", "\n", " "]) + parts.join(chance.pick(GAPS)) + chance.pick(["", "\n", "\n\n"]);
}

function lines(chance: Chance): string {
  const text = Array.from({ length: chance.below(4) }, () => chance.pick(LINES)).join("\n");
  return text + chance.pick(["", "\n"]);
}

function bannerItem(chance: Chance): Item {
  const content = chance.once(4) ? chance.pick(["users only.", "sers", "Authorised"]) : banner(chance).trim();
  const part = chance.once(2) ? { is_substring: "YES" } : {};
  return {
    type: "BANNER_CHECK",
    file: chance.pick(FILES),
    content: content || "Authorised users only.",
    ...part,
  };
}

function grammarItem(chance: Chance): Item {
  const regex = Array.from({ length: 1 + chance.below(4) }, () => chance.pick(FORMS));
  return {
    type: "GRAMMAR_CHECK",
    file: chance.pick(["/etc/allow.a", "/etc/allow.*", "/etc/allow.b"]),
    regex,
  };
}
