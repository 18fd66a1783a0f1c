import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDestination } from "../../../src/targets/ssh/parse-destination.ts";
import { processorTime } from "../../processor-time.ts";

describe("a destination of ssh", () => {
  it.each([
    ["web1", null, "web1", null],
    ["root@web1", "root", "web1", null],
    ["root@web1.example.org:2222", "root", "web1.example.org", 2222],
    ["build_box", null, "build_box", null],
    ["192.0.2.7:22", null, "192.0.2.7", 22],
    ["[2001:db8::7]", null, "2001:db8::7", null],
    ["ann@[::1]:65535", "ann", "::1", 65_535],
    ["[fe80::1%eth0]", null, "fe80::1%eth0", null],
    ["[fe80::1%25eth0]:22", null, "fe80::1%eth0", 22],
    ["ann@example.org@web1", "ann@example.org", "web1", null],
  ])("%s is read", (text, user, host, port) => {
    expect(parseDestination(text)).toEqual({ user, host, port });
  });

  it.each([
    "",
    "@web1",
    "root@",
    "-oProxyCommand=id",
    "root@-oProxyCommand=id",
    "-l@web1",
    "web1:",
    "web1:0",
    "web1:022",
    "web1:65536",
    "web1/etc",
    "2001:db8::7",
    "[2001:db8::7",
    "[web1]",
    "[::1%eth0;id]",
    "[::1%25a%b]",
    "web1 id",
    "web1\nid",
    "web1;id",
    "$(id)",
    "`id`@web1",
    "root:secret@web1",
    "ro'ot@web1",
    "${HOME}",
    "%h",
    "web..1",
    "w\u00e9b",
    `${"a".repeat(64)}.org`,
  ])("%j is refused", (text) => {
    expect(parseDestination(text)).toBeNull();
  });

  it("never holds anything that a shell or ssh reads as more than a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 40 }), (text) => {
        const { user, host } = parseDestination(text) ?? { user: null, host: "x" };
        expect(user ?? "x").toMatch(/^\w[\w.+@-]*$/);
        expect(host).toMatch(/^[\w:][\w.:%-]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read in time that grows with its length", () => {
    const startedAt = processorTime();
    for (const text of ["a".repeat(1e6), "a@".repeat(5e5), "a.".repeat(5e5), "[:".repeat(5e5)])
      expect(parseDestination(text)).toBeNull();
    expect(processorTime() - startedAt).toBeLessThan(20_000);
  });
});
