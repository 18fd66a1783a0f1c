/** Whether a text matches a pattern in which `*` stands for any characters and `?` for one; case does not count. */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = Array.from(pattern.toLowerCase());
  const given = Array.from(text.toLowerCase());
  let star = -1;
  let resume = 0;
  let at = 0;
  for (let index = 0; index < given.length;) {
    if (wanted[at] === "*") {
      star = at;
      resume = index;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === "?" || wanted[at] === given[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // What the last star stands for grows by one character; nothing before it has to be tried again.
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return wanted.slice(at).every((character) => character === "*");
}
