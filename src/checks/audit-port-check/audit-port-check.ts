import { defineCheck } from "../define-check.ts";
import type { Explanation, PortSubject } from "../define-check.ts";
import { judgeAsSamhain } from "./judge-as-samhain.ts";
import { judgeMissing } from "./judge-missing.ts";
import { judgeNew } from "./judge-new.ts";
import { wordsForEntry } from "./port-check-entry.ts";
import { portCheckFields } from "./port-check-fields.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { wordsForPlaces } from "./port-check-place.ts";
import { portCheckRequests } from "./port-check-requests.ts";
import { reviewPortCheck } from "./review-port-check.ts";
import { transportsOf } from "./scanned-ports.ts";

/** The port check of samhain: what is open and not listed, and what is required and not open, address by address. */
export const auditPortCheck = defineCheck({
  type: "AUDIT_PORT_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when samhain's port check has nothing to report: no service is new, or none is missing.",
  origin: "extension",
  fields: portCheckFields,
  typicalFields: ["services"],
  review: reviewPortCheck,
  explain,
  needs: portCheckRequests,

  judge(values, evidence) {
    if (values.reports === "SERVICE_NEW") return judgeNew(values, evidence);
    return values.reports === "SERVICE_MISSING"
      ? judgeMissing(values, evidence)
      : judgeAsSamhain(values, evidence);
  },

  speaksOf,
});

function explain(values: PortCheckValues): Explanation {
  const errs = "The sockets cannot be seen in full, or a name or a device cannot be resolved.";
  const spoken = transportsOf(values).map((transport) => transport.toUpperCase());
  const looksAt = `What listens on ${spoken.join(" and ")} at ${wordsForPlaces(values.interfaces)}.`;
  switch (values.reports) {
    case "SERVICE_NEW":
      return {
        looksAt,
        passes: "Nothing is open there but what is listed, skipped or out of the range.",
        fails: "Anything else is open: a ServiceNew for each address.",
        errs,
      };
    case "SERVICE_MISSING":
      return {
        looksAt: `What listens at ${requiredWords(values)}.`,
        passes: "Each of them is open; one without an address at any address that is looked at.",
        fails: "One is not: a ServiceMissing.",
        errs,
      };
    case "AS_SAMHAIN_4_1":
    case "AS_SAMHAIN_4_2":
      return {
        looksAt,
        passes: "That release of samhain would report nothing in its first scan, its faults included.",
        fails: "It would report something.",
        errs,
      };
  }
}

function requiredWords({ services }: PortCheckValues): string {
  const required = (services ?? []).filter(({ role }) => role === "required");
  return required.map((entry) => wordsForEntry(entry)).join(", ");
}

function speaksOf({ services }: PortCheckValues, { transport, port }: PortSubject): string | null {
  const entries = (services ?? []).filter((entry) => entry.transport === transport);
  const entry = entries.find(({ service }) => service === port);
  if (entry !== undefined) return `has it as ${entry.role} (${wordsForEntry(entry)})`;
  const named = entries.find(({ service }) => typeof service === "string");
  return named === undefined ? null : `has ${wordsForEntry(named)} as ${named.role}, which may be this port`;
}
