import { uuidV5 } from "../../support/uuid-v5.ts";
import { token } from "../xml/token.ts";
import type { OscalRun } from "./oscal-run.ts";

/** The UUID of somebody who approves waivers, by the name as it is written there. */
export function partyUuid(approver: string): string {
  return uuidV5(JSON.stringify(["party", approver]));
}

/** Everybody who approved a waiver that is in force, each once. */
export function approversOf({ rules }: OscalRun): readonly object[] {
  const waived = rules.filter(({ outcome }) => outcome === "WAIVED");
  const names = new Set(waived.map(({ finding }) => finding.waiver?.approver ?? ""));
  return [...names].map((name) => ({
    uuid: partyUuid(name),
    type: "person",
    name: token(name, "unnamed"),
  }));
}
