import { beforeAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { inPrivate } from "./in-private.ts";
import type { PrivateOutcome } from "./in-private.ts";
import { alertOf, groupOf, HOSTILE_GROUP } from "./sample-groups.ts";

const CONFIG = `
alerts:
  - {name: stranger, kind: syslog, host: localhost}
  - {name: closed-udp, kind: syslog, transport: udp, host: 127.0.0.1, port: 9}
  - {name: closed-tcp, kind: syslog, transport: tcp, host: 127.0.0.1, port: 9}
  - {name: udp, kind: syslog, transport: udp, host: localhost, facility: local0}
  - {name: tcp, kind: syslog, transport: tcp, host: 127.0.0.1, facility: local1}
  - {name: tls, kind: syslog, host: localhost, ca: @FOLDER@/cert.pem, facility: local2}
  - {name: tls-by-address, kind: syslog, transport: tls, host: 127.0.0.1, ca: @FOLDER@/cert.pem, facility: local3}
  - {name: tls-both-ways, kind: syslog, host: localhost, port: 6515, ca: @FOLDER@/cert.pem, cert: @FOLDER@/cert.pem, key: @FOLDER@/key.pem, facility: local4}
  - {name: nobody, kind: syslog, host: localhost, port: 6515, ca: @FOLDER@/cert.pem}
  - {name: no-key, kind: syslog, host: localhost, port: 6515, cert: @FOLDER@/cert.pem, key: /nowhere/key.pem}
`;

const MANY = Array.from({ length: 300 }, (_, index) => alertOf({ id: `many-${index}`, severity: "LOW" }));

const GROUPS = [
  groupOf([alertOf({ id: "first" }), alertOf({ id: "over", state: "resolved" })]),
  HOSTILE_GROUP,
  groupOf(MANY),
  groupOf([alertOf({ id: "last", severity: "MEDIUM", details: ["ä".repeat(9000)] })], { heldBack: 7 }),
];

type Kept = Readonly<Record<string, string>>;

describe.skipIf(lacks("root", "namespaces", "rsyslogd", "openssl", "ip"))("syslog, to a real server", () => {
  let outcome: PrivateOutcome;
  let kept: readonly Kept[];

  beforeAll(() => {
    outcome = inPrivate("syslog-main.ts", { config: CONFIG, groups: GROUPS });
    kept = outcome.kept
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Kept);
  });

  const of = (facility: number) => kept.filter((message) => message.syslogfacility === String(facility));

  describe.each([
    ["udp", 16],
    ["tcp", 17],
    ["tls", 18],
    ["tls-by-address", 19],
    ["tls-both-ways", 20],
  ])("over %s", (lane, facility) => {
    it("every alert arrives once, in order", () => {
      expect(outcome.deliveries[lane]?.map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
      const ids = of(facility).map((message) => /id="([^"]*)"/.exec(message["structured-data"] ?? "")?.[1]);
      const hostile = HOSTILE_GROUP.alerts.map(({ id }) => id);
      expect(ids).toEqual(["first", "over", ...hostile, ...MANY.map(({ id }) => id), "last", undefined]);
    });

    it("severity, time, host, program and kind are where they belong", () => {
      const [first, over] = of(facility);
      expect(first).toMatchObject({
        syslogseverity: "2",
        timereported: "2026-11-21T10:00:01.000Z",
        hostname: "monitor",
        "app-name": "dotaudit",
        msgid: "opened",
        "protocol-version": "1",
        msg: "\ufeffnew: web1: Port 8080 was opened by nc.; owner: nc (pid 12); digest: abc",
      });
      expect(first?.["structured-data"]).toContain(
        'target="web1" subject="tcp 0.0.0.0:8080" severity="HIGH"',
      );
      expect(over?.syslogseverity).toBe("6");
      expect(
        of(facility)
          .slice(-2)
          .map((message) => message.syslogseverity),
      ).toEqual(["4", "4"]);
      expect(of(facility).at(-1)?.msg).toBe(
        "\ufeff7 alerts were held back by the rate limit, 0 are not told here",
      );
    });

    it("hostile names stay in their places", () => {
      const message = of(facility)[2];
      expect(message?.msgid).toBe("opened");
      expect(message?.["structured-data"]).toMatch(/ since="2026-11-21T10:00:00.000Z"\]$/);
      expect(message?.rawmsg).not.toMatch(/[\u0000-\u001f\u202e]/);
    });

    it("no message is longer than receivers take", () => {
      const lengths = of(facility).map(({ rawmsg = "" }) => Buffer.byteLength(rawmsg));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(2048);
      expect(of(facility).at(-2)?.msg).toMatch(/ä$/);
    });
  });

  it("a server that wants a certificate gets nothing without one", () => {
    expect(outcome.deliveries.nobody?.map(({ status }) => status)).toEqual(Array(4).fill("failed"));
    expect(of(3)).toEqual([]);
  });

  it.each([
    ["stranger", "self-signed certificate"],
    ["no-key", "/nowhere/key.pem cannot be read (ENOENT)"],
    ["closed-udp", "ECONNREFUSED"],
    ["closed-tcp", "ECONNREFUSED"],
  ])("%s is tried again later, because: %s", (lane, words) => {
    expect(outcome.deliveries[lane]?.[0]).toMatchObject({
      status: "failed",
      detail: expect.stringContaining(words) as string,
    });
  });
});
