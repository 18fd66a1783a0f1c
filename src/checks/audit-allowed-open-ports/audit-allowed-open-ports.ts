import { complementOfPorts } from "../../model/port-set.ts";
import { defineCheck } from "../define-check.ts";
import { explainPorts } from "../port-rule/explain-ports.ts";
import { narrowingFields, ports, portType } from "../port-rule/port-fields.ts";
import { reviewNotes } from "../port-rule/port-notes.ts";
import { literalPorts, portRequests } from "../port-rule/port-requests.ts";
import { registerFields } from "../port-rule/register-fields.ts";
import { registeredPorts } from "../port-rule/registered-ports.ts";
import { portMatcher, resolvePorts } from "../port-rule/resolve-ports.ts";
import { selectListeners } from "../port-rule/select-listeners.ts";
import { mentionOf } from "../port-rule/speaks-of.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { withUntried } from "../port-rule/untried.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { foundListener, wordForType, wordsForNarrowing, wordsForPorts } from "../port-rule/words.ts";

/** Passes when every counted listener of the type matches a member of `ports`; lists all surprises at once. */
export const auditAllowedOpenPorts = defineCheck({
  type: "AUDIT_ALLOWED_OPEN_PORTS",
  form: "typed",
  platforms: ["unix", "windows"],
  summary: "Passes when nothing but the listed ports is open.",
  origin: "nessus",
  fields: { portType, ports, ...narrowingFields, ...registerFields },
  registers: registeredPorts,
  review: reviewNotes,

  explain(values) {
    return explainPorts(values, {
      passes: `${expectation(values)}. A listed port that is closed is no fault.`,
      fails: "Any other port is open. All of them are listed with their owners.",
    });
  },

  needs(values, settings) {
    const surprises = complementOfPorts(literalPorts(values.ports));
    return portRequests(values, { ports: surprises, depth: "every", details: ["package"] }, settings);
  },

  judge(values, evidence, settings) {
    const selection = withUntried(selectListeners(values, evidence, settings), {
      values,
      asked: (transport) => complementOfPorts(resolvePorts(values.ports, transport, evidence).ports),
      evidence,
    });
    const isListed = portMatcher(values.ports, evidence);
    const surprises = selection.counted.filter((listener) => !isListed(listener));
    const { unresolved } = resolvePorts(values.ports, "tcp", evidence);
    const items = surprises.map((listener) => foundListener(listener, "open, and not in the list", evidence));
    const uncertain = selection.uncertain.filter((listener) => !isListed(listener));
    return verdictOf({
      expected: expectation(values) + wordsForNarrowing(values),
      selection,
      violations: unresolved.length === 0 ? items : [],
      doubts: [
        ...(surprises.length > 0 ? unresolved : []),
        ...uncertain.map((listener) => uncertainListener(listener, evidence)),
      ],
      accepted: selection.counted
        .filter(isListed)
        .map((listener) => foundListener(listener, "listed", evidence)),
    });
  },

  speaksOf(values, subject) {
    const mention = mentionOf(values, subject);
    switch (mention.kind) {
      case "listed":
        return `allows ${mention.member}`;
      case "perhaps":
        return `allows ${mention.member}, which may be this port`;
      case "not-listed":
        return `does not allow it${mention.nearest === null ? "" : ` (the nearest member is ${mention.nearest})`}`;
      case "other-transport":
        return null;
    }
  },
});

function expectation(
  values: Parameters<typeof wordsForNarrowing>[0] & { ports: Parameters<typeof wordsForPorts>[1] },
) {
  if (values.ports.length === 0) return `No ${wordForType(values.portType)} port is open`;
  return `Only ${wordsForPorts(values.portType, values.ports)} may be open`;
}
