import { describe, expect, it } from "vitest";
import { parseHostForm } from "../../../src/policy/portspec/host-form.ts";
import { parseHost } from "../../../src/targets/network/addresses/parse-host.ts";

describe("a host of a configuration", () => {
  it.each([
    ["www.Example.com", "name", "www.example.com", "tcp://www.Example.com"],
    ["www.example.com.", "name", "www.example.com", "tcp://www.example.com."],
    ["bücher.example", "name", "bücher.example", "tcp://bücher.example"],
    ["my_host-1", "name", "my_host-1", "tcp://my_host-1"],
    ["192.0.2.10", "ipv4", "192.0.2.10", "tcp://192.0.2.10"],
    ["2001:DB8:0::1", "ipv6", "[2001:db8::1]", "tcp://[2001:DB8:0::1]"],
    ["[2001:db8::1]", "ipv6", "[2001:db8::1]", "tcp://[2001:db8::1]"],
    ["fe80::1%eth0", "ipv6", "[fe80::1]%eth0", "tcp://[fe80::1%eth0]"],
  ])("%s is a %s", (text, kind, identity, target) => {
    expect(parseHostForm(text)).toEqual({ kind, identity, target });
    expect(parseHost(target.replace("tcp://", "")).status).toBe("parsed");
  });

  it.each([
    ...["", " ", ".", "a..b", "-a", "a-", "192.0.2", "192.0.2.256", "192.0.02.1", "1.2.3.4.5", "10.0.0.0/24"],
    ...[
      "www.example.com:22",
      "192.0.2.10:22",
      "[::1]:22",
      "[::1",
      "::1]",
      ":::",
      "[]",
      "::1%",
      "::1%a%b",
      "::1/64",
    ],
    ...[
      "a b",
      'a"b',
      "a\nb",
      "@HOST@",
      "x".repeat(64),
      `${"a.".repeat(127)}a`,
      "::1@evil.example",
      "[::1]/x",
    ],
  ])("%j is none", (text) => {
    expect(parseHostForm(text)).toBeNull();
  });
});
