import type { CrossViewFacts, ViewDifference } from "../../model/cross-view.ts";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import { ALL_PORTS, commonPorts, hasPort, unionOfPorts, withoutPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { resolvePorts } from "../port-rule/resolve-ports.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { wordsForSet } from "../port-rule/words-for-set.ts";
import type { HiddenPortValues } from "./hidden-port-requests.ts";

/** What a rule asks about, in the facts of one transport. */
interface Scene {
  readonly facts: CrossViewFacts;
  readonly transport: "tcp" | "udp";
  readonly asked: PortSet;
  readonly bindTest: "asked" | "not-asked";
}

/** What one view shows and another hides is proven; a view that was not had is a doubt. */
export function judgeHiddenPorts(values: HiddenPortValues, evidence: Evidence, expected: string): Verdict {
  const seen = observationOf(evidence, "cross-view");
  const { asked, unresolved } = askedPorts(values, evidence);
  const transport = values.portType === "TCP" ? "tcp" : "udp";
  const selection = { counted: [], uncertain: [], leftOut: [], unseen: unresolved };
  const judgement = { expected, selection, violations: [], accepted: [] };
  if (seen.status === "unavailable") return verdictOf({ ...judgement, doubts: [seen] });
  const bindTest = values.bindTest === "YES" ? "asked" : "not-asked";
  const scene: Scene = { facts: seen.facts, transport, asked, bindTest };
  const violations = unresolved.length === 0 ? [...differences(scene), ...taken(scene)] : [];
  const doubts = [...unproven(scene), ...untested(scene)];
  return verdictOf({ ...judgement, violations, doubts, accepted: agreements(scene) });
}

function askedPorts(values: HiddenPortValues, evidence: Evidence) {
  const transport = values.portType === "TCP" ? "tcp" : "udp";
  const listed = resolvePorts(values.ports ?? [], transport, evidence);
  const ignored = resolvePorts(values.ignorePorts ?? [], transport, evidence);
  const all = values.ports === null ? ALL_PORTS : listed.ports;
  return {
    asked: withoutPorts(all, unionOfPorts([[[0, 0]], ignored.ports])),
    unresolved: [...listed.unresolved, ...ignored.unresolved],
  };
}

const VIEWS = { procfs: "/proc/net", "sock-diag": "sock_diag" } as const;

function differences({ facts, transport, asked }: Scene): readonly FoundItem[] {
  const ours = facts.differences.filter(
    (difference) => difference.transport === transport && hasPort(asked, difference.port),
  );
  return ours.map(({ address, port, shownBy }) => {
    const place = `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
    return { text: `${place}: ${VIEWS[shownBy]} shows it, and ${VIEWS[otherView(shownBy)]} hides it` };
  });
}

function otherView(view: ViewDifference["shownBy"]): ViewDifference["shownBy"] {
  return view === "procfs" ? "sock-diag" : "procfs";
}

function testOf({ facts, transport, bindTest }: Scene): CrossViewFacts["bound"] {
  return bindTest === "asked" ? facts.bound.filter((test) => test.transport === transport) : [];
}

function taken(scene: Scene): readonly FoundItem[] {
  const ports = commonPorts(scene.asked, unionOfPorts(testOf(scene).map((test) => test.taken)));
  if (ports.length === 0) return [];
  const verb = ports.length === 1 && ports[0]?.[0] === ports[0]?.[1] ? "is" : "are";
  return [{ text: `${scene.transport} ${wordsForSet(ports)} ${verb} in use, and no view shows by what` }];
}

function unproven(scene: Scene): readonly Unseen[] {
  const { facts, transport, asked } = scene;
  const compared = facts.transports.find((entry) => entry.transport === transport);
  const tested = unionOfPorts(testOf(scene).map((test) => test.tested));
  if (compared?.sockDiag === "asked" || withoutPorts(asked, tested).length === 0) return [];
  const detail = `No ${transport} socket listens by the account of ss, so nothing shows that it asked the kernel: \`bind_test : YES\` tries the ports themselves.`;
  return [{ reason: "undetermined", detail }];
}

function untested(scene: Scene): readonly Unseen[] {
  if (scene.bindTest === "not-asked") return [];
  const { transport, asked } = scene;
  const tests = testOf(scene);
  const refused = tests.flatMap((test) => test.untested);
  const known = unionOfPorts([...tests.map((test) => test.tested), ...refused.map(({ ports }) => ports)]);
  const missing = withoutPorts(asked, known);
  return [
    ...refused.flatMap(({ ports, reason, detail }) =>
      untestedPart(commonPorts(asked, ports), reason, detail),
    ),
    ...untestedPart(missing, "not-recorded", "The evidence does not tell of them."),
  ].map(({ reason, detail }) => ({ reason, detail: `${transport} ${detail}` }));
}

function untestedPart(ports: PortSet, reason: Unseen["reason"], detail: string): readonly Unseen[] {
  if (ports.length === 0) return [];
  return [{ reason, detail: `${wordsForSet(ports)} could not be bound. ${detail}` }];
}

function agreements(scene: Scene): readonly FoundItem[] {
  const { facts, transport } = scene;
  const listeners = facts.transports.find((entry) => entry.transport === transport)?.listeners ?? 0;
  const noun = listeners === 1 ? "listener is" : "listeners are";
  const text = `${listeners} ${transport} ${noun} the same in /proc/net and sock_diag`;
  const free = testOf(scene).length === 0 ? "" : "; every other port could be bound";
  return [{ text: text + free }];
}
