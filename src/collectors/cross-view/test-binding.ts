import type { BindWish, BoundPorts, UntestedPorts } from "../../model/cross-view.ts";
import type { Seen, UnavailableReason } from "../../model/observation.ts";
import { eachPort, portSetOf, unionOfPorts, withoutPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { BoundPort, Target } from "../../targets/target.ts";
import { localPorts } from "./local-ports.ts";

/** The doors of a target that the test needs. */
export interface BindingDoors {
  readonly files: NonNullable<Target["files"]>;
  readonly bindPorts: NonNullable<Target["bindPorts"]>;
  readonly uid: number;
}

/** Nobody but root binds them. */
const RESERVED: PortSet = [[0, 1023]];

/**
 * Binds the ports on which no view shows anything. One that is in use, again and again, while the tables show no socket
 * of whatever state on it before and after, is taken by something hidden.
 */
export async function testBinding(doors: BindingDoors, wish: BindWish): Promise<BoundPorts> {
  const { transport } = wish;
  const wanted = withoutPorts(unionOfPorts([wish.ports]), [[0, 0]]);
  const shown = shownPorts(doors, transport);
  if (shown.status === "unavailable") {
    const { reason, detail } = shown;
    return { transport, tested: [], taken: [], untested: [{ ports: wanted, reason, detail }] };
  }
  const allowed = withoutPorts(wanted, doors.uid === 0 ? [] : RESERVED);
  const first = await doors.bindPorts({
    transport,
    ports: [...eachPort(withoutPorts(allowed, shown.value))],
  });
  const taken = await takenAgain(doors, transport, withStatus(first, "taken"));
  const untested = [...refusals(first), ...privileged(withoutPorts(wanted, allowed))];
  const unknown = unionOfPorts(untested.map(({ ports }) => ports));
  return { transport, tested: withoutPorts(wanted, unknown), taken, untested };
}

function shownPorts({ files }: BindingDoors, transport: BindWish["transport"]): Seen<PortSet> {
  const ports = localPorts(files, transport);
  return ports.status === "observed" ? { status: "observed", value: portSetOf([...ports.value]) } : ports;
}

/** A socket that came meanwhile is shown by now, or its port is free again. */
async function takenAgain(
  doors: BindingDoors,
  transport: BindWish["transport"],
  ports: readonly number[],
): Promise<PortSet> {
  const notShown = (set: PortSet): PortSet => {
    const shown = shownPorts(doors, transport);
    return shown.status === "observed" ? withoutPorts(set, shown.value) : set;
  };
  if (ports.length === 0) return [];
  const again = await doors.bindPorts({ transport, ports: [...eachPort(notShown(portSetOf(ports)))] });
  return notShown(portSetOf(withStatus(again, "taken")));
}

function withStatus(answers: readonly BoundPort[], status: BoundPort["status"]): readonly number[] {
  return answers.filter((answer) => answer.status === status).map(({ port }) => port);
}

const REASONS: Readonly<Record<string, UnavailableReason>> = {
  EACCES: "missing-privilege",
  EPERM: "missing-privilege",
};

function refusals(answers: readonly BoundPort[]): readonly UntestedPorts[] {
  const refused = answers.filter((answer) => answer.status === "refused");
  return [...Map.groupBy(refused, ({ code }) => code)].map(([code, ports]) => ({
    ports: portSetOf(ports.map(({ port }) => port)),
    reason: REASONS[code] ?? "failed",
    detail: `The kernel does not let us bind them (${code}).`,
  }));
}

function privileged(ports: PortSet): readonly UntestedPorts[] {
  if (ports.length === 0) return [];
  const detail = "Ports below 1024 are bound as root only; run as root.";
  return [{ ports, reason: "missing-privilege", detail }];
}
