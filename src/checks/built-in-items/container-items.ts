import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ContainerPackages } from "../../model/container-packages.ts";
import type { InstalledPackage } from "../../model/packages.ts";
import type { Verdict } from "../../model/verdict.ts";
import { defineCheck } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { fullVersionOf } from "../package-rule/judge-package.ts";
import { stateVerdict, unseenVerdict } from "../state-rule/state-verdict.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const EXPECTED = "The packages in the running containers of Docker are listed";

/** The packages in every running container of Docker, for information. */
export const listDockerContainerPackages = defineCheck({
  type: "list_docker_container_packages",
  form: "named",
  platforms: ["unix"],
  summary: "Lists the packages in every running Docker container.",
  origin: "nessus",
  fields: commonFields,
  explain: ({ knownGood }) =>
    withKnownGood(
      {
        looksAt: "The running containers of Docker and the packages in them.",
        passes: "Nothing is tested: the item informs, and what Nessus reports for it is not documented.",
        fails: "Nothing that is documented makes it fail.",
        errs: "The state of Docker or the packages of a container cannot be read.",
      },
      knownGood,
    ),
  needs: () => [{ kind: "container-packages" }],
  judge: judgeContainers,
});

function judgeContainers(_values: unknown, evidence: Evidence): Verdict {
  const seen = observationOf(evidence, "container-packages");
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected: EXPECTED, found: [] });
  const found = seen.facts.map(summaryOf);
  for (const { packages } of seen.facts)
    if (packages.status === "unavailable") return unseenVerdict(packages, { expected: EXPECTED, found });
  const lines = found.length === 0 ? ["No container of Docker runs"] : found;
  const actual = found.length === 0 ? lines.join("\n") : seen.facts.flatMap(linesFor).join("\n");
  return stateVerdict("passed", { expected: EXPECTED, found: lines, actual });
}

function summaryOf(container: ContainerPackages): string {
  const { packages } = container;
  const count = packages.status === "observed" ? `${packagesOf(container).length} packages` : packages.detail;
  return `${titleOf(container)}: ${count}`;
}

function linesFor(container: ContainerPackages): readonly string[] {
  const names = packagesOf(container).map((one) => `      ${one.name}-${fullVersionOf(one)}`);
  return [`${titleOf(container)}:`, ...names];
}

function titleOf({ id, name, image }: ContainerPackages): string {
  return `Container ${name === "" ? id.slice(0, 12) : name} (${image === "" ? id.slice(0, 12) : image})`;
}

function packagesOf({ packages }: ContainerPackages): readonly InstalledPackage[] {
  if (packages.status === "unavailable") return [];
  return packages.value.databases.flatMap((one) => one.packages).filter(({ state }) => state !== "removed");
}
