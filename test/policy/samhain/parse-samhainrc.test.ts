import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSamhainrc } from "../../../src/policy/samhain/is-samhainrc.ts";
import { parseSamhainrc } from "../../../src/policy/samhain/parse-samhainrc.ts";
import { serviceWords } from "../../../src/policy/samhain/service-words.ts";
import type { SamhainReading } from "../../../src/policy/samhain/samhain-settings.ts";
import { processorTime } from "../../processor-time.ts";

/** The services and the codes of a section with these lines; a code stands with the text that it is about. */
function read(lines: string, reading: SamhainReading = "fixed") {
  const text = `[PortCheck]\n${lines}\n`;
  const { settings, diagnostics } = parseSamhainrc(text, reading);
  return {
    settings,
    services: serviceWords(settings.services),
    faults: diagnostics.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
  };
}

describe("lists of services", () => {
  it.each([
    [
      "split at blanks, tabs and commas",
      "a =\n PortCheckRequired=1.2.3.4:  22/tcp ,\t25/tcp,,53/udp ,",
      ["required 1.2.3.4 22/tcp,25/tcp,53/udp"],
    ],
    ["split at the last colon", "PortCheckSkip = fd00::128:8007/tcp", ["skipped fd00::128 8007/tcp"]],
    ["make addresses canonical", "PortCheckIgnore=fd00:0:0::128:9/udp", ["ignored fd00::128 9/udp"]],
    ["know addresses in the forms of C", "PortCheckIgnore=127.1:9/udp", ["ignored 127.0.0.1 9/udp"]],
    ["take the wildcard for every address", "PortCheckIgnore=0.0.0.0:9/udp", ["ignored 9/udp"]],
    [
      "need no address",
      "PortCheckOptional = portmapper/tcp RPC_100075/udp",
      ["optional portmapper/tcp,RPC_100075/udp"],
    ],
    [
      "add up, whatever the case of their key",
      "portcheckoptional=1/tcp\nPORTCHECKOPTIONAL=2/tcp",
      ["optional 1/tcp,2/tcp"],
    ],
    ["have protocols in any case", "PortCheckOptional=1/TCP,2/Udp", ["optional 1/tcp,2/udp"]],
    ["have an empty port, which is 0", "PortCheckOptional=/tcp,+22/tcp", ["optional 0/tcp,22/tcp"]],
  ])("%s", (_says, lines, services) => {
    const found = read(lines);
    expect(found.services).toEqual(services);
    expect(found.faults.filter((fault) => !fault.startsWith("AUD6002"))).toEqual([]);
  });

  it.each([
    ["0x16/tcp", "optional 22/tcp", "AUD6005 0x16/tcp"],
    ["065/udp", "optional 53/udp", "AUD6005 065/udp"],
    ["20-25/tcp", "optional 20-25/tcp", "AUD6007 20-25/tcp"],
    ["ssh/tcp", "optional ssh/tcp", "AUD6006 ssh/tcp"],
    ["08/tcp", "optional 08/tcp", "AUD6006 08/tcp"],
    ["70000/tcp", undefined, "AUD6004 70000/tcp"],
    ["22", undefined, "AUD6004 22"],
    ["22/sctp", undefined, "AUD6004 22/sctp"],
    ['a"b@C@/tcp', undefined, 'AUD6004 a"b@C@/tcp'],
  ])("say what is odd about %s", (member, services, fault) => {
    const found = read(`PortCheckOptional = ${member}`);
    expect(found.services).toEqual(services === undefined ? [] : [services]);
    expect(found.faults).toEqual([fault]);
  });

  it("go on behind a bad and behind a repeated member, and end there as samhain does", () => {
    const lines = "PortCheckRequired = 22/tcp\nPortCheckOptional = 1/tcp,2/sctp,22/tcp,3/tcp";
    expect(read(lines)).toMatchObject({
      services: ["required 22/tcp", "optional 1/tcp,3/tcp"],
      faults: ["AUD6004 2/sctp", "AUD6008 22/tcp"],
    });
    expect(read(lines, "4.1")).toMatchObject({
      services: ["required 22/tcp", "optional 1/tcp"],
      faults: ["AUD6004 2/sctp", "AUD6017 ,22/tcp,3/tcp"],
    });
  });

  it("have two addresses for one port, which samhain takes for the same without an address", () => {
    const lines = "PortCheckRequired = 1.2.3.4:22/tcp\nPortCheckOptional = 22/tcp";
    expect(read(lines).services).toEqual(["required 1.2.3.4 22/tcp", "optional 22/tcp"]);
    expect(read(lines, "4.1").services).toEqual(["required 1.2.3.4 22/tcp"]);
  });

  it("are left out as a whole where the address is none", () => {
    expect(read('PortCheckOptional = "1.2.3.4:22/tcp"').faults).toEqual(['AUD6016 "1.2.3.4:22/tcp"']);
    expect(read("PortCheckRequired = 1.1.1.1:22/tcp,1.1.1.2:25/tcp").settings.unreadable).toHaveLength(1);
  });

  it("keep a name that is to be skipped only where samhain is reproduced", () => {
    expect(read("PortCheckSkip = foo/tcp")).toMatchObject({ services: [] });
    expect(read("PortCheckSkip = foo/tcp").faults).toContain("AUD6021 foo/tcp");
    expect(read("PortCheckSkip = foo/tcp", "4.1").services).toEqual(["skipped foo/tcp"]);
  });

  it("remember a required member that cannot be read", () => {
    expect(read("PortCheckRequired = 22/tcp,25/tpc").settings.unreadable).toMatchObject([
      { value: "25/tpc" },
    ]);
  });
});

