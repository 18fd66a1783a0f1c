import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lacks } from "../support-hosts/requires.ts";

const EXAMPLES = resolve("examples/ci");
const isRunnable = !lacks("root", "namespaces", "perl", "ip");

/** A repository as the README has it, with the command on its PATH. */
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dotaudit-ci-"));
  for (const name of ["ci", "policy", "bin"]) mkdirSync(join(folder, name));
  copyFileSync(join(EXAMPLES, "gate.sh"), join(folder, "ci/gate.sh"));
  cpSync(join(EXAMPLES, "docker"), join(folder, "ci/docker"), { recursive: true });
  for (const name of ["ports.audit", "waivers.yml"])
    copyFileSync(join(EXAMPLES, name), join(folder, "policy", name));
  program("audit", `exec "${process.execPath}" "${resolve("dist/audit.cjs")}" "$@"`);
  // The tests are root already; sudo may not be installed. Its options are dropped.
  program("sudo", 'while [ "${1#-}" != "$1" ]; do shift; done; exec "$@"');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, line: string): void {
  const path = join(folder, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

const REPORTS = [
  "audit.json",
  "audit.html",
  "audit.junit.xml",
  "audit.sarif",
  "audit.md",
  "gl-code-quality-report.json",
];

/** Runs a shell script as a job would, on a machine of its own where these TCP ports are open. */
function job(script: string, ports: readonly number[], env: Readonly<Record<string, string>> = {}) {
  const listen = ports.map(
    (port) =>
      `perl -MIO::Socket::INET -e '$s=IO::Socket::INET->new(Listen=>5,LocalPort=>${port}) or die; sleep 60' &`,
  );
  const result = spawnSync(
    "unshare",
    ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", "sh", "-c", MACHINE],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 240_000,
      env: {
        PATH: `${folder}/bin:${dirname(process.execPath)}:/usr/sbin:/usr/bin:/sbin:/bin`,
        LISTEN: listen.join("\n"),
        SCRIPT: script,
        COUNT: String(ports.length),
        ...env,
      },
    },
  );
  return { status: result.status, output: result.stdout + result.stderr };
}

/** The job begins when everything listens. */
const MACHINE = `ip link set lo up
eval "$LISTEN"
while [ "$(grep -c ' 0A ' /proc/net/tcp)" -lt "$COUNT" ]; do :; done
sh -e -c "$SCRIPT"`;

const wasKept = (folderOfReports = "reports") =>
  REPORTS.filter((name) => !existsSync(join(folder, folderOfReports, name)));

describe.skipIf(!isRunnable)("gate.sh", () => {
  it.each<[name: string, ports: readonly number[], env: Record<string, string>, status: number]>([
    ["lets a machine pass", [22, 443], {}, 0],
    ["stops a surprise", [22, 8080], {}, 1],
    ["lets a soft one pass where that was asked for", [22], { FAIL_ON: "severity>=high" }, 0],
  ])("%s", (_, ports, env, status) => {
    const { output, ...run } = job("sh ci/gate.sh", ports, env);
    expect([run.status, output]).toEqual([status, expect.stringContaining("gate: ")]);
    expect(wasKept()).toEqual([]);
  });

  it("takes waivers, limits, a baseline and a recording", () => {
    const waiver = `waivers:\n  - title: Only SSH*\n    port: 8080\n    reason: x\n    approver: y\n    until: never\n`;
    writeFileSync(join(folder, "policy/waivers.yml"), waiver);
    expect(job("sh ci/gate.sh", [8080], { WAIVERS: "policy/waivers.yml" }).status).toBe(0);
    writeFileSync(join(folder, "limits.yml"), "failed: {total: {max: 1}}\n");
    expect(job("sh ci/gate.sh", [8080], { THRESHOLD: "limits.yml" }).status).toBe(0);
    const twice = "sh ci/gate.sh || cp reports/audit.json before.json; BASELINE=before.json sh ci/gate.sh";
    expect(job(twice, [8080]).status).toBe(0);
    const recorded =
      "audit collect policy/ports.audit -o host.json || true; EVIDENCE=host.json sh ci/gate.sh";
    expect(job(recorded, [8080]).status).toBe(1);
  });

  it("says what is wrong with a policy, and judges nothing", () => {
    writeFileSync(join(folder, "policy/ports.audit"), '<check_type:"Unix">');
    expect(job("sh ci/gate.sh", [])).toMatchObject({ status: 65 });
    expect(job("sh ci/gate.sh", [], { POLICY: "nowhere.audit" })).toMatchObject({ status: 66 });
  });
});

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
}

const yaml = (name: string) => parse(readFileSync(join(EXAMPLES, name), "utf8")) as never;

