import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unfoldSection } from "../../../src/targets/recorded/unfold-section.ts";

const MD5 = "0123456789abcdef".repeat(2);

/** The single things in a section, each on one line. */
function shown(kind: string, ...lines: readonly string[]): readonly string[] {
  const content = lines.map((line) => `${line}\n`).join("");
  return unfoldSection(kind, content).map(
    (part) => `${part.kind} ${part.path}: ${part.section.content.replaceAll("\n", "|")}`,
  );
}

describe("a section of many things shows", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      "entries",
      ["12/stat:12 (a", "12/stat:13/stat:b) S 1", "12/status:Name:\ta", "7/task/9/cgroup:0::/"],
      [
        "file /proc/12/stat: 12 (a|13/stat:b) S 1|",
        "file /proc/12/status: Name:\ta|",
        "file /proc/7/task/9/cgroup: 0::/|",
      ],
    ],
    [
      "namespaces",
      ["lrwxrwxrwx 1 0 0 0 Nov 21 12:33 3/ns/mnt -> mnt:[4026532177]", "total 0"],
      ["link /proc/3/ns/mnt: mnt:[4026532177]|"],
    ],
    ["namespaces", ["lrwxrwxrwx 1 0 0 0 Nov 21 12:33 3/ns/mnt -> net:[4026532177]"], []],
    ["held", ["+12", "12/fd/3:4567", "C12:4568", "odd"], ["link /proc/12/fd/3: socket:[4567]|"]],
    ["identities", ["3/exe 65024 1 2 3 4 0 81ed"], ["identity /proc/3/exe: 65024 1 2 3 4 0 81ed|"]],
    ["md5", [`${MD5}  3/exe`, "md5sum: 4/exe: No such file"], [`md5 /proc/3/exe: ${MD5}|`]],
    ["md5", [`MD5(3/exe)= ${MD5}`], [`md5 /proc/3/exe: ${MD5}|`]],
    ["sha256", [`SHA2-256(3/exe)= ${MD5}${MD5}`], [`sha256 /proc/3/exe: ${MD5}${MD5}|`]],
    [
      "places",
      ["1 2 3 4 5 0 41ed", "/usr/bin", "1 2 3 4 5 0 41ed"],
      ["identity /usr/bin: 1 2 3 4 5 0 41ed|"],
    ],
    [
      "dpkg",
      ["./libc6:amd64.list:/lib/a.list:x", `./perl.md5sums:${MD5}  usr/bin/perl`, "= 0"],
      [
        "file /var/lib/dpkg/info/libc6:amd64.list: /lib/a.list:x|",
        `file /var/lib/dpkg/info/perl.md5sums: ${MD5}  usr/bin/perl|`,
      ],
    ],
    ["dpkg", ["./perl.list:/usr/bin/perl", "= 2"], []],
    ["dpkg", ["./perl.list:/usr/bin/perl"], []],
    ["file", ["12/stat:12 (a) S 1"], []],
    ["constructor", ["x"], []],
  ])("%s: %j", (kind, lines, expected) => {
    expect(shown(kind, ...lines)).toEqual(expected);
  });

  it("nothing by throwing, whatever is in it", () => {
    const kinds = ["entries", "namespaces", "held", "identities", "md5", "places", "dpkg", "__proto__"];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string(), (kind, content) => {
        unfoldSection(kind, content);
      }),
    );
  });
});
