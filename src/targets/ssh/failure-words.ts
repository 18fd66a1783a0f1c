import type { UnavailableReason } from "../../model/observation.ts";
import type { Become } from "./remote-command.ts";

/** What a line means, and what helps. `@` stands for the target. */
export interface FailureWords {
  readonly line: RegExp;
  readonly reason: UnavailableReason;
  readonly words: string;
}

/** What OpenSSH's client says when it cannot reach a host, or loses it; the first that fits counts. */
export const CLIENT_FAILURES: readonly FailureWords[] = [
  {
    line: /REMOTE HOST IDENTIFICATION HAS CHANGED|host key for .* has changed/i,
    reason: "failed",
    words:
      "@ shows another host key than the one in known_hosts: it was installed anew, or somebody stands between. " +
      "Ask its owner for the fingerprint before you replace the key.",
  },
  {
    line: /REVOKED HOST KEY|marked as revoked/,
    reason: "failed",
    words: "The host key of @ is marked as revoked in known_hosts, and nothing was sent.",
  },
  {
    line: /Host key verification failed|host key is known for/,
    reason: "failed",
    words:
      "The host key of @, or of a host on the way to it, is not in known_hosts: connect once by hand with ssh and " +
      "compare the fingerprint.",
  },
  {
    line: /Too many authentication failures/,
    reason: "missing-privilege",
    words: "@ was offered too many keys: name the right one, with IdentitiesOnly, in ssh_config.",
  },
  {
    line: /Permission denied/,
    reason: "missing-privilege",
    words:
      "@ did not let this user in: it has to accept a key of the agent or of ssh_config, because nobody is asked for " +
      "a password here.",
  },
  {
    line: /Could not resolve hostname/,
    reason: "missing-source",
    words: "The name of @, or of a host on the way to it, does not resolve.",
  },
  { line: /Connection refused/, reason: "missing-source", words: "No SSH server listens at @." },
  {
    line: /not responding/,
    reason: "timed-out",
    words: "The connection to @ was lost: it does not answer any more.",
  },
  { line: /timed out/i, reason: "timed-out", words: "@ did not answer in time." },
  {
    line: /No route to host|Network is unreachable|Address family not supported|Cannot assign requested address/i,
    reason: "missing-source",
    words: "@ cannot be reached from here.",
  },
  {
    line: /Unable to negotiate|no matching .* found/i,
    reason: "not-supported",
    words: "@ and the ssh of this machine have no way of encryption or signature in common.",
  },
  {
    line: /bad configuration option|Bad owner or permissions|Can't open user config|Unsupported option|keyword .* extra arguments/i,
    reason: "failed",
    words: "ssh on this machine does not accept its own configuration for @.",
  },
  {
    line: /not allowed at this time|Not allowed|administratively prohibited|Session open refused|channel .*open failed|request failed on channel/,
    reason: "missing-privilege",
    words: "The SSH server of @ lets this user run no command.",
  },
  {
    line: /No SSH version|banner exchange:|protocol version|protocol major versions|Bad packet length|invalid format|banner line/i,
    reason: "not-supported",
    words: "What answers at @ does not speak SSH.",
  },
  {
    line: /Connection (?:closed|reset|aborted)|Connection to .* (?:closed|aborted|reset)|closed by remote host|Broken pipe|read header failed/i,
    reason: "vanished",
    words: "@ closed the connection.",
  },
];

const NO_COMMANDS: FailureWords = {
  line: /currently not available|nologin|allows sftp connections only|git shell|sh: .*restricted|shell access/i,
  reason: "missing-privilege",
  words: "The login shell of this user on @ runs no commands.",
};

const NO_SHELL: FailureWords = {
  line: /not found|No such file|not recognized|can't execute|cannot execute|Unknown command|Invalid input|syntax error/i,
  reason: "missing-tool",
  words:
    "@ has no `env` and `sh` of POSIX that could run the script: it is no Unix, or a very small one. " +
    "Scan it from outside, or audit its image.",
};

/** What a host says when it does not run the script, by who was to run it; the first that fits counts. */
export const HOST_FAILURES: Readonly<Record<Become, readonly FailureWords[]>> = {
  "nobody-else": [NO_COMMANDS, NO_SHELL],
  sudo: [
    {
      line: /^(?:env|\S*sh): .*sudo|^sudo: (?:command )?not found/i,
      reason: "missing-tool",
      words: "There is no sudo on @: log in as root, or use --become doas.",
    },
    {
      line: /^sudo: .*(?:password is required|terminal is required|no tty|have a tty|askpass|interactive authentication)/i,
      reason: "missing-privilege",
      words:
        "sudo on @ asks for a password or a terminal: allow this user `sh -s` with NOPASSWD, or log in as root.",
    },
    {
      line: /not in the sudoers|may not run sudo|not allowed to (?:execute|run)|^sudo: .*(?:denied|not permitted|no valid sudoers)/i,
      reason: "missing-privilege",
      words: "sudo on @ does not allow this user to run `sh -s`.",
    },
    NO_COMMANDS,
    NO_SHELL,
  ],
  doas: [
    {
      line: /^(?:env|\S*sh): .*doas|^doas: (?:command )?not found/i,
      reason: "missing-tool",
      words: "There is no doas on @: log in as root, or use --become sudo.",
    },
    {
      line: /^doas: .*(?:required|tty|password|Authentication|Authorization)/i,
      reason: "missing-privilege",
      words: "doas on @ asks for a password: allow this user `sh` with nopass, or log in as root.",
    },
    {
      line: /^doas: /,
      reason: "missing-privilege",
      words: "doas on @ does not allow this user to run `sh`.",
    },
    NO_COMMANDS,
    NO_SHELL,
  ],
};
