import { commandsOf } from "../../app/commands-of.ts";
import type { Policy } from "../../model/policy.ts";
import type { CommandLeave } from "../../targets/program-access.ts";
import type { CommandOptions } from "../command-options.ts";
import { commandUser } from "./command-user.ts";
import { matchesCommand } from "./matches-command.ts";
import { trustedDigests } from "./trusted-digests.ts";

/**
 * Which commands of these policies may run: those that an option allows, and those of trusted policies. Files of trust are
 * read when the first command asks. Throws UsageError for a user who cannot be.
 */
export function commandLeave(options: CommandOptions, policies: readonly Policy[]): CommandLeave {
  const { allowCommands, allowCommand, commandUser: name, commandNetwork } = options;
  let trusted: ReadonlySet<string> | null = null;
  return {
    user: name === undefined ? null : commandUser(name),
    network: commandNetwork ?? "shared",
    allows(command) {
      if (allowCommands === true) return true;
      if (allowCommand.some((pattern) => matchesCommand(pattern, command))) return true;
      trusted ??= commandsOfTrusted(policies);
      return trusted.has(command);
    },
  };
}

/** The leave belongs to each policy: what only others ask for is not in it. */
function commandsOfTrusted(policies: readonly Policy[]): ReadonlySet<string> {
  const digests = trustedDigests((remark) => process.stderr.write(`audit: ${remark}\n`));
  const trusted = policies.filter(({ sha256 }) => digests.has(sha256));
  return new Set(trusted.flatMap(commandsOf));
}
