import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { renderCollectScript } from "../../../src/collectors/script/render-collect-script.ts";
import type { EvidenceRequest, OwnerDetail } from "../../../src/model/evidence.ts";

function sockets(...details: readonly OwnerDetail[]): EvidenceRequest {
  return {
    kind: "listening-sockets",
    table: "tcp",
    owners: [{ ports: [[22, 22]], depth: "first", details }],
  };
}

function wordsIn(script: string): string | undefined {
  return /^want='([a-z\d ]*)'$/m.exec(script)?.[1];
}

describe("the script", () => {
  it.each<[string, readonly EvidenceRequest[] | "everything", string]>([
    ["nothing", [], ""],
    ["the host", [{ kind: "host", depth: "full" }], ""],
    ["a table", [{ kind: "listening-sockets", table: "udp6", owners: [] }], "sockets"],
    ["owners", [sockets()], "sockets owners"],
    ["a digest", [sockets(), sockets("sha256")], "sockets owners sha256"],
    ["a package", [sockets("package")], "sockets owners md5 sha256 packages"],
    ["names of ports, twice", [{ kind: "service-names" }, { kind: "service-names" }], "services"],
    [
      "RPC programs and addresses",
      [{ kind: "network-interfaces" }, { kind: "rpc-services" }],
      "rpc interfaces",
    ],
    ["everything", "everything", "sockets owners md5 sha256 packages services rpc interfaces"],
  ])("for %s is told so in one line", (_, requests, words) => {
    expect(wordsIn(renderCollectScript(requests))).toBe(words);
  });

  it("is the same for everybody but for that line", () => {
    const withoutWords = (requests: readonly EvidenceRequest[] | "everything") =>
      renderCollectScript(requests).replace(/^want=.*$/m, "");
    expect(withoutWords([sockets("md5")])).toBe(withoutWords("everything"));
  });

  it("is short, and writes no file", () => {
    const script = renderCollectScript("everything");
    expect(script.split("\n").length).toBeLessThan(225);
    expect(script.split("\n").every((line) => line.length <= 120)).toBe(true);
    const targets = [...script.matchAll(/(?<=\s)\d?>(?!&)([^\s;)"]+)/g)].map(([, target]) => target);
    expect(new Set(targets)).toEqual(new Set(["/dev/null"]));
  });

  it("that was cut on its way does nothing at all", () => {
    const script = renderCollectScript("everything");
    const lines = script.split("\n");
    for (let count = 0; count < lines.length - 2; count += 7) {
      const { stdout } = spawnSync("sh", { input: lines.slice(0, count).join("\n"), encoding: "utf8" });
      expect([count, stdout]).toEqual([count, ""]);
    }
  });
});
