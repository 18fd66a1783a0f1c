import { Option } from "commander";

/** An option that may be given as often as one likes: its values, in the order given. */
export function repeatableOption(flags: string, description: string): Option {
  const collect = (value: string, previous: unknown) => [...(previous as readonly string[]), value];
  return new Option(flags, description).argParser(collect).default([], "none");
}
