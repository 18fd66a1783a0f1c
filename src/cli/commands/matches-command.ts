/** What lets a shell begin something else: no star stands for it, or `cat *` would also run `cat x; rm -rf /`. */
const BEGINS_ANOTHER = /[;&|<>`\n\r]|\$\(/;

/**
 * Whether a pattern stands for the whole of a command: `*` is any text of one simple command, everything else is itself.
 * The first place that fits is taken for each part: what stands in the pattern itself has one place at most in a
 * command that fits.
 */
export function matchesCommand(pattern: string, command: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return command === first;
  if (command.length < first.length + last.length) return false;
  if (!command.startsWith(first) || !command.endsWith(last)) return false;
  let at = first.length;
  const end = command.length - last.length;
  for (const part of rest) {
    const found = command.indexOf(part, at);
    if (found === -1 || found + part.length > end || !isSimple(command.slice(at, found))) return false;
    at = found + part.length;
  }
  return isSimple(command.slice(at, end));
}

function isSimple(text: string): boolean {
  return !BEGINS_ANOTHER.test(text);
}
