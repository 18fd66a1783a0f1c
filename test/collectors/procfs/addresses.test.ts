import { isIPv6, SocketAddress } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeOfAddress } from "../../../src/collectors/procfs/address-scope.ts";
import { formatAddress } from "../../../src/collectors/procfs/format-address.ts";

function bytesOf(address: string): Uint8Array {
  if (!address.includes(":")) return Uint8Array.from(address.split("."), Number);
  const [head = [], tail = []] = address
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const groups = address.includes("::")
    ? [...head, ...new Array<string>(8 - head.length - tail.length).fill("0"), ...tail]
    : [...head];
  return Uint8Array.from(groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]));
}

describe("the scope of an address", () => {
  it.each([
    ["0.0.0.0", "any"],
    ["0.0.0.1", "public"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["128.0.0.1", "public"],
    ["10.0.0.1", "private"],
    ["172.15.0.1", "public"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.1", "public"],
    ["192.168.1.1", "private"],
    ["192.169.1.1", "public"],
    ["100.63.0.1", "public"],
    ["100.64.0.1", "private"],
    ["100.127.255.255", "private"],
    ["100.128.0.0", "public"],
    ["169.254.1.1", "link-local"],
    ["224.0.0.251", "multicast"],
    ["239.255.255.255", "multicast"],
    ["240.0.0.1", "public"],
    ["::", "any"],
    ["::1", "loopback"],
    ["::2", "public"],
    ["fe80::1", "link-local"],
    ["febf::1", "link-local"],
    ["fec0::1", "public"],
    ["fc00::1", "private"],
    ["fdff::1", "private"],
    ["fe00::1", "public"],
    ["ff02::fb", "multicast"],
    ["2001:db8::1", "public"],
  ])("%s is %s", (address, scope) => {
    expect(scopeOfAddress(bytesOf(address))).toBe(scope);
  });
});

describe("the text of an address", () => {
  it.each([
    "0.0.0.0",
    "192.0.2.1",
    "::",
    "::1",
    "1::",
    "2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1",
    "2001:0:0:1::1",
    "fe80::5054:ff:fe0d:a6b6",
  ])("%s is canonical already", (address) => {
    expect(formatAddress(bytesOf(address))).toBe(address);
  });

  it("of any IPv6 address names the same address, in the shortest form", () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const bytes = Uint8Array.from(groups.flatMap((value) => [value >> 8, value & 255]));
        const text = formatAddress(bytes);
        expect(isIPv6(text)).toBe(true);
        expect(bytesOf(text)).toEqual(bytes);
        const canonical = new SocketAddress({ family: "ipv6", address: text }).address;
        // The system writes addresses with an IPv4 part in mixed notation, which RFC 5952 leaves open.
        if (!canonical.includes(".")) expect(text).toBe(canonical);
      }),
    );
  });
});
