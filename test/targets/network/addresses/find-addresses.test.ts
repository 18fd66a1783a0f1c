import { describe, expect, it } from "vitest";
import { lacks } from "../../../support-hosts/requires.ts";
import { findNames } from "./find-names.ts";

const V4 = "192.0.2.7";
const V6 = "2001:db8::7";

describe.skipIf(lacks("root", "namespaces", "ip"))("the addresses of a name", () => {
  it.each([
    ["address.address", [V4, V6]],
    ["address.none", [V4]],
    ["none.address", [V6]],
  ])("are those of both families that a name server tells of (%s)", (name, addresses) => {
    expect(findNames(`${name}.example`)).toEqual({ addresses, unresolved: [] });
  });

  it.each([
    ["address.failure", [V4], "ipv6"],
    ["address.silence", [V4], "ipv6"],
    ["failure.address", [V6], "ipv4"],
  ])("are told to be incomplete where nobody answers for one family (%s)", (name, addresses, part) => {
    const words = part === "ipv6" ? "IPv6" : "IPv4";
    const detail = `The ${words} addresses of ${name}.example cannot be resolved: no name server answered.`;
    expect(findNames(`${name}.example`)).toEqual({
      addresses,
      unresolved: [{ part, reason: "timed-out", detail }],
    });
  });

  it("are those of the hosts file where the name is in there, and no name server is asked for more", () => {
    expect(findNames("failure.failure.hosts")).toEqual({ addresses: ["192.0.2.9"], unresolved: [] });
  });

  it.each([
    ["none.none", "missing-source", "no address of this name was found"],
    ["no-such-name.no-such-name", "missing-source", "no address of this name was found"],
    ["failure.failure", "timed-out", "no name server answered"],
  ])("are not known where there is none to be had (%s)", (name, reason, words) => {
    const detail = `${name}.example cannot be resolved: ${words}.`;
    expect(findNames(`${name}.example`)).toEqual({
      addresses: [],
      unresolved: [{ part: "all", reason, detail }],
    });
  });
});