describe("settings", () => {
  it("have the defaults of the manual", () => {
    expect(read("").settings).toMatchObject({
      active: "yes",
      udp: "yes",
      severity: "crit",
      minPort: { value: 0 },
      maxPort: { value: 65535 },
      interval: 300,
      interfaces: [],
      devices: [],
    });
  });

  it("replace each other, and stay where a value is bad", () => {
    const lines = [
      "PortCheckMinPort = 5",
      "PortCheckMinPort = -1",
      "PortCheckMaxPort = 8002abc",
      "PortCheckMaxPort = 70000",
      "PortCheckInterval = 60",
      "PortCheckInterval = 0",
      "PortCheckUDP = False",
      "PortCheckUDP = maybe",
      "SeverityPortCheck = Warn",
      "SeverityPortCheck = loud",
      "PortCheckActive = 2",
    ];
    const { settings, faults } = read(lines.join("\n"));
    expect(settings).toMatchObject({ udp: "no", severity: "warn", active: "yes", interval: 60 });
    expect([settings.minPort.value, settings.maxPort.value]).toEqual([5, 8002]);
    expect(faults).toEqual(["-1", "70000", "0", "maybe", "loud", "2"].map((text) => `AUD6003 ${text}`));
  });

  it("know a device, which samhain 4.1 does not", () => {
    expect(read("PortCheckDevice = lo, eth0").settings.devices).toMatchObject([
      { value: "lo" },
      { value: "eth0" },
    ]);
    expect(read("PortCheckDevice = lo", "4.2").settings.devices).toHaveLength(1);
    expect(read("PortCheckDevice = lo", "4.1")).toMatchObject({
      settings: { devices: [] },
      faults: ["AUD6002 PortCheckDevice = lo"],
    });
  });

  it("list addresses, and end at a bad one as samhain does", () => {
    const lines = "PortCheckInterface = 192.0.2.1, nonsense ::1";
    expect(read(lines).settings.interfaces).toMatchObject([{ value: "192.0.2.1" }, { value: "::1" }]);
    expect(read(lines, "4.1").settings.interfaces).toMatchObject([{ value: "192.0.2.1" }]);
    expect(read(lines).faults).toEqual(["AUD6016 nonsense"]);
  });

  it.each([
    ["a command is never run", "PortCheckRequired = $(echo 22/tcp)", "AUD6001 $(echo 22/tcp)"],
    ["a line without =", "PortCheckOptional : 22/tcp", "AUD6002 PortCheckOptional : 22/tcp"],
    ["a setting without a value", "PortCheckRequired =", "AUD6002 PortCheckRequired ="],
    ["a setting that nobody knows", "Unknown = 1", "AUD6002 Unknown = 1"],
    ["letters behind a key", "PortCheckUDPs = yes", "AUD6014 PortCheckUDPs = yes"],
    ["a range without a port", "PortCheckMinPort = 9\nPortCheckMaxPort = 8", "AUD6009 PortCheckMinPort = 9"],
    ["a check that is off", "PortCheckActive = no", "AUD6010 [PortCheck]"],
    ["a severity that is never reported", "SeverityPortCheck = none", "AUD6018 [PortCheck]"],
    ["required and skipped", "PortCheckRequired=1/tcp\nPortCheckSkip=1/tcp", "AUD6011 1/tcp"],
    ["UDP although it is off", "PortCheckUDP=no\nPortCheckOptional=1/udp", "AUD6012 1/udp"],
    ["a setting of another section", "[Misc]\nPortCheckUDP = no", "AUD6015 PortCheckUDP = no"],
    ["a block", "@if hostname_matches web\nPortCheckUDP=no\n@end", "AUD6013 PortCheckUDP=no"],
    ["a block that is open", "$Linux:web:x86\n", "AUD6022 $Linux:web:x86"],
    ["an end of nothing", "@end", "AUD6022 @end"],
  ])("say of %s where it stands", (_says, lines, fault) => {
    expect(read(lines).faults).toEqual([fault]);
  });

  it("end at [EOF], and have comments of three kinds", () => {
    expect(read("# a\n; b\n// c\n[EOF]\nnonsense")).toMatchObject({ services: [], faults: [] });
  });

  it("of other modules are nobody's business, in blocks too", () => {
    expect(read("[ReadOnly]\n@if file_exists /x\nfile = /etc\n@end\nnonsense").faults).toEqual([]);
  });

  it("before the first section are refused, as samhain does", () => {
    const { settings, diagnostics } = parseSamhainrc("PortCheckUDP = no\n", "fixed");
    expect(settings.udp).toBe("yes");
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD6002"]);
  });
});

