import fc from "fast-check";
import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { sizeOfRange } from "../../../../src/targets/network/addresses/address-range.ts";
import { addressText } from "../../../../src/targets/network/addresses/address-text.ts";
import { eachAddress } from "../../../../src/targets/network/addresses/each-address.ts";
import { mergeRanges } from "../../../../src/targets/network/addresses/merge-ranges.ts";
import { parseHost } from "../../../../src/targets/network/addresses/parse-host.ts";
import { countPublic } from "../../../../src/targets/network/addresses/public-addresses.ts";
import { reviewHosts } from "../../../../src/targets/network/addresses/review-hosts.ts";

function rangeOf(text: string) {
  const parsed = parseHost(text);
  if (parsed.status === "faulty" || parsed.host.kind === "name") throw new Error(`${text} is no address`);
  return parsed.host.range;
}

function wordsOf(text: string): string {
  const parsed = parseHost(text);
  if (parsed.status === "faulty") return parsed.message;
  if (parsed.host.kind === "name") return `name ${parsed.host.name}`;
  const { range } = parsed.host;
  const [first, last] = [addressText(range.first, range), addressText(range.last, range)];
  return first === last ? first : `${first} to ${last}`;
}

describe("parseHost", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["[2001:DB8:0::0:1]", "2001:db8::1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["0:0:1:0:0:1:1:1", "::1:0:0:1:1:1"],
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["fe80::1%eth0", "fe80::1%eth0"],
    ["10.0.0.5/24", "10.0.0.0 to 10.0.0.255"],
    ["10.0.0.5/32", "10.0.0.5"],
    ["2001:db8::7/126", "2001:db8::4 to 2001:db8::7"],
    ["10.0.0.1-20", "10.0.0.1 to 10.0.0.20"],
    ["10.0.0.250-10.0.1.3", "10.0.0.250 to 10.0.1.3"],
    ["2001:db8::1-2001:db8::9", "2001:db8::1 to 2001:db8::9"],
    ["localhost", "name localhost"],
    ["web-1.example", "name web-1.example"],
    ["münchen.example", "name xn--mnchen-3ya.example"],
  ])("reads %s", (text, words) => {
    expect(wordsOf(text)).toBe(words);
  });

  it.each([
    ["010.0.0.1", "octal"],
    ["127.1", "no numeric address"],
    ["0x7f000001", "no numeric address"],
    ["2130706433", "no numeric address"],
    ["10.0.0.256", "no numeric address"],
    ["10.0.0.0/33", "0 to 32"],
    ["10.0.0.0/024", "0 to 32"],
    ["2001:db8::/129", "0 to 128"],
    ["fe80::1%eth0/64", "no zone"],
    ["2001:db8::1%eth0", "link-local"],
    ["10.0.0.20-3", "before it begins"],
    ["10.0.0.1-2001:db8::1", "of its family"],
    ["0.0.0.0", "no host"],
    ["::", "no host"],
    ["224.0.0.1", "multicast"],
    ["ff02::1", "multicast"],
    ["255.255.255.255", "no single host"],
    ["a b", "neither"],
    ["-o", "neither"],
    ["", "neither"],
    ["http://web.example/", ""],
    ["evil\u001b[31m", "no numeric address"],
  ])("refuses %j and says why", (text, why) => {
    const parsed = parseHost(text);
    expect(parsed).toMatchObject({ status: "faulty", message: expect.stringContaining(why) as string });
  });

  it("never throws, whatever it is given", () => {
    const part = fc.constantFrom(
      "10.0.0.1",
      "::1",
      "/",
      "-",
      "%",
      "[",
      "]",
      ".",
      ":",
      "0",
      "255",
      "eth0",
      "x",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join("")),
        ),
        (text) => {
          expect(["parsed", "faulty"]).toContain(parseHost(text).status);
        },
      ),
    );
  });

  it("writes IPv6 as RFC 5952 has it, and reads what it writes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: (0xffn << 120n) - 1n }), (value) => {
        const text = addressText(value, { family: "ipv6", zone: null });
        expect(isIPv6(text)).toBe(true);
        expect(text).not.toMatch(/[A-F]|(^|:)0[0-9a-f]|::.*::/);
        const bytes = ipaddr.IPv6.parse(text).toByteArray();
        expect(bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)).toBe(value);
      }),
    );
  });
});

describe("ranges", () => {
  it("each address of overlapping blocks comes once, by rising address, IPv4 first", () => {
    const ranges = mergeRanges(
      ["::1", "127.0.0.2/31", "127.0.0.0/30", "127.0.0.4", "fe80::1%eth0", "fe80::1%eth1"].map(rangeOf),
    );
    expect([...eachAddress(ranges)]).toEqual([
      "127.0.0.0",
      "127.0.0.1",
      "127.0.0.2",
      "127.0.0.3",
      "127.0.0.4",
      "::1",
      "fe80::1%eth0",
      "fe80::1%eth1",
    ]);
  });

  it("addresses are made when they are asked for", () => {
    const [first] = eachAddress([rangeOf("2001:db8::/32")]);
    expect(first).toBe("2001:db8::");
    expect(sizeOfRange(rangeOf("2001:db8::/32"))).toBe(1n << 96n);
  });

  it.each([
    ["2001:db8::/64", "18446744073709551616 addresses"],
    ["10.0.0.0/15", "131072 addresses"],
    ["0.0.0.0/0", "4294967296 addresses"],
    ["8.8.8.0/30", "4 public addresses"],
    ["172.15.255.254-172.16.0.9", "2 public addresses"],
    ["2606:4700::/120", "256 public addresses"],
  ])("%s is refused with its number: %s", (text, why) => {
    const parsed = parseHost(text);
    expect(parsed.status === "parsed" && reviewHosts([parsed.host], "not-given")).toContain(why);
  });

  it.each(["8.8.8.8", "dns.example", "10.0.0.0/16", "172.15.255.255-172.16.0.9", "2001:db8::/120"])(
    "%s is scanned without a question",
    (text) => {
      const parsed = parseHost(text);
      expect(parsed.status === "parsed" && reviewHosts([parsed.host], "not-given")).toBeNull();
    },
  );

  it("permission opens public blocks, never more than 65,536 addresses", () => {
    const review = (text: string) => {
      const parsed = parseHost(text);
      return parsed.status === "parsed" ? reviewHosts([parsed.host], "given") : parsed.message;
    };
    expect(review("8.8.8.0/24")).toBeNull();
    expect(review("8.8.0.0/15")).toContain("131072");
  });

  it("what ipaddr.js calls globally reachable is public", () => {
    const check = (text: string) => {
      if (ipaddr.parse(text).range() === "unicast") expect(countPublic(rangeOf(text)), text).toBe(1n);
    };
    fc.assert(
      fc.property(
        fc.ipV4().filter((text) => parseHost(text).status === "parsed"),
        check,
      ),
    );
    const ipv6 = fc.bigInt({ min: 1n, max: (0xffn << 120n) - 1n });
    fc.assert(
      fc.property(ipv6, (value) => {
        check(addressText(value, { family: "ipv6", zone: null }));
      }),
    );
  });
});
