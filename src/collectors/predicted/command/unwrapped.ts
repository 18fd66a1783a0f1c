import { posix } from "node:path";

/** Programs that start the program behind them: how many words of theirs come before it, options aside. */
const WRAPPERS: ReadonlyMap<string, { readonly own: number; readonly options: readonly string[] }> = new Map([
  ["tini", { own: 0, options: ["-p", "-e"] }],
  ["tini-static", { own: 0, options: ["-p", "-e"] }],
  ["docker-init", { own: 0, options: ["-p", "-e"] }],
  ["catatonit", { own: 0, options: [] }],
  ["dumb-init", { own: 0, options: ["-r", "--rewrite"] }],
  ["exec", { own: 0, options: ["-a"] }],
  ["nohup", { own: 0, options: [] }],
  ["nice", { own: 0, options: ["-n"] }],
  ["gosu", { own: 1, options: [] }],
  ["su-exec", { own: 1, options: [] }],
  ["chpst", { own: 0, options: ["-u", "-U", "-e"] }],
  ["env", { own: 0, options: ["-u", "-C"] }],
]);

const DEEPEST = 16;

/** The command without what only starts it: `tini -- gosu redis redis-server` is `redis-server`. */
export function unwrapped(words: readonly string[]): readonly string[] {
  let rest = words;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const wrapper = WRAPPERS.get(posix.basename(rest[0] ?? ""));
    if (wrapper === undefined) return rest;
    rest = behind(rest.slice(1), wrapper.options).slice(wrapper.own);
  }
  return rest;
}

function behind(words: readonly string[], withValue: readonly string[]): readonly string[] {
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") return words.slice(at + 1);
    if (withValue.includes(word)) at += 1;
    else if (!word.startsWith("-") && !/^\w+=/.test(word)) break;
  }
  return words.slice(at);
}
