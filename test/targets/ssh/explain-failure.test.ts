import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainFailure } from "../../../src/targets/ssh/explain-failure.ts";
import type { FailedExchange } from "../../../src/targets/ssh/explain-failure.ts";
import { processorTime } from "../../processor-time.ts";

const LIMITS = { timeoutMs: 10_000, outputBytes: 1000 };

function failed(parts: Partial<FailedExchange>, status = 255, complaints = ""): FailedExchange {
  const outcome = { end: { kind: "exited", status }, output: Buffer.alloc(0), complaints } as const;
  return {
    name: "ssh://web1",
    become: "nobody-else",
    limits: LIMITS,
    outcome,
    log: "",
    extent: "nothing",
    ...parts,
  };
}

describe("what the client says is told in words that help", () => {
  it.each([
    ["ssh: connect to host web1 port 22: Connection timed out", "timed-out", "did not answer in time"],
    ["ssh: connect to host web1 port 22: Operation timed out", "timed-out", "did not answer in time"],
    ["ssh: connect to host web1 port 22: Network is unreachable", "missing-source", "cannot be reached"],
    ["ssh: connect to host web1 port 22: No route to host", "missing-source", "cannot be reached"],
    ["Timeout, server web1 not responding.", "timed-out", "does not answer any more"],
    [
      "Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures",
      "missing-privilege",
      "too many keys",
    ],
    ["kex_exchange_identification: read: Connection reset by peer", "vanished", "closed the connection"],
    ["kex_exchange_identification: Connection closed by remote host", "vanished", "closed the connection"],
    [
      "Unable to negotiate with 192.0.2.1 port 22: no matching host key type found. Their offer: ssh-dss",
      "not-supported",
      "no way of encryption",
    ],
    ["Bad owner or permissions on /root/.ssh/config", "failed", "does not accept its own configuration"],
    ["something of another year", "failed", "could not be reached. ssh said: something of another year"],
  ])("%s", (log, reason, words) => {
    const { reason: told, detail } = explainFailure(failed({ log: `noise\r\n${log}\r\n` }));
    expect([told, detail]).toEqual([reason, expect.stringContaining(words)]);
    expect(detail).toContain("ssh://web1");
    expect(detail).toContain(log.trim().slice(0, 150));
  });

  it("also where it was said by a helper on the way", () => {
    const complaints = "Host key verification failed.\r\n";
    expect(explainFailure(failed({}, 255, complaints)).detail).toContain("not in known_hosts");
  });
});

describe("what the host says instead of running the script is told in words that help", () => {
  it.each([
    [
      "sudo",
      1,
      "sudo: a terminal is required to read the password; either use the -S option",
      "missing-privilege",
      "NOPASSWD",
    ],
    ["sudo", 1, "sudo: sorry, you must have a tty to run sudo", "missing-privilege", "NOPASSWD"],
    ["sudo", 1, "ann is not in the sudoers file.", "missing-privilege", "does not allow this user"],
    [
      "sudo",
      1,
      "Sorry, user ann is not allowed to execute '/bin/sh -s' as root on web1.",
      "missing-privilege",
      "does not allow",
    ],
    ["sudo", 127, "env: 'sudo': No such file or directory", "missing-tool", "There is no sudo"],
    ["sudo", 127, "env: can't execute 'sudo': No such file or directory", "missing-tool", "There is no sudo"],
    ["doas", 1, "doas: Authentication required", "missing-privilege", "nopass"],
    ["doas", 1, "doas: Operation not permitted", "missing-privilege", "does not allow this user"],
    ["doas", 127, "env: \u2018doas\u2019: No such file or directory", "missing-tool", "There is no doas"],
    [
      "nobody-else",
      127,
      "env: can't execute 'sh': No such file or directory",
      "missing-tool",
      "no `env` and `sh`",
    ],
    [
      "nobody-else",
      1,
      "'env' is not recognized as an internal or external command,",
      "missing-tool",
      "no Unix",
    ],
    ["nobody-else", 1, "This service allows sftp connections only.", "missing-privilege", "runs no commands"],
    [
      "nobody-else",
      128,
      "fatal: unrecognized command 'env LC_ALL=C'",
      "malformed-output",
      "did not run the script",
    ],
  ] as const)("%s, status %i: %s", (become, status, line, reason, words) => {
    const told = explainFailure(failed({ become }, status, `A banner of the host\r\n${line}\r\n`));
    expect([told.reason, told.detail]).toEqual([reason, expect.stringContaining(words)]);
    expect(told.detail).toContain(`It said: ${line}`);
  });
});

describe("an explanation", () => {
  it("holds nothing of a host that could move a cursor, however long it is", () => {
    const { detail } = explainFailure(failed({}, 1, `\u001b[2J\u202e${"x".repeat(100_000)}`));
    expect(detail).toContain("\\x1b[2J\\u202e");
    expect(detail.length).toBeLessThan(500);
  });

  it("never throws, never takes long, and never says that something was seen", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.constantFrom(0, 1, 127, 255),
        fc.constantFrom("nothing", "begun"),
        (log, complaints, status, extent) => {
          expect(explainFailure(failed({ log, extent }, status, complaints))).toMatchObject({
            status: "unavailable",
            detail: expect.stringContaining("ssh://web1") as string,
          });
        },
      ),
    );
    const startedAt = processorTime();
    for (const unit of ["@ ", "sudo: ", "env: sudo", "Connection to ", "\n"])
      explainFailure(failed({ become: "sudo", log: unit.repeat(10_000) }, 255, unit.repeat(10_000)));
    expect(processorTime() - startedAt).toBeLessThan(20_000);
  });
});
