const MAX_CHARACTERS = 4096;

/** The arguments at the start of `/proc/PID/cmdline`, cut after 4,096 characters in all. */
export function parseCommandLine(start: string): readonly string[] {
  const text = start.slice(0, MAX_CHARACTERS);
  if (text === "") return [];
  return (text.endsWith("\0") ? text.slice(0, -1) : text).split("\0");
}
