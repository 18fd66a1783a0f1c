/** The interpreter of a script, and its one argument, as the kernel reads them from the first line. */
export function scriptWords(script: string): readonly string[] {
  const end = script.indexOf("\n");
  const line = script.slice(2, end === -1 ? undefined : end).replace(/^[ \t]+/, "");
  const space = line.search(/[ \t]/);
  if (space === -1) return line === "" ? [] : [line];
  const argument = line.slice(space).trim();
  return argument === "" ? [line.slice(0, space)] : [line.slice(0, space), argument];
}
