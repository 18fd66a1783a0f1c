/** Whether a pattern stands for the whole of a command: `*` is any text, line ends too; everything else is itself. */
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
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
