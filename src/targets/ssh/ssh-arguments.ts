import type { SshDestination } from "./parse-destination.ts";
import { remoteCommand } from "./remote-command.ts";
import type { Become } from "./remote-command.ts";

/** How a host is to be reached. */
export interface SshSettings {
  readonly destination: SshDestination;
  readonly become: Become;
  /** Absolute paths of the user's own files; `null` where ssh is to find them itself. */
  readonly configFile: string | null;
  readonly identityFile: string | null;
}

/** Files of one connection, in a folder of its own. */
export interface ConnectionFiles {
  /** The socket by which later exchanges use the same connection. */
  readonly socket: string;
  /** What the client itself says, apart from what the host says. */
  readonly log: string;
}

/** Longest time that a connection without an exchange stays open, if this program is killed. */
const IDLE_SECONDS = 20;
const CONNECT_SECONDS = 15;

/** What is the same for everybody. Whatever the user's configuration says of these is not meant for us. */
const OPTIONS: readonly string[] = [
  "BatchMode=yes",
  `ConnectTimeout=${CONNECT_SECONDS}`,
  "ControlMaster=auto",
  `ControlPersist=${IDLE_SECONDS}`,
  "ServerAliveInterval=10",
  "ServerAliveCountMax=3",
  // With ERROR the client says nothing of a failed negotiation, and nothing of a connection that was lost.
  "LogLevel=INFO",
  "ClearAllForwardings=yes",
  "ForwardAgent=no",
  "ForwardX11=no",
  "Tunnel=no",
  "PermitLocalCommand=no",
  "RemoteCommand=none",
  "RequestTTY=no",
  "EscapeChar=none",
];

/** The words for one exchange. Nothing here weakens the check of host keys. */
export function sshArguments(settings: SshSettings, { socket, log }: ConnectionFiles): readonly string[] {
  const { destination, become, configFile, identityFile } = settings;
  return [
    "-T",
    ...["-E", log],
    ...["-S", withoutTokens(socket)],
    ...OPTIONS.flatMap((option) => ["-o", option]),
    ...(destination.user === null ? [] : ["-l", destination.user]),
    ...(destination.port === null ? [] : ["-p", String(destination.port)]),
    ...(configFile === null ? [] : ["-F", configFile]),
    ...(identityFile === null ? [] : ["-i", withoutTokens(identityFile)]),
    ...["--", destination.host, remoteCommand(become)],
  ];
}

/** The words that end a connection; the user's configuration does not matter to it. */
export function endArguments({ destination }: SshSettings, { socket }: ConnectionFiles): readonly string[] {
  return ["-F", "none", "-S", withoutTokens(socket), "-O", "exit", "--", destination.host];
}

/** ssh puts host and user into the place of `%h` and `%r` in these paths. */
function withoutTokens(path: string): string {
  return path.replaceAll("%", "%%");
}