describe("whatever the text", () => {
  const word = fc.constantFrom(
    ..."[PortCheck] [Misc] @if @end @else $x PortCheckRequired PortCheckSkip PortCheckInterface = : , / 22 tcp udp".split(
      " ",
    ),
    ...'RPC_1 portmapper ::1 1.2.3.4 0x16 \n \t $( ) # " @X@ __proto__ constructor \u0000 \r\n'.split(" "),
    "\n",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 60 }).map((words) => words.join("")),
  );

  it("never throws, and points into the text", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("fixed" as const, "4.1" as const, "4.2" as const),
        (written, reading) => {
          for (const { span } of parseSamhainrc(written, reading).diagnostics) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(written.length);
          }
          isSamhainrc(written);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("takes time in proportion, and tells at most a thousand faults of a kind", () => {
    const long = `[PortCheck]\nPortCheckOptional = ${"x,".repeat(300_000)}\n${"=\n".repeat(300_000)}${"@if\n".repeat(1000)}`;
    const started = processorTime();
    const { diagnostics } = parseSamhainrc(long, "fixed");
    expect(processorTime() - started).toBeLessThan(20_000);
    expect(diagnostics.length).toBeLessThan(3010);
    expect(diagnostics.map(({ code }) => code)).toContain("AUD6019");
  });

  it("refuses more services than anybody wrote", () => {
    const many = Array.from({ length: 20_001 }, (_, index) => `1.2.${index >> 8}.${index & 255}:9/tcp`);
    const { diagnostics, settings } = parseSamhainrc(
      `[PortCheck]\n${many.map((one) => `PortCheckOptional=${one}`).join("\n")}`,
      "fixed",
    );
    expect(settings.services).toHaveLength(20_000);
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD6020"]);
  });
});

describe("isSamhainrc", () => {
  it.each([
    ["[PortCheck]\n", true],
    ["  [portcheck]x\n", true],
    ["[Misc]\nPortCheckUDP = no\n", true],
    ["severityportcheck = crit\n", true],
    ["[Misc]\n", false],
    ["# PortCheckUDP = no\n", false],
    ['<check_type:"Unix">\n[PortCheck]\n', false],
    ["hosts:\n  a: [22]\n", false],
    ["", false],
  ])("knows %j", (text, answer) => {
    expect(isSamhainrc(text)).toBe(answer);
  });
});
