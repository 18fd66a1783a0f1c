import { commandsOf } from "../../app/commands-of.ts";
import type { Policy } from "../../model/policy.ts";
import type { CommandLeave } from "../../targets/program-access.ts";
import type { CommandOptions } from "../command-options.ts";
import { commandUser } from "./command-user.ts";
import { matchesCommand } from "./matches-command.ts";
import { trustedDigests } from "./trusted-digests.ts";

/** These options, with those that say where commands run. */
type AnyOptions = CommandOptions & {
  readonly target?: string | readonly string[];
  readonly targets?: string;
  readonly script?: boolean;
};

/**
 * Which commands of these policies may run: those that an option allows, and those of trusted policies. Files of trust are
 * read when the first command asks. Throws UsageError for a user who cannot be.
 */
export function commandLeave(options: AnyOptions, policies: readonly Policy[]): CommandLeave {
  const { allowCommands, allowCommand, commandUser: name, commandNetwork } = options;
  let trusted: ReadonlySet<string> | null = null;
  return {
    user: name === undefined || runsElsewhere(options) ? null : commandUser(name),
    ...(name === undefined ? {} : { userName: name }),
    network: commandNetwork ?? "shared",
    allows(command) {
      if (allowCommands === true) return true;
      if (allowCommand.some((pattern) => matchesCommand(pattern, command))) return true;
      trusted ??= commandsOfTrusted(policies);
      return trusted.has(command);
    },
  };
}

/** Where every command runs on other machines, the user is one of theirs. */
function runsElsewhere({ target = [], targets, script }: AnyOptions): boolean {
  if (script === true) return true;
  const names = typeof target === "string" ? [target] : target;
  return targets === undefined && names.length > 0 && names.every((name) => name.startsWith("ssh://"));
}

/** The leave belongs to each policy: what only others ask for is not in it. */
function commandsOfTrusted(policies: readonly Policy[]): ReadonlySet<string> {
  const digests = trustedDigests((remark) => process.stderr.write(`audit: ${remark}\n`));
  const trusted = policies.filter(({ sha256 }) => digests.has(sha256));
  return new Set(trusted.flatMap(commandsOf));
}
