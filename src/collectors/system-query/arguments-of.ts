import type { SystemQuery } from "../../model/system-query.ts";

/** The program that answers a question, and its arguments. */
export function argumentsOf(query: SystemQuery): readonly [program: string, ...args: string[]] {
  switch (query.kind) {
    case "svcprop":
      return ["svcprop", "-p", query.property, query.service];
    case "defaults":
      return query.host === "current"
        ? ["defaults", "-currentHost", "read", query.domain, query.key]
        : ["defaults", "read", query.domain, query.key];
    case "osascript":
      return ["osascript", "-l", "JavaScript", "-e", scriptFor(query.suite, query.key)];
  }
}

/** Texts of a policy are put in as literals, so that they cannot be anything else than texts. */
function scriptFor(suite: string, key: string): string {
  const [one, other] = [literal(suite), literal(key)];
  return `ObjC.import("Foundation"); const v = $.NSUserDefaults.alloc.initWithSuiteName(${one}).objectForKey(${other}); v.isNil() ? "" : String(v.js)`;
}

function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (character) =>
    character === "\u2028" ? "\\u2028" : "\\u2029",
  );
}

/** Why a question cannot be asked: its words would be something else for the program. */
export function refusalOf(query: SystemQuery): string | null {
  const words = Object.values(query).filter((word) => typeof word === "string");
  if (words.some((word) => word.length > 1024 || /\p{Cc}/u.test(word)))
    return "A word of the question is too long, or has control characters in it.";
  if (query.kind === "osascript") return null;
  const asked = query.kind === "svcprop" ? [query.service, query.property] : [query.domain, query.key];
  const isOption = asked.some((word) => word.startsWith("-") && word !== "-g");
  return isOption ? "A word of the question begins with a dash, which would make it an option." : null;
}
