import { describe, expect, it } from "vitest";
import { servesFamily, servesSelector } from "../../../src/checks/port-rule/address-selector.ts";
import type { AddressSelector } from "../../../src/checks/port-rule/address-selector.ts";
import { uncertainListener } from "../../../src/checks/port-rule/uncertain-listener.ts";
import { selectListeners } from "../../../src/checks/port-rule/select-listeners.ts";
import type { ListeningSocket } from "../../../src/model/listening-socket.ts";
import { evidenceOf } from "../host.ts";

const listener = (part: Partial<ListeningSocket>): ListeningSocket => ({
  transport: "tcp",
  family: "ipv6",
  address: "fe80::42:acff:fe11:",
  scope: "link-local",
  v6only: "not-applicable",
  device: null,
  port: 123,
  networkNamespace: null,
  inode: null,
  uid: null,
  owners: { status: "not-requested" },
  ...part,
});
const CUT = listener({ addressShown: "beginning" });
const NAMED = listener({ address: "localhost", scope: "public", addressShown: "name" });
const NAMED4 = listener({ address: "localhost", scope: "public", addressShown: "name", family: "ipv4" });

const network = (text: string, family: "ipv4" | "ipv6", prefix: number): AddressSelector => ({
  kind: "network",
  text,
  family,
  prefix,
});
const scope = (word: "link-local" | "loopback" | "public"): AddressSelector => ({
  kind: "scope",
  text: word,
  scope: word,
});

describe("a listener of which the evidence shows less than the address", () => {
  it.each([
    ["a cut address", CUT, network("fe80::42:acff:fe11:2", "ipv6", 128), "unknown"],
    ["a cut address", CUT, network("10.0.0.0", "ipv4", 8), "no"],
    ["a cut address", CUT, scope("link-local"), "yes"],
    ["a cut address", CUT, scope("loopback"), "no"],
    ["a name", NAMED4, network("127.0.0.1", "ipv4", 32), "unknown"],
    ["a name", NAMED4, network("::1", "ipv6", 128), "no"],
    ["a name of an IPv6 socket", NAMED, network("127.0.0.1", "ipv4", 32), "unknown"],
    ["a name", NAMED, scope("loopback"), "unknown"],
    ["a name", NAMED, scope("public"), "unknown"],
  ] as const)("is %s: %o serves %o: %s", (_, subject, selector, answer) => {
    expect(servesSelector(subject, selector, [])).toBe(answer);
  });

  it("has a known family, but for the name of an IPv6 socket", () => {
    expect(servesFamily(CUT, "ipv4")).toBe("no");
    expect(servesFamily(NAMED, "ipv4")).toBe("unknown");
    expect(servesFamily(NAMED4, "ipv6")).toBe("no");
  });

  it("says what is missing", () => {
    expect(uncertainListener(CUT, evidenceOf({})).detail).toBe(
      "The evidence shows only the beginning of the address of tcp [fe80::42:acff:fe11:]:123.",
    );
  });

  it.each([
    ["left-out", { counted: 0, uncertain: 1 }],
    ["counted", { counted: 1, uncertain: 0 }],
  ] as const)("is in doubt where loopback is %s, since a name may stand for it", (loopback, expected) => {
    const seen = { table: "tcp", sockets: [NAMED4], gaps: [] } as const;
    const { observations, ...rest } = evidenceOf({});
    const tcp = { status: "observed", source: "test", facts: seen } as const;
    const evidence = { ...rest, observations: { ...observations, "listening-sockets:tcp": tcp } };
    const values = { portType: "TCP", address: null, scope: null, ignorePorts: null, family: null } as const;
    const { counted, uncertain } = selectListeners(values, evidence, { loopback });
    expect({ counted: counted.length, uncertain: uncertain.length }).toEqual(expected);
  });
});
