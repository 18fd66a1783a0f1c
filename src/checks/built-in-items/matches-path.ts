/** How much of a path a glob has to stand for: all of it, or the path itself or a folder above it. */
type Reach = "whole" | "above";

/** Whether a glob stands for a path, as a shell reads it: `*` and `?` do not stand for `/`. */
export function matchesPath(glob: string, path: string, reach: Reach): boolean {
  const wanted = partsOf(glob);
  const given = partsOf(path);
  if (given.length < wanted.length || (reach === "whole" && given.length > wanted.length)) return false;
  return wanted.every((part, index) => matchesPart(part, given[index] ?? ""));
}

function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}

/** A star that is met again starts over from the next character: nothing before the last star is tried again. */
function matchesPart(glob: string, text: string): boolean {
  const wanted = glob.match(/\[!?\]?[^\]]*\]|[^]/gu) ?? [];
  const given = Array.from(text);
  let [star, resume, at] = [-1, 0, 0];
  for (let index = 0; index < given.length;) {
    const token = wanted[at];
    if (token === "*") [star, resume, at] = [at, index, at + 1];
    else if (token !== undefined && matchesOne(token, given[index] ?? "")) [at, index] = [at + 1, index + 1];
    else if (star >= 0) [at, resume, index] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return wanted.slice(at).every((token) => token === "*");
}

/** One character, `?`, or a list such as `[a-z]`, whose two ends are compared by their numbers. */
function matchesOne(token: string, character: string): boolean {
  if (token.length < 3 || !token.startsWith("[")) return token === "?" || token === character;
  const isNegated = token.startsWith("[!");
  const members = token.slice(isNegated ? 2 : 1, -1).match(/[^]-[^]|[^]/gu) ?? [];
  const isMember = members.some((member) => {
    const [from = "", , to = from] = Array.from(member);
    return character >= from && character <= to;
  });
  return isMember !== isNegated;
}
