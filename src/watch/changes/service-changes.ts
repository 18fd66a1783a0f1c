import type { Severity } from "../../model/policy.ts";
import { changeMessage } from "../../samhain/change-message.ts";
import type { KnownService } from "../../samhain/known-service.ts";
import { scanChanges } from "../../samhain/scan-changes.ts";
import type { ServiceScan } from "../../samhain/scan-changes.ts";
import type { ServiceChange } from "../../samhain/service-change.ts";
import { uuidV5 } from "../../support/uuid-v5.ts";
import type { KnownServices, WatchedChange } from "../state/trouble.ts";
import { carriedServices, nameOfService } from "./carried-services.ts";

/** What a port check saw of its services in one run. */
export interface SeenServices {
  /** The id of its rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly configured: readonly KnownService[];
  /** `null`: nothing certain was seen. */
  readonly scan: ServiceScan | null;
  /** The name of a service in a report. */
  readonly nameOf: (change: ServiceChange) => string;
  /** Who holds it, in words. */
  readonly holdersOf: (change: ServiceChange) => readonly string[];
}

/** What is told of one run of a port check, and what it knows from then on. */
export interface ServiceReports {
  readonly changes: readonly WatchedChange[];
  /** Topics of services that another configuration does not speak of any more. */
  readonly over: readonly string[];
  readonly known: KnownServices;
}

/** Puts what was seen to what was known, by the state machine of samhain: each of its reports is told once. */
export function serviceChanges(seen: SeenServices, before: KnownServices | undefined): ServiceReports {
  const { rule, configured, scan } = seen;
  const configuration = uuidV5(JSON.stringify(configured));
  const old = before ?? { rule, configuration, services: configured };
  if (scan === null) return { changes: [], over: [], known: old };
  const carried = old.configuration === configuration ? null : carriedServices(old.services, configured);
  const outcome = scanChanges(carried?.services ?? old.services, scan);
  const required = new Set(configured.filter(({ flag }) => flag === "required").map(nameOfService));
  const told = outcome.changes.map((change) => ({ change, isRequired: required.has(nameOfService(change)) }));
  const [gone, real] = parted(
    told,
    ({ change, isRequired }) => carried !== null && change.kind === "ServiceMissing" && !isRequired,
  );
  return {
    changes: real.map(({ change, isRequired }) =>
      watchedService(change, isRequired ? "required" : "other", seen),
    ),
    over: [...gone.map(({ change }) => openTopic(change)), ...(carried?.unrequired ?? []).map(missingTopic)],
    known: { rule, configuration, services: outcome.known },
  };
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

type Named = Parameters<typeof nameOfService>[0];

function openTopic(service: Named): string {
  return `open service ${nameOfService(service)}`;
}

function missingTopic(service: Named): string {
  return `missing service ${nameOfService(service)}`;
}

/** What is new or missing stays a trouble until the opposite is reported; every other report is a moment. */
function watchedService(
  change: ServiceChange,
  demand: "required" | "other",
  { severity, nameOf, holdersOf }: SeenServices,
): WatchedChange {
  const moment = { topic: openTopic(change), before: null, after: null };
  return {
    subject: nameOfService(change),
    severity,
    summary: `${changeMessage(change, nameOf(change))}.`,
    details: holdersOf(change),
    ...stateOf(),
  };

  function stateOf() {
    switch (change.kind) {
      case "ServiceNew":
        return { kind: "opened", topic: openTopic(change), before: "closed", after: "open" } as const;
      case "ServiceMissing":
        if (demand === "other") return { ...moment, kind: "closed", ends: [openTopic(change)] } as const;
        return {
          kind: "required-missing",
          topic: missingTopic(change),
          before: "open",
          after: "missing",
        } as const;
      case "ServiceRestarted":
        return { ...moment, kind: "restarted", ends: [missingTopic(change)] } as const;
      case "ServicePortSwitch":
        return { ...moment, kind: "moved" } as const;
    }
  }
}
