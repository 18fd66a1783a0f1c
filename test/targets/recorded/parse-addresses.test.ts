import { describe, expect, it } from "vitest";
import { parseAddresses } from "../../../src/targets/recorded/parse-addresses.ts";
import { parseFileIdentity } from "../../../src/targets/recorded/parse-file-identity.ts";

describe("the output of ip -o address", () => {
  it("gives the addresses of each interface", () => {
    const value = [
      "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever",
      "1: lo    inet6 ::1/128 scope host \\       valid_lft forever preferred_lft forever",
      "2: eth0@if7    inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever",
      "3: wg0    inet 10.8.0.1 peer 10.8.0.2/32 scope global wg0",
      "4: dummy0    link/ether aa:bb:cc:dd:ee:ff brd ff:ff:ff:ff:ff:ff",
    ].join("\n");
    expect(parseAddresses({ status: "observed", value })).toEqual({
      status: "observed",
      value: [
        { name: "lo", addresses: ["127.0.0.1", "::1"] },
        { name: "eth0", addresses: ["10.0.0.5"] },
        { name: "wg0", addresses: ["10.8.0.1"] },
      ],
    });
  });

  it.each(["", "\n", "Usage: ip", "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536"])(
    "of the shape %j is not a machine without addresses",
    (value) => {
      expect(parseAddresses({ status: "observed", value })).toMatchObject({ status: "unavailable" });
    },
  );
});

describe("the output of stat", () => {
  it("gives the identity of a file", () => {
    expect(parseFileIdentity("65024 260723 3804432 1744470991 1744470992 7 81ed\n")).toEqual({
      device: 65024,
      inode: 260723,
      size: 3804432,
      modifiedMs: 1744470991000,
      changedMs: 1744470992000,
      uid: 7,
      isFile: "file",
    });
    expect(parseFileIdentity("1 2 3 4 5 0 41ed\n")).toMatchObject({ isFile: "directory" });
    expect(parseFileIdentity("1 2 3 4 5 0 c1ed\n")).toMatchObject({ isFile: "other" });
  });

  it.each(["", "1 2 3", "1 2 3 4 5 0 81ed", "x 2 3 4 5 0 81ed\n", "1 2 3 4 5 0 81ed\n1 2 3 4 5 0 81ed\n"])(
    "of the shape %j gives none",
    (text) => {
      expect(parseFileIdentity(text)).toBeNull();
    },
  );
});
