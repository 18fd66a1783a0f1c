import type { ListeningSocket } from "../../model/listening-socket.ts";
import { ALL_PORTS } from "../../model/port-set.ts";
import { defineCheck } from "../define-check.ts";
import { explainPorts } from "../port-rule/explain-ports.ts";
import { narrowingFields, ports, portType } from "../port-rule/port-fields.ts";
import type { PortFieldValues } from "../port-rule/port-fields.ts";
import type { PortMember } from "../port-rule/port-member.ts";
import { portRequests, possiblePorts } from "../port-rule/port-requests.ts";
import { portMatcher, resolvePorts } from "../port-rule/resolve-ports.ts";
import { selectListeners } from "../port-rule/select-listeners.ts";
import { mentionOf, sayOfListed } from "../port-rule/speaks-of.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { withUntried } from "../port-rule/untried.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { foundListener, wordForType, wordsForNarrowing, wordsForPorts } from "../port-rule/words.ts";

/** Passes when no counted listener of the type matches a member of `ports`. An empty list denies every port. */
export const auditDeniedOpenPorts = defineCheck({
  type: "AUDIT_DENIED_OPEN_PORTS",
  form: "typed",
  platforms: ["unix", "windows"],
  summary: "Passes when none of the listed ports is open.",
  origin: "nessus",
  fields: { portType, ports, ...narrowingFields },

  explain(values) {
    return explainPorts(values, {
      passes: `${expectation(values)}.`,
      fails: "At least one of them is open.",
    });
  },

  needs(values, settings) {
    const denied = values.ports.length === 0 ? ALL_PORTS : possiblePorts(values.ports);
    return portRequests(values, { ports: denied, depth: "first", details: [] }, settings);
  },

  judge(values, evidence, settings) {
    const selection = withUntried(selectListeners(values, evidence, settings), {
      values,
      asked: (transport) =>
        values.ports.length === 0 ? ALL_PORTS : resolvePorts(values.ports, transport, evidence).ports,
      evidence,
    });
    const isNamed = portMatcher(values.ports, evidence);
    const isDenied = (listener: ListeningSocket) => values.ports.length === 0 || isNamed(listener);
    const { unresolved } = resolvePorts(values.ports, "tcp", evidence);
    return verdictOf({
      expected: expectation(values) + wordsForNarrowing(values),
      selection,
      violations: selection.counted
        .filter(isDenied)
        .map((listener) => foundListener(listener, "open, and denied", evidence)),
      doubts: [
        ...unresolved,
        ...selection.uncertain.filter(isDenied).map((listener) => uncertainListener(listener, evidence)),
      ],
      accepted: [],
    });
  },

  speaksOf(values, subject) {
    if (values.ports.length > 0) return sayOfListed(values, subject, "denies");
    return mentionOf(values, subject).kind === "other-transport" ? null : "denies every port";
  },
});

function expectation({
  portType: type,
  ports: denied,
}: PortFieldValues & { readonly ports: readonly PortMember[] }): string {
  if (denied.length === 0) return `No ${wordForType(type)} port is open`;
  return `${denied.length === 1 ? "No" : "None of"} ${wordsForPorts(type, denied)} is open`;
}
