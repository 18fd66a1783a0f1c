import { expect, it } from "vitest";
import { audit } from "../cli/audit-command.ts";

const INVENTORY = "examples/inventory/hosts.yml";

it("the inventory of the examples says what would be judged, and where", () => {
  const { status, stdout, stderr } = audit(["targets", INVENTORY, "--format", "json"]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  for (const text of ["ssh://web1.example.org", "ssh://admin@web2.example.org:2022", "tcp://db1.example.org"])
    expect(stdout).toContain(text);
});

it("its part for this machine runs here", () => {
  const { status, stdout } = audit(["run", "--targets", INVENTORY, "--limit", "here", "-o", "json"]);
  expect([0, 1, 2]).toContain(status);
  const { hosts } = JSON.parse(stdout) as { readonly hosts: readonly { readonly groups?: unknown }[] };
  expect(hosts).toMatchObject([{ groups: ["here"] }]);
});
