import type { CommandOptions } from "../command-options.ts";
import { commandUser } from "../commands/command-user.ts";
import type { ReadingOptions } from "./watch-options.ts";

/**
 * Which commands of watched policies may run beside those of trusted ones. `--allow-commands` of a watch speaks of its
 * receivers. Throws UsageError for a user who cannot be.
 */
export function commandsOfWatch(options: ReadingOptions): CommandOptions {
  const { allowCommand = [], commandUser: name, commandNetwork = "shared" } = options;
  if (name === undefined) return { allowCommand, commandNetwork };
  commandUser(name);
  return { allowCommand, commandNetwork, commandUser: name };
}
