import type { Transport } from "../../model/listening-socket.ts";
import { NO_PORTS } from "../../model/port-set.ts";
import { defineCheck } from "../define-check.ts";
import { explainPorts } from "../port-rule/explain-ports.ts";
import { judgeMember } from "../port-rule/member-state.ts";
import { extensionPorts, narrowingFields, portType } from "../port-rule/port-fields.ts";
import { reviewNotes } from "../port-rule/port-notes.ts";
import { portRequests } from "../port-rule/port-requests.ts";
import { withoutUndecided } from "../port-rule/predicted.ts";
import { registerFields } from "../port-rule/register-fields.ts";
import { registeredPorts } from "../port-rule/registered-ports.ts";
import { resolvePorts } from "../port-rule/resolve-ports.ts";
import { selectListeners } from "../port-rule/select-listeners.ts";
import { sayOfListed } from "../port-rule/speaks-of.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { withUntried } from "../port-rule/untried.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { foundListener, wordForType, wordsForNarrowing, wordsForPorts } from "../port-rule/words.ts";

/** Passes when each member of `ports` has at least one counted listener. */
export const auditRequiredOpenPorts = defineCheck({
  type: "AUDIT_REQUIRED_OPEN_PORTS",
  form: "typed",
  platforms: ["unix", "windows"],
  summary: "Passes when each listed port is open.",
  origin: "extension",
  fields: { portType, ports: extensionPorts, ...narrowingFields, ...registerFields },
  registers: registeredPorts,
  review: reviewNotes,

  explain(values) {
    return explainPorts(values, {
      passes: `Something listens on ${values.ports.length === 1 ? "" : "each of "}${wordsForPorts(values.portType, values.ports)}.`,
      fails: "Nothing listens on one of them.",
    });
  },

  needs(values, settings) {
    return portRequests(values, { ports: NO_PORTS, depth: "first", details: [] }, settings);
  },

  judge(values, evidence, settings) {
    const seen = selectListeners(values, evidence, settings);
    const states = values.ports.map((member) => judgeMember(member, { values, selection: seen, evidence }));
    const closed = states.filter((state) => state.status === "closed");
    const members = closed.map(({ member }) => member);
    const asked = (transport: Transport) => resolvePorts(members, transport, evidence).ports;
    const tried = withUntried(seen, { values, asked, evidence });
    const selection = closed.length === 0 ? withoutUndecided(tried, values.portType, evidence) : tried;
    const hasSeenAll = selection.unseen.length === 0;
    return verdictOf({
      expected: `Something listens on ${wordsForPorts(values.portType, values.ports)}${wordsForNarrowing(values)}`,
      selection,
      violations: hasSeenAll
        ? closed.map(({ member }) => ({
            text: `nothing listens on ${wordForType(values.portType)} ${member.text}`,
          }))
        : [],
      doubts: states.flatMap((state) =>
        state.status === "unresolved"
          ? [state.unseen]
          : state.status === "uncertain"
            ? state.listeners.map((listener) => uncertainListener(listener, evidence))
            : [],
      ),
      accepted: states.flatMap((state) =>
        state.status === "open"
          ? state.listeners.map((listener) => foundListener(listener, "open", evidence))
          : [],
      ),
    });
  },

  speaksOf(values, subject) {
    return sayOfListed(values, subject, "requires");
  },
});
