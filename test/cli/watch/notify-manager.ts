import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A manager of services on a datagram socket, as systemd is one. */
export interface NotifyManager {
  readonly socket: string;
  /** Waits for so many messages and gives them, each on one line, its parts apart by `|`. */
  readonly until: (count: number) => Promise<readonly string[]>;
  readonly end: () => void;
}

/** Prints each datagram on one line. */
const MANAGER = `
use strict; use warnings; use Socket; $| = 1;
socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die; bind($s, pack_sockaddr_un($ARGV[0])) or die; print "ready\\n";
while (defined recv($s, my $message, 65536, 0)) { $message =~ s/\\n/|/g; print "$message\\n" }
`;

/** Starts a manager that listens on a path. */
export async function startNotifyManager(socket: string): Promise<NotifyManager> {
  const child = spawn("/usr/bin/perl", ["-e", MANAGER, socket], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  await once(lines, "line");
  const said: string[] = [];
  lines.on("line", (line) => {
    // systemd-notify waits by it until its message was read.
    if (!line.startsWith("BARRIER=")) said.push(line);
  });
  return {
    socket,
    until: async (count) => {
      while (said.length < count) await once(lines, "line");
      return [...said];
    },
    end: () => {
      child.kill("SIGKILL");
    },
  };
}
