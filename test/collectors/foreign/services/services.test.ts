import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { services } from "../../../../src/collectors/foreign/services/services.ts";
import { parseServiceNames } from "../../../../src/collectors/service-names/parse-service-names.ts";
import { lacksFile } from "../../../support-hosts/requires.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { readWith } from "../held-sockets/listed.ts";

describe("a services file", () => {
  it.each([
    ["of a system", "# Network services\n\ntcpmux\t1/tcp\necho 7/tcp\necho 7/udp # both\n", "certain"],
    ["with one line", "ssh 22/tcp\n", "likely"],
    ["with odd lines among the good ones", "a 1/tcp\nb 2/udp x\nc 3/tcp\nnonsense\n", "certain"],
    ["of protocols", "ip 0 IP\nicmp 1 ICMP\n", "no"],
    ["of programs", "portmapper 100000 portmap sunrpc\n", "no"],
    ["that is a scan", "PORT STATE SERVICE\n22/tcp open ssh\n", "no"],
    ["that is empty", "", "no"],
  ])("%s is recognised by its entries", (_, text, recognition) => {
    expect(services.recognise(text)).toBe(recognition);
  });

  it("gives what the C library would read", () => {
    expect(readWith(services, "8006 8006/tcp#c\nx 0x1F40/tcp y\n")).toEqual({
      variant: "/etc/services",
      tables: {},
      services: [
        { name: "8006", aliases: [], port: 8006, transport: "tcp" },
        { name: "x", aliases: ["y"], port: 8000, transport: "tcp" },
      ],
      remarks: [],
    });
  });

  it("without an entry gives no names, and says so", () => {
    const reading = readWith(services, "# nothing here\n");
    expect(reading).not.toHaveProperty("services");
    expect(reading.remarks).toHaveLength(1);
  });

  it.skipIf(lacksFile("/etc/services"))("of this machine is recognised and read", () => {
    const text = readFileSync("/etc/services", "utf8");
    expect(services.recognise(text)).toBe("certain");
    expect(readWith(services, text).services).toEqual(parseServiceNames(text));
  });

  it.skipIf(lacksShared("recordings/etc-services.debian12"))("of Debian 12 has 318 entries", () => {
    const text = sharedText("recordings/etc-services.debian12");
    expect(services.recognise(text)).toBe("certain");
    expect(readWith(services, text).services).toHaveLength(318);
  });

  it("is read without an exception, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        services.recognise(text);
        expect(readWith(services, text).tables).toEqual({});
      }),
    );
  });
});
