import { defineCheck } from "../define-check.ts";
import { parseChoice, sameKeyword } from "../fields.ts";
import type { Field, FieldValues } from "../fields.ts";
import { extensionPorts, narrowingFields } from "../port-rule/port-fields.ts";
import type { PortMember } from "../port-rule/port-member.ts";
import { sayOfListed } from "../port-rule/speaks-of.ts";
import { tcpOrUdp } from "../port-rule/tcp-or-udp.ts";
import { wordsForPorts } from "../port-rule/words.ts";
import { hiddenPortRequests } from "./hidden-port-requests.ts";
import { judgeHiddenPorts } from "./judge-hidden-ports.ts";

const ports: Field<readonly PortMember[], "optional"> = {
  ...extensionPorts,
  presence: "optional",
  origin: "extension",
  summary: "look only at these ports; all where it is not given",
};

const bindTest: Field<"YES" | "NO", "optional"> = {
  keyword: sameKeyword("bind_test"),
  presence: "optional",
  origin: "extension",
  summary: "YES also binds each of the ports that nothing shows, for a moment; NO where it is not given",
  example: "YES",
  words: ["YES", "NO"],
  parse: parseChoice(["YES", "NO"]),
};

const fields = { portType: tcpOrUdp, ports, ignorePorts: narrowingFields.ignorePorts, bindTest };

/** Passes when `/proc/net` and sock_diag show the same listeners, and on request no other port is taken. */
export const auditHiddenPorts = defineCheck({
  type: "AUDIT_HIDDEN_PORTS",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when no view of the kernel hides a listener that another one shows.",
  origin: "extension",
  fields,

  explain(values) {
    const binds = values.bindTest === "YES";
    return {
      looksAt: `All sockets that listen on ${spoken(values)}, as /proc/net and as sock_diag (ss) show them.${binds ? " Each port on which neither shows anything is bound for a moment." : ""}`,
      passes: `${expectation(values)}.`,
      fails: `One of the two shows a listener that the other hides.${binds ? " Or a port is in use, and neither shows by what." : ""}`,
      errs: `ss is missing or did not ask the kernel.${binds ? " Or a port could not be bound, as those below 1024 without root." : ""}`,
    };
  },

  needs: hiddenPortRequests,

  judge(values, evidence) {
    return judgeHiddenPorts(values, evidence, expectation(values));
  },

  speaksOf(values, subject) {
    if (values.ports === null)
      return values.portType.toLowerCase() === subject.transport ? "looks for hidden listeners" : null;
    return sayOfListed({ ...values, ports: values.ports }, subject, "looks for hidden listeners on");
  },
});

type Values = FieldValues<typeof fields>;

function spoken({ portType, ports: members }: Values): string {
  return members === null ? portType : wordsForPorts(portType, members);
}

function expectation(values: Values): string {
  return `Every listener on ${spoken(values)} is shown by all views of the kernel`;
}
