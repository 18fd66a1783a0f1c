import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Mount, MountsFacts } from "../../model/mounts.ts";
import type { Unavailable } from "../../model/observation.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeDemands } from "../state-rule/judge-demands.ts";
import type { Demand } from "../state-rule/judge-demands.ts";
import { unseenVerdict } from "../state-rule/state-verdict.ts";
import { quoted } from "../wording/quoted.ts";

/** What a rule says of a mount. */
export interface MountRule {
  readonly mount: string;
  readonly option: readonly string[] | null;
  readonly notOption: readonly string[] | null;
  readonly fsType: readonly string[] | null;
  readonly source: readonly ("MOUNTED" | "CONFIGURED")[] | null;
  readonly required: "YES" | "NO" | null;
}

/** Wherever the mount stands, it has to comply; and unless it is not required, it has to stand somewhere. */
export function judgeMount(rule: MountRule, evidence: Evidence): Verdict {
  const expected = expectationOf(rule);
  const seen = observationOf(evidence, "mounts");
  if (seen.status === "unavailable") return unseenVerdict(seen, { expected, found: [] });
  const demands = demandsOn(rule, seen.facts);
  if (demands.length > 0) return judgeDemands(expected, demands);
  const text = `${rule.mount} is not a mount of its own`;
  return judgeDemands(expected, [{ status: rule.required === "NO" ? "met" : "unmet", text }]);
}

/** None where it was seen that it stands nowhere. */
function demandsOn(rule: MountRule, { mounted, configured }: MountsFacts): readonly Demand[] {
  const places = rule.source ?? ["MOUNTED", "CONFIGURED"];
  const point = rule.mount.replace(/(?<=.)\/+$/, "");
  const last = <M extends Mount>(list: readonly M[]) => list.findLast((one) => one.point === point);
  const demands: Demand[] = [];
  if (places.includes("MOUNTED")) {
    const now = mounted.status === "observed" ? last(mounted.value) : undefined;
    if (mounted.status === "unavailable") demands.push(unseen(mounted));
    if (now !== undefined) demands.push(demandOn(rule, now, "mounted"));
  }
  if (places.includes("CONFIGURED")) {
    const next = configured.status === "observed" ? last(configured.value) : undefined;
    if (configured.status === "unavailable") demands.push(unseen(configured));
    if (next !== undefined) demands.push(demandOn(rule, next, `${next.file} line ${next.line}`));
  }
  return demands;
}

function unseen({ reason, detail }: Unavailable): Demand {
  return { status: "unseen", reason, detail };
}

function demandOn(rule: MountRule, mount: Mount, place: string): Demand {
  const faults = faultsOf(rule, mount);
  const words = `${mount.point} type ${mount.fileSystem} (${mount.options.join(",")}), ${place}`;
  if (faults.length === 0) return { status: "met", text: words };
  return { status: "unmet", text: `${words}: ${faults.join(", ")}` };
}

function faultsOf(
  { option, notOption, fsType }: MountRule,
  { options, fileSystem }: Mount,
): readonly string[] {
  const has = (wanted: string) => options.some((one) => one === wanted || one.startsWith(`${wanted}=`));
  return [
    ...listed(option).flatMap((one) => (has(one) ? [] : [`${one} is missing`])),
    ...listed(notOption).flatMap((one) => (has(one) ? [`${one} is set`] : [])),
    ...(fsType === null || fsType.includes(fileSystem) ? [] : [`it is ${fileSystem}`]),
  ];
}

/** Commas stand between options as well as blanks. */
function listed(options: readonly string[] | null): readonly string[] {
  return (options ?? []).flatMap((text) => text.split(",")).filter((option) => option !== "");
}

function expectationOf({ mount, option, notOption, required }: MountRule): string {
  const wishes = [
    ...(option === null ? [] : [`with ${listed(option).join(", ")}`]),
    ...(notOption === null ? [] : [`without ${listed(notOption).join(", ")}`]),
  ];
  const words = [`${quoted(mount)} is a mount of its own`, ...wishes].join(" ");
  return required === "NO" ? `${words}, if it is one` : words;
}
