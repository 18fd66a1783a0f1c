import { reconcile } from "../../reconcile/reconcile.ts";
import { NO_PORTS } from "../../model/port-set.ts";
import { defineCheck } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { extensionPorts, narrowingFields } from "../port-rule/port-fields.ts";
import { portRequests } from "../port-rule/port-requests.ts";
import { sayOfListed } from "../port-rule/speaks-of.ts";
import { tcpOrUdp } from "../port-rule/tcp-or-udp.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { wordsForPorts } from "../port-rule/words.ts";
import { judgeAddress } from "./judge-address.ts";
import { notesOnAddresses } from "./notes-on-addresses.ts";
import { askedPorts } from "./asked-ports.ts";
import { scannedAddress, reachablePorts } from "./visibility-fields.ts";
import { viewsFor } from "./views-for.ts";

const fields = {
  portType: tcpOrUdp,
  ports: extensionPorts,
  reachablePorts,
  address: scannedAddress,
  ignorePorts: narrowingFields.ignorePorts,
  valueType: narrowingFields.valueType,
};

/** Passes when a scan from outside reached nothing on `ports` that the host does not tell of itself. */
export const auditPortVisibility = defineCheck({
  type: "AUDIT_PORT_VISIBILITY",
  form: "typed",
  platforms: ["unix", "windows"],
  summary: "Passes when a scan from outside reaches only what the host itself shows to listen.",
  origin: "extension",
  fields,

  explain(values) {
    const reachable = values.reachablePorts === null ? "" : ` ${demand(values)}.`;
    return {
      looksAt: `All sockets that listen on ${values.portType}, and a scan of the host from outside (--evidence or --scan with the output of nmap).`,
      passes: `${expectation(values)}.${reachable} A listener that the scan did not reach is a note: a packet filter may stand before it.`,
      fails:
        "A port answers where the host shows nothing that listens: something is hidden, or stands in between." +
        (values.reachablePorts === null ? "" : " Or a port that has to be reachable is not."),
      errs: "There is no scan, it did not try one of these ports or got no clear answer, or the sockets of the host cannot be seen.",
    };
  },

  needs(values) {
    const ports = [...values.ports, ...(values.reachablePorts ?? [])];
    const wish = { ports: NO_PORTS, depth: "first", details: [] } as const;
    return [
      ...portRequests({ ...values, ...EVERYWHERE, ports }, wish, { loopback: "counted" }),
      { kind: "port-scan" },
      { kind: "network-interfaces" },
    ];
  },

  judge(values, evidence) {
    const { scans, unseen } = viewsFor(values, evidence);
    const asked = askedPorts(values, evidence);
    const { ports } = reconcile(evidence);
    const judged = scans.map((scan) => judgeAddress({ scan, ports, asked }, evidence));
    const verdict = verdictOf({
      expected: expectation(values) + (values.reachablePorts === null ? "" : `. ${demand(values)}`),
      selection: { counted: [], uncertain: [], leftOut: [], unseen: [...unseen, ...asked.unresolved] },
      violations: asked.unresolved.length === 0 ? judged.flatMap(({ violations }) => violations) : [],
      doubts: judged.flatMap(({ doubts }) => doubts),
      accepted: judged.flatMap(({ accepted }) => accepted),
    });
    if (verdict.status === "skipped") return verdict;
    const notes = [...judged.flatMap((part) => part.notes), ...notesOnAddresses(scans, evidence)];
    return { ...verdict, notes: [...verdict.notes, ...notes] };
  },

  speaksOf(values, subject) {
    return sayOfListed(values, subject, "compares with a scan from outside");
  },
});

/** The scan decides which addresses count, not the listeners. */
const EVERYWHERE = { address: null, scope: null, family: null } as const;

type Values = FieldValues<typeof fields>;

function expectation(values: Values): string {
  return `Whatever answers from outside on ${wordsForPorts(values.portType, values.ports)} is a listener of the host`;
}

function demand({ portType, reachablePorts: members }: Values): string {
  return `From outside, ${wordsForPorts(portType, members ?? [])} can be reached`;
}