describe.skipIf(!isRunnable)("the GitHub action", () => {
  const { runs, inputs } = yaml("github-action/action.yml") as {
    runs: { using: string; steps: readonly Step[] };
    inputs: Record<string, { default?: string }>;
  };
  const part = (name: string) => runs.steps.find((step) => step.name === name)!.run!;
  const env = {
    POLICY: "policy/ports.audit",
    WAIVERS: "policy/waivers.yml",
    FAIL_ON: inputs["fail-on"]!.default!,
    REPORTS: inputs.reports!.default!,
    GITHUB_OUTPUT: "output",
    GITHUB_STEP_SUMMARY: "summary.md",
  };

  it("is a composite action of which every step says its shell", () => {
    expect(runs.using).toBe("composite");
    for (const step of runs.steps) expect("uses" in step || "shell" in step).toBe(true);
  });

  it.each([
    [[22], 0],
    [[22, 8080], 1],
  ])("judges a machine with %j, tells, and ends with %i", (ports, status) => {
    const script = [
      `( ${part("Judge")} )`,
      `( ${part("Tell")} )`,
      'export STATUS="$(sed -n s/^status=//p output)"',
      part("Gate"),
    ].join("\n");
    const { output, ...run } = job(script, ports, env);
    expect([run.status, output]).toEqual([status, expect.any(String)]);
    expect(readFileSync(join(folder, "output"), "utf8")).toContain("reports=reports");
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain(
      status === 0 ? "All 2 rules hold" : "SSH and HTTPS",
    );
    if (status === 1) expect(output).toMatch(/^::error .*file=policy\/ports\.audit/m);
    expect(wasKept()).toEqual([]);
  });

  it("is called by the workflow with inputs that it has, and SARIF is uploaded whatever comes of it", () => {
    const { jobs, permissions } = yaml("github-workflow.yml") as {
      jobs: { audit: { steps: readonly (Step & { with?: Record<string, string> })[] } };
      permissions: object;
    };
    const call = jobs.audit.steps.find(({ uses }) => uses === "./ci/github-action")!;
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(call.with!)));
    expect(jobs.audit.steps.at(-1)?.if).toMatch(/^always\(\)/);
    expect(permissions).toEqual({ contents: "read", "security-events": "write" });
  });
});

describe.skipIf(!isRunnable)("the jobs of other servers", () => {
  const gitlab = yaml("gitlab-ci.yml") as {
    audit: { script: readonly string[]; variables: Record<string, string>; artifacts: object };
  };
  const azure = yaml("azure-pipelines.yml") as {
    steps: readonly { script?: string; displayName?: string; env?: Record<string, string> }[];
  };
  const judge = azure.steps.find(({ displayName }) => displayName === "Judge")!;
  const tell = azure.steps.find(({ displayName }) => displayName === "Tell")!;
  const jenkins = readFileSync(join(EXAMPLES, "Jenkinsfile"), "utf8");
  const [, shell] = /stage\('Judge'\) \{\s*steps \{ sh '([^']*)' \}/.exec(jenkins)!;

  it.each<[server: string, script: string, env: Record<string, string>]>([
    ["GitLab", gitlab.audit.script.join("\n"), gitlab.audit.variables],
    ["Azure", judge.script!, judge.env!],
    ["Jenkins", shell!, { POLICY: "policy/ports.audit", WAIVERS: "policy/waivers.yml" }],
  ])("%s: pass, and fail with the reports that it publishes", (_, script, env) => {
    expect(job(script, [443], env).status).toBe(0);
    expect(job(script, [23], env).status).toBe(1);
    expect(wasKept()).toEqual([]);
  });

  it("publish files that the gate writes", () => {
    const named = [JSON.stringify(gitlab.audit.artifacts), JSON.stringify(azure.steps), jenkins].join("\n");
    const files = named.match(/reports\/[\w.-]+\.(?:xml|json)/g) ?? [];
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(REPORTS).toContain(file.slice("reports/".length));
  });

  it("Azure shows what failed as log commands", () => {
    const { output } = job(`sh ci/gate.sh || true\n${tell.script!}`, [23]);
    expect(output).toMatch(/^##vso\[task\.logissue type=error/m);
  });
});

describe.skipIf(!isRunnable)("gate-image.sh", () => {
  const serve = (port: number) =>
    `perl -MIO::Socket::INET -e '$s=IO::Socket::INET->new(Listen=>5,LocalPort=>${port}) or die; sleep 60'`;
  const script = (service: string) => `sh ci/docker/gate-image.sh ${service}`;

  // As in the Dockerfile: everything of the gate in one folder.
  beforeEach(() => {
    copyFileSync(join(folder, "ci/gate.sh"), join(folder, "ci/docker/gate.sh"));
  });
  const env = { POLICY: "policy/ports.audit", SETTLE: "2" };

  it.each<[what: string, service: string, status: number]>([
    ["lets one pass", serve(443), 0],
    ["stops another", serve(8080), 1],
    ["does not call it a pass where the service did not start", "false", 2],
  ])("judges what the service of an image opens: %s", (_, service, status) => {
    expect(job(script(service), [], env).status).toBe(status);
  });

  it("and gate.sh are what the Dockerfile, Packer and Ansible call", () => {
    const text = ["docker/Dockerfile", "image.pkr.hcl", "playbook.yml"].map((name) =>
      readFileSync(join(EXAMPLES, name), "utf8"),
    );
    expect(text[0]).toMatch(/COPY ci\/gate\.sh ci\/docker\/gate-image\.sh policy \/audit\//);
    expect(text[1]).toContain("sh gate.sh");
    expect(text[2]).toContain("sh ci/gate.sh");
  });
});
