import type { WatchSections } from "./watch-setup.ts";

/** What is allowed, and who is told. */
interface Saying {
  readonly allowCommands?: boolean | undefined;
  readonly say: (text: string) => unknown;
}

/** Says which receivers are commands that will not be run. */
export function sayForbiddenCommands({ receivers }: WatchSections, { allowCommands, say }: Saying): void {
  const names = receivers.flatMap(({ kind, name }) => (kind === "command" ? [name] : []));
  if (allowCommands === true || names.length === 0) return;
  say(`audit: commands are run only where --allow-commands is given; alerts wait for: ${names.join(", ")}\n`);
}
