import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { recordHost } from "../../src/app/record-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import type { Finding } from "../../src/model/report.ts";
import { atRestTarget } from "../../src/targets/rootfs/at-rest-target.ts";
import type { AtRest } from "../../src/targets/at-rest.ts";
import type { Target } from "../../src/targets/target.ts";
import { INIT, enabled, filesOf, service } from "../collectors/predicted/system-at-rest.ts";
import type { TreeOfFiles } from "../collectors/predicted/system-at-rest.ts";

const SSH: TreeOfFiles = {
  ...INIT,
  "/etc/services": "ssh 22/tcp\n",
  "/etc/ssh/sshd_config": "Port 22\n",
  "/lib/systemd/system/ssh.service": service("/usr/sbin/sshd -D"),
  ...enabled("ssh.service"),
};
const EXIM = { "/lib/systemd/system/exim4.service": service("/usr/sbin/exim4"), ...enabled("exim4.service") };
const OWN = { "/lib/systemd/system/own.service": service("/opt/own"), ...enabled("own.service") };

function targetOf(tree: TreeOfFiles, predict: AtRest["predict"]): Target {
  const atRest = { exposedPorts: [], predict };
  return atRestTarget({ kind: "rootfs", name: "x", files: filesOf(tree), place: "at rest", atRest });
}

function policyOf(type: string, ports: string, more = "") {
  const text = `<check_type:"Unix">\n<custom_item>\ntype : ${type}\ndescription : "x"\nport_type : TCP\nports : "${ports}"\n${more}</custom_item>\n</check_type>\n`;
  return loadPolicy({ file: "p.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" }).policy;
}

async function findingOf(
  tree: TreeOfFiles,
  rule: Parameters<typeof policyOf>,
  predict: AtRest["predict"] = "asked",
): Promise<Finding> {
  const report = await runAudit([policyOf(...rule)], targetOf(tree, predict), { loopback: "left-out" });
  return report.findings[0]!;
}

const ALLOWED = "AUDIT_ALLOWED_OPEN_PORTS";
const DENIED = "AUDIT_DENIED_OPEN_PORTS";
const REQUIRED = "AUDIT_REQUIRED_OPEN_PORTS";
const PROCESS = "AUDIT_PROCESS_ON_PORT";

describe("a rule on ports, where nothing runs", () => {
  it.each<
    readonly [says: string, tree: TreeOfFiles, rule: Parameters<typeof policyOf>, status: Finding["status"]]
  >([
    ["passes where every predicted listener is allowed", SSH, [ALLOWED, "22"], "PASSED"],
    ["fails where one is not", SSH, [ALLOWED, "80"], "FAILED"],
    ["fails where one is not, whatever else is undecided", { ...SSH, ...EXIM }, [ALLOWED, "80"], "FAILED"],
    ["is ERROR where a source is undecided", { ...SSH, ...EXIM }, [ALLOWED, "22"], "ERROR"],
    [
      "is ERROR where a source is undecided and nothing denied was found",
      { ...SSH, ...EXIM },
      [DENIED, "25"],
      "ERROR",
    ],
    ["passes where nothing denied would listen", SSH, [DENIED, "25"], "PASSED"],
    [
      "passes where a required port is proven, whatever else is undecided",
      { ...SSH, ...EXIM },
      [REQUIRED, "22"],
      "PASSED",
    ],
    [
      "is ERROR where a required port was not found and a source is undecided",
      { ...SSH, ...EXIM },
      [REQUIRED, "25"],
      "ERROR",
    ],
    ["fails where a required port would not listen", SSH, [REQUIRED, "25"], "FAILED"],
    ["is ERROR where it asks for the process", SSH, [PROCESS, "22", 'name : "sshd"\n'], "ERROR"],
  ])("%s", async (_, tree, rule, status) => {
    const { verdict, status: found } = await findingOf(tree, rule);
    expect(found).toBe(status);
    expect(verdict).toMatchObject({ basis: "predicted" });
    expect("notes" in verdict && verdict.notes[0]).toMatch(/^Predicted: nothing was seen to run/);
  });

  it("is ERROR where nobody asked for predictions, and says what would help", async () => {
    const { status, verdict } = await findingOf(SSH, [ALLOWED, "22"], "not-asked");
    expect(status).toBe("ERROR");
    expect("detail" in verdict && verdict.detail).toContain("--predict");
    expect(verdict).not.toHaveProperty("basis");
  });

  it("names the file and line of each listener, what is undecided, and services that are unknown", async () => {
    const { verdict } = await findingOf({ ...SSH, ...EXIM, ...OWN }, [ALLOWED, "80"]);
    if (verdict.status !== "failed") throw new Error(verdict.status);
    const origin = { source: "/etc/ssh/sshd_config", line: 1, text: "Port 22" };
    expect(verdict.found.map(({ listener }) => listener?.predictedBy)).toEqual([origin, origin]);
    expect(verdict.extent).toBe("partial");
    expect(verdict.notes.join("\n")).toMatch(/not predicted: own\.service\.[^]*exim4\.service starts/);
  });
});

it("predictions are never written into evidence", async () => {
  const options = { loopback: "left-out", arguments: "left-out" } as const;
  const { unseen, observations } = await recordHost(
    [policyOf(ALLOWED, "22")],
    targetOf(SSH, "asked"),
    options,
  );
  expect(JSON.stringify(observations)).not.toContain("predicted");
  expect(unseen.map(({ detail }) => detail).join()).toContain("Sockets cannot be seen at rest");
});
