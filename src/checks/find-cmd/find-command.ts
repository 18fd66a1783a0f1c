import type { FindValues } from "./find-fields.ts";

/** File systems that are not searched, as in a search that runs no command. */
const ELSEWHERE = ["autofs", "cifs", "nfs", "nfs4", "proc", "smb3", "sysfs"];

/** The `find` of a rule that runs something on what is found, for `/bin/sh -c`. `exec` is taken as it is written. */
export function findCommand(values: FindValues, exec: string): string {
  const options = [
    ...(values.maxdepth === null ? [] : ["-maxdepth", String(values.maxdepth)]),
    ...(values.mindepth === null ? [] : ["-mindepth", String(values.mindepth)]),
  ];
  const tests = [...ownerWords(values), ...nameWords(values), ...otherWords(values)];
  return [
    "find",
    ...values.target.map(base),
    ...options,
    ...pruned(values),
    ...tests,
    "-exec",
    ended(exec),
  ].join(" ");
}

/** Globs are left to the shell. */
function base(path: string): string {
  const parts = path.split(/([*?]+|\[[^\]/]*\])/);
  const text = parts
    .map((part, index) => (index % 2 === 1 || part === "" ? part : quotedWord(part)))
    .join("");
  return path.startsWith("-") ? `./${text}` : text;
}

function pruned({ target }: FindValues): readonly string[] {
  if (target.some((path) => /^\/(?:proc|sys)(?:\/|$)/.test(path))) return [];
  const kinds = ELSEWHERE.map((kind) => `-fstype ${kind}`).join(" -o ");
  return ["\\(", kinds, "\\)", "-prune", "-o"];
}

function nameWords({ findType, findName, notFindName, matchCase }: FindValues): readonly string[] {
  const word = matchCase === "NO" ? "-iname" : "-name";
  return [...anyOf("-type", findType), ...anyOf(word, findName), ...noneOf(word, notFindName)];
}

function ownerWords(values: FindValues): readonly string[] {
  return [
    ...(values.nouser === "YES" ? ["-nouser"] : []),
    ...(values.nogroup === "YES" ? ["-nogroup"] : []),
    ...anyOf("-user", values.user),
    ...noneOf("-user", values.notUser),
    ...anyOf("-group", values.group),
    ...noneOf("-group", values.notGroup),
    ...anyOf("-uid", values.uid),
    ...noneOf("-uid", values.notUid),
    ...anyOf("-gid", values.gid),
    ...noneOf("-gid", values.notGid),
  ];
}

function otherWords(values: FindValues): readonly string[] {
  return [
    ...anyOf("-perm", one(values.perm)),
    ...noneOf("-perm", one(values.notPerm)),
    ...anyOf("-ctime", one(values.ctime)),
    ...noneOf("-ctime", one(values.notCtime)),
    ...anyOf("-mtime", one(values.mtime)),
    ...noneOf("-mtime", one(values.notMtime)),
    ...anyOf("-size", one(values.size)),
    ...noneOf("-size", one(values.notSize)),
    ...anyOf("-context", one(values.findContext)),
    ...noneOf("-context", one(values.notFindContext)),
  ];
}

function one(value: string | null): readonly string[] | null {
  return value === null ? null : [value];
}

function anyOf(test: string, values: readonly string[] | null): readonly string[] {
  if (values === null) return [];
  return ["\\(", values.map((value) => `${test} ${quotedWord(value)}`).join(" -o "), "\\)"];
}

function noneOf(test: string, values: readonly string[] | null): readonly string[] {
  return values === null ? [] : ["\\!", ...anyOf(test, values)];
}

/** A command on many files at once ends in `{} +`, any other one in `;`. */
function ended(exec: string): string {
  const text = exec.trim();
  return /\{\}\s+\+$/.test(text) ? text : `${text.replace(/\s*\\?;$/, "")} \\;`;
}

function quotedWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
