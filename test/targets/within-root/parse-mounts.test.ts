import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMounts } from "../../../src/targets/within-root/parse-mounts.ts";

describe("the list of mounts", () => {
  it("gives the file system of each, whatever stands before it", () => {
    const text = `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 - ext3 /dev/root rw
40 36 0:50 / /home/a\\040b rw - fuse.sshfs a:b rw
41 36 0:51 / /x rw
`;
    expect([...parseMounts(text)]).toEqual([
      ["36", "ext3"],
      ["40", "fuse.sshfs"],
    ]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseMounts(text)).toBeInstanceOf(Map);
      }),
    );
  });
});
