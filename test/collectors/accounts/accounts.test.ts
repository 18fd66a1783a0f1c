import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accounts } from "../../../src/collectors/accounts/accounts.ts";
import { homes } from "../../../src/collectors/accounts/homes.ts";
import { parseGroup } from "../../../src/collectors/accounts/parse-group.ts";
import { parseNameSources } from "../../../src/collectors/accounts/parse-name-sources.ts";
import { parsePasswd } from "../../../src/collectors/accounts/parse-passwd.ts";
import { parseShadow } from "../../../src/collectors/accounts/parse-shadow.ts";
import { loginSetting } from "../../../src/support/login-setting.ts";
import { scratchHost } from "../../agreement/scratch-host.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { processorTime } from "../../processor-time.ts";

const FAULTS = [
  ["root:x:0:0", "it has 4 fields instead of 7"],
  ["root", "it has 1 field instead of 7"],
  [":x:0:0::/:", "it has no name"],
  ["a:x::0::/:", "its user number is none"],
  ["a:x:+1:0::/:", "its user number is none"],
  ["a:x:-1:0::/:", "its user number is none"],
  ["a:x:4294967296:0::/:", "its user number is none"],
  ["a:x:99999999999999999999999:0::/:", "its user number is none"],
  ["a:x:0:0x1::/:", "its group number is none"],
  ["a:x:0:0::/:/bin/sh\r", "it ends in a carriage return"],
  ["a\0:x:0:0::/:", "it has a control character in it"],
  ["a\x1b[2J:x:0:0::/:", "it has a control character in it"],
] as const;

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("root", ":", "x", "0", "\n", "+", "-", "#", "\0", "\r", ",", "4294967295"))
    .map((parts) => parts.join("")),
);

describe("the files of accounts", () => {
  it.each(FAULTS)("a line %j: %s", (line, fault) => {
    expect(parsePasswd(`#\n${line}\n`)).toEqual({ lines: [], malformed: [{ line: 2, fault }] });
  });

  it("keeps the states of passwords, and no digest", () => {
    const passwd = parsePasswd("a::0:0::/:\nb:x:1:0::/:\nc:*:2:0::/:\nd:!x:3:0::/:\ne:$6$SECRET:4:0::/:\n");
    expect(passwd.lines.map(({ password }) => password)).toEqual([
      "empty",
      "shadowed",
      "locked",
      "locked",
      "digest",
    ]);
    const shadow = parseShadow("a:$6$SECRET:1:0:99999:7:::\nb:!$6$SECRET:1:0:99999:7:::\nc:$6$SECRET\n");
    expect(shadow.lines.map(({ password }) => password)).toEqual(["digest", "locked"]);
    expect(JSON.stringify([passwd, shadow])).not.toContain("SECRET");
  });

  it("leaves out comments, empty lines and those of NIS, and blanks before a line", () => {
    expect(parsePasswd("\n#a:x:0:0::/:\n+@g::::::\n-b\n  \tc:x:0:0::/:").lines).toMatchObject([
      { name: "c", line: 5 },
    ]);
    expect(parseGroup("g:x:5:a,,b\n").lines).toEqual([{ line: 1, name: "g", gid: 5, members: ["a", "b"] }]);
  });

  it("reads 100,000 users in seconds", () => {
    const text = Array.from(
      { length: 100_000 },
      (_, id) => `u${id}:x:${id}:100:User:/home/u${id}:/bin/sh\n`,
    ).join("");
    const start = processorTime();
    expect(parsePasswd(text).lines).toHaveLength(100_000);
    expect(processorTime() - start).toBeLessThan(20_000);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const parse of [parsePasswd, parseGroup, parseShadow]) {
          const { lines, malformed } = parse(text);
          expect(lines.length + malformed.length).toBeLessThanOrEqual(text.split("\n").length);
        }
        expect(parseNameSources(text)).toBeInstanceOf(Array);
        expect(loginSetting(text, "root")).not.toBe(undefined);
      }),
    );
  });

  it.each([
    ["passwd: files systemd\n", []],
    [
      "passwd:\tfiles sss [NOTFOUND=return] ldap # x\ngroup: compat nis\nhosts: dns\n",
      ["sss", "ldap", "nis"],
    ],
    ["# passwd: ldap\n", []],
  ])("nsswitch.conf %j names %j", (text, sources) => {
    expect(parseNameSources(text)).toEqual(sources);
  });
});

describe.skipIf(lacks("root"))("the collectors of accounts and homes", () => {
  it("tell what the files of the target say, and what stands at homes and shells", async () => {
    const host = scratchHost({
      "/etc/passwd":
        "a:x:1:1::/home/a:/bin/sh\nb:x:2:2::home:\nc:x:3:3::/loop:/out\nd:x:4:4::/:/bin/no\n+::::::\n",
      "/etc/nsswitch.conf": "passwd: files ldap\n",
      "/etc/shadow": {},
      "/home/a/.bashrc": { text: "", uid: 1 },
      "/bin/sh": { text: "", mode: 0o4755 },
      "/loop": { leadsTo: "loop" },
      "/out": { leadsTo: "../../../../../../../bin/sh" },
    });
    const [seen] = await accounts.collect(host.target, [{ kind: "accounts" }]);
    const [found] = await homes.collect(host.target, [{ kind: "homes", files: [".bashrc"] }]);
    host.close();
    const shell = { status: "observed", value: { mode: 0o4755, uid: 0 } };
    expect(seen).toMatchObject({
      facts: {
        groups: { reason: "missing-source" },
        shadow: { reason: "not-supported" },
        shells: { value: null },
        ftpUsers: { value: null },
        otherSources: ["ldap", "nis"],
        loginShells: [
          { path: "/bin/sh", entry: shell },
          { path: "/out", entry: shell },
          { path: "/bin/no", entry: { value: null } },
        ],
      },
    });
    expect(found).toMatchObject({
      facts: [
        { entry: { value: { type: "directory" } }, files: [{ entry: { value: { uid: 1 } } }] },
        { home: "home", entry: { value: null } },
        { home: "/loop", entry: { status: "unavailable" } },
        { home: "/", entry: { value: { type: "directory" } }, files: [{ entry: { value: null } }] },
      ],
    });
  });

  it("tell of nothing where there is no passwd", async () => {
    const host = scratchHost({ "/etc/group": "" });
    const answers = await homes.collect(host.target, [{ kind: "homes", files: [] }]);
    host.close();
    expect(answers).toMatchObject([{ status: "unavailable", reason: "missing-source" }]);
  });
});
