import type { Evidence } from "../../model/evidence.ts";
import type { Transport } from "../../model/listening-socket.ts";
import type { RegisteredPort } from "../../model/port-register.ts";
import type { JudgeSettings } from "../define-check.ts";
import { judgeMember } from "./member-state.ts";
import type { MemberState } from "./member-state.ts";
import type { PortFieldValues } from "./port-fields.ts";
import { notesOnMembers } from "./port-notes.ts";
import type { NotedPorts } from "./port-notes.ts";
import { resolvePorts } from "./resolve-ports.ts";
import { selectListeners } from "./select-listeners.ts";
import type { Selection } from "./select-listeners.ts";
import { withUntried } from "./untried.ts";

/** Every member of a rule's list with what the rule says of it, and whether something listens there. */
export function registeredPorts(
  values: PortFieldValues & NotedPorts,
  evidence: Evidence,
  settings: JudgeSettings,
): readonly RegisteredPort[] {
  const asked = (transport: Transport) => resolvePorts(values.ports, transport, evidence).ports;
  const seen = selectListeners(values, evidence, settings);
  const selection = withUntried(seen, { values, asked, evidence });
  const notesOn = notesOnMembers(values);
  return values.ports.map((member) => ({
    portType: values.portType,
    port: member.text,
    ...notesOn(member),
    ...stateOf(judgeMember(member, { values, selection, evidence }), selection),
  }));
}

type State = Pick<RegisteredPort, "status" | "listeners" | "detail">;

/** A port is closed only where everything was seen that could show a listener on it. */
function stateOf(state: MemberState, { unseen }: Selection): State {
  switch (state.status) {
    case "open":
      return { status: "open", listeners: state.listeners, detail: null };
    case "uncertain":
      return {
        status: "not-seen",
        listeners: state.listeners,
        detail: "The evidence shows only a part of it.",
      };
    case "unresolved":
      return { status: "not-seen", listeners: [], detail: state.unseen.detail };
    case "closed": {
      const [first] = unseen;
      if (first === undefined) return { status: "closed", listeners: [], detail: null };
      return { status: "not-seen", listeners: [], detail: first.detail };
    }
  }
}
