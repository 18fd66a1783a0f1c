import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rpcinfo } from "../../../../src/collectors/foreign/rpcinfo/rpcinfo.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { readWith } from "../held-sockets/listed.ts";
import { processorTimeOf } from "../../../processor-time.ts";

const PORTS = "   program vers proto   port  service\n";
const ADDRESSES = "   program version netid     address                service    owner\n";
const SUMMARY = "   program version(s) netid(s)                         service     owner\n";

const read = (text: string) => readWith(rpcinfo, text).rpc!;

/** Each registration on a line: program, version, transport, family, port and name. */
function linesIn(text: string): readonly string[] {
  const rpc = read(text);
  if (rpc.status === "unavailable") throw new Error(rpc.detail);
  return rpc.value.map(({ program, version, transport, family, port, name }) =>
    [program, version, transport, family, port, name].join(" "),
  );
}

describe("a list of rpcinfo", () => {
  it.each([
    ["-p", `${PORTS}    100000    4   tcp    111  portmapper\n`, "100000 4 tcp ipv4 111 portmapper"],
    ["-p without a name", `${PORTS}    555555    1   tcp   8002\n`, "555555 1 tcp ipv4 8002 "],
    [
      "-p of Solaris",
      "   program vers proto   port\n 100232 10 udp 32777 sadmind\n",
      "100232 10 udp ipv4 32777 sadmind",
    ],
    [
      "by address",
      `${ADDRESSES} 100000 3 udp6 ::.0.111 portmapper superuser\n`,
      "100000 3 udp ipv6 111 portmapper",
    ],
    [
      "without a name, by address",
      `${ADDRESSES} 555555 1 tcp 0.0.0.0.31.66 - superuser\n`,
      "555555 1 tcp ipv4 8002 ",
    ],
    ["with the largest program", `${PORTS} 4294967295 1 tcp 1\n`, "4294967295 1 tcp ipv4 1 "],
  ])("%s gives program, version, transport, port and name", (_, text, line) => {
    expect(rpcinfo.recognise(text)).toBe("certain");
    expect(linesIn(text)).toEqual([line]);
  });

  it.each(["local", "ticlts", "ticots", "ticotsord"])("leaves out what has no port: %s", (network) => {
    expect(linesIn(`${ADDRESSES} 100000 4 ${network} /run/rpcbind.sock portmapper superuser\n`)).toEqual([]);
  });

  it("is empty only where rpcinfo says so", () => {
    expect(linesIn("No remote programs registered.\n")).toEqual([]);
  });

  it.each([
    ["nothing", "", "malformed-output"],
    ["a header alone", PORTS, "malformed-output"],
    [
      "no portmapper",
      "rpcinfo: can't contact portmapper: RPC: Remote system error - Connection refused\n",
      "failed",
    ],
    ["a summary without ports", `${SUMMARY} 100003 4,3 tcp nfs superuser\n`, "not-recorded"],
    ["a port that is none", `${PORTS} 100000 4 tcp 65536\n`, "malformed-output"],
    ["a program that is none", `${PORTS} 4294967296 4 tcp 111\n`, "malformed-output"],
    ["a protocol that is unknown", `${PORTS} 100000 4 dccp 111\n`, "malformed-output"],
    ["an address that is none", `${ADDRESSES} 100000 4 tcp 0.0.0.0.0.999 x y\n`, "malformed-output"],
    ["a line of something else", `${PORTS} 100000 4 tcp 111\nlogout\n`, "malformed-output"],
    ["a cut end", `${PORTS} 100000 4 tcp 11`, "truncated-output"],
  ])("with %s is no empty list", (_, text, reason) => {
    expect(read(text)).toMatchObject({ status: "unavailable", reason });
  });

  it("is read without an exception, whatever is in it", () => {
    const word = fc.constantFrom(
      "100000",
      "4",
      "tcp",
      "udp6",
      "111",
      "0.0.0.0.0.111",
      "-",
      "\n",
      "\n",
      "local",
      "__proto__",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (body) => {
        rpcinfo.recognise(body);
        for (const start of ["", PORTS, ADDRESSES, SUMMARY])
          expect(read(start + body).status).toMatch(/observed|unavailable/);
      }),
    );
  });

  it.each([
    ["rows", " 100000 4 tcp 111 portmapper\n".repeat(35_000)],
    ["blanks", ` 100000 4 ${" ".repeat(1_000_000)}\n`],
  ])("with a megabyte of %s takes less than a second of the processor", (_, body) => {
    const milliseconds = processorTimeOf(() => {
      read(PORTS + body);
    });
    expect(milliseconds).toBeLessThan(20_000);
  });
});

describe.skipIf(lacksShared("recordings"))("recorded output of rpcinfo", () => {
  it.each([
    ["local/rpcinfo-p.out", 12],
    ["local/rpcinfo.out", 16],
    ["snippets/rpcinfo-p-freebsd.txt", 4],
    ["snippets/rpcinfo-p-solaris9.txt", 6],
  ])("%s has %i registrations with a port", (path, count) => {
    expect(linesIn(sharedText(`recordings/${path}`))).toHaveLength(count);
  });

  it("shows the same with -p as by address, but for IPv6", () => {
    const long = linesIn(sharedText("recordings/local/rpcinfo.out")).filter((line) => line.includes("ipv4"));
    expect([...long].sort()).toEqual([...linesIn(sharedText("recordings/local/rpcinfo-p.out"))].sort());
  });

  it("has no ports in local/rpcinfo-s.out", () => {
    expect(read(sharedText("recordings/local/rpcinfo-s.out"))).toMatchObject({ reason: "not-recorded" });
  });
});

describe("names of programs", () => {
  it("knows the other names of a well-known program, and says where it cannot know them", () => {
    const text =
      "   program vers proto   port  service\n    100000    2   tcp    111  rpcbind\n    555555    1   tcp   8002  ours\n";
    const { rpc } = rpcinfo.parse(text, { portOf: () => null });
    expect(rpc).toMatchObject({
      value: [
        { name: "rpcbind", aliases: ["portmapper", "portmap", "sunrpc"] },
        { name: "ours", aliases: [], names: "first-only" },
      ],
    });
  });
});
