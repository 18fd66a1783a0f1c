import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { collectEvidence } from "../../src/app/run-audit.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import { closed, when } from "../evaluate/control-flow.ts";

const holds = closed(1, 'ignore_ports : "0-65535"');
const udp = closed(2).replace("TCP", "UDP");
const udplite = closed(3).replace("TCP", "UDPLITE");
const byName = closed(4).replace('ports : "4"', 'ports : "rpc:nfs"');

async function evidenceOf(body: string) {
  const bytes = Buffer.from(`<check_type:"Unix">\n${body}</check_type>\n`);
  const { policy } = loadPolicy({ file: "rounds.audit", bytes }, { dialect: "dotaudit" });
  return await collectEvidence([policy], localTarget(), { loopback: "left-out" });
}

async function sourcesOf(body: string): Promise<readonly string[]> {
  const { observations } = await evidenceOf(body);
  return Object.keys(observations)
    .map((key) => key.replace("listening-sockets:", "").replace("6", ""))
    .filter((key, index, keys) => keys.indexOf(key) === index && !["host", "service-names"].includes(key));
}

describe("collecting in rounds", () => {
  it("reads what the condition and the branch that is taken need, and nothing of the other branch", async () => {
    expect(await sourcesOf(when('type:"AND"', holds, [udp, udplite + byName]))).toEqual(["tcp", "udp"]);
  });

  it("reads nothing that stands below a condition that does not hold", async () => {
    const fails = closed(1, 'system : "SunOS"');
    expect(await sourcesOf(when('type:"AND"', fails, [udp + when('type:"AND"', byName, [udplite])]))).toEqual(
      ["tcp"],
    );
  });

  it("goes on, round by round, as long as branches are taken", async () => {
    const inner = when(
      'type:"OR"',
      udp.replace("</custom_item>", 'ignore_ports : "0-65535"\n</custom_item>'),
      [udplite],
    );
    expect(await sourcesOf(when('type:"AND"', holds, [inner]))).toEqual(["tcp", "udp", "udplite"]);
  });
  it("ends after a hundred rounds, and says so where the next one would have read", async () => {
    const absent = (number: number) =>
      `<custom_item>\ntype : FILE_CHECK_NOT\ndescription : "${number}"\nfile : "/nowhere/${number}"\n</custom_item>\n`;
    const deep = Array.from({ length: 120 }, (_, number) => absent(number)).reduceRight(
      (inner, member) => when('type:"AND"', member, [inner]),
      absent(120),
    );
    const { observations } = await evidenceOf(deep);
    const unread = Object.entries(observations).filter(([, seen]) => seen?.status === "unavailable");
    expect(unread).toMatchObject([
      [
        "files:/nowhere/100",
        { reason: "not-supported", detail: expect.stringMatching(/^After 100 rounds /) as string },
      ],
    ]);
  });
});
