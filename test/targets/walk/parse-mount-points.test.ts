import fc from "fast-check";
import { expect, it } from "vitest";
import { parseMountPoints, pointsBelow } from "../../../src/targets/walk/parse-mount-points.ts";

const LIST = [
  "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
  "23 22 0:5 / /proc rw - proc proc rw",
  "24 22 0:40 / /mnt/with\\040blank rw shared:2 master:1 - nfs4 host:/x rw",
  "25 24 0:41 / /mnt/with\\040blank rw - tmpfs tmpfs rw",
  "nonsense",
].join("\n");

it("knows the last kind that is mounted on a path", () => {
  expect(parseMountPoints(LIST)).toEqual(
    new Map([
      ["/", "ext4"],
      ["/proc", "proc"],
      ["/mnt/with blank", "tmpfs"],
    ]),
  );
});

it("gives the points below a folder as paths in it", () => {
  expect(pointsBelow(parseMountPoints(LIST), "/mnt")).toEqual(new Map([["/with blank", "tmpfs"]]));
});

it("never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => parseMountPoints(text).size >= 0));
});
