import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { EvidenceRequest } from "../../../../src/model/evidence.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { shownBy } from "./shown-here.ts";

const place = mkdtempSync(join(tmpdir(), "units-"));
afterAll(() => {
  rmSync(place, { recursive: true });
});

/** It answers like `systemctl` where systemd is the first process. */
const SYSTEMCTL = `#!/bin/sh
[ "$1 $2 $3 $4 $5" = 'show -p ActiveState --value --' ] || exit 1
case $6 in here.service) echo active ;; broken.service) echo 'Failed to connect to bus' >&2; exit 1 ;; *) echo inactive ;; esac
`;
writeFileSync(join(place, "systemctl"), SYSTEMCTL);
chmodSync(join(place, "systemctl"), 0o755);

/** A machine on which systemd runs, or does not, in a mount namespace of its own. */
function machine(manager: "runs" | "does not run"): readonly string[] {
  const mounts = [
    "mount -t tmpfs none /run",
    "mkdir -p /run/systemd/transient",
    ...(manager === "runs" ? ["mkdir /run/systemd/system"] : []),
    `mount --bind ${place}/systemctl "$(readlink -f "$(command -v systemctl)")"`,
    ...["here", "broken"].map((name) => `echo '[Unit]' >/run/systemd/transient/${name}.service`),
    "exec sh -s",
  ];
  return ["unshare", "-m", "sh", "-ec", mounts.join("\n")];
}

const unit = (name: string): EvidenceRequest => ({ kind: "systemd-unit", unit: `${name}.service` });

describe.skipIf(lacks("root", "namespaces", "systemctl"))("the script asks systemd", () => {
  it("whether units run", async () => {
    const seen = await shownBy(machine("runs"), [unit("here"), unit("nowhere")]);
    expect(seen["systemd-unit:here.service"]).toMatchObject({
      facts: { enabled: "transient", active: { status: "observed", value: "active" } },
    });
    expect(seen["systemd-unit:nowhere.service"]).toMatchObject({
      facts: { active: { status: "observed", value: "inactive" } },
    });
  });

  it("and takes no failure for an answer", async () => {
    const seen = await shownBy(machine("runs"), [unit("broken")]);
    expect(seen["systemd-unit:broken.service"]).toMatchObject({
      facts: { enabled: "transient", active: { status: "unavailable", reason: "not-recorded" } },
    });
  });

  it("only where it is the first process", async () => {
    const seen = await shownBy(machine("does not run"), [unit("here")]);
    expect(seen["systemd-unit:here.service"]).toMatchObject({
      facts: { active: { status: "unavailable", reason: "missing-source" } },
    });
  });
});
