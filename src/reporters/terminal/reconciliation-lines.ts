import type { ReportedPort, ReportedReconciliation } from "../../model/reconciliation.ts";
import { countOf } from "../wording/count-of.ts";
import { dim, piece, plain } from "./piece.ts";
import type { Line, Piece } from "./piece.ts";
import { paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const GROUPS = 12;
const PORTS = 12;

const LABELS: Readonly<Record<ReportedPort["kind"], Piece>> = {
  "not-explained": piece("FAILED", "not explained"),
  "not-reached": plain("not reached"),
  "not-comparable": plain("not comparable"),
  agrees: dim("agrees"),
};

/** What a scan from outside reached beside what the host tells of itself, the disagreements first. */
export function reconciliationLines(
  sheet: Sheet,
  { ports, unseen }: ReportedReconciliation,
): readonly Line[] {
  const agreeing = ports.filter(({ kind }) => kind === "agrees");
  const others = ports.filter(({ kind }) => kind !== "agrees");
  const { shown, rest } = shorten(sheet, groupsOf(sheet.detail === "verbose" ? ports : others), GROUPS);
  const blind = [...new Set(unseen.map(({ detail }) => detail))];
  return [
    ...shown.flatMap((group) => groupLines(sheet, group)),
    ...rest,
    ...paragraph(sheet, [plain(summaryOf(agreeing.length, others.length))]),
    ...blind.flatMap((detail) => paragraph(sheet, [plain(`Not compared in full: ${detail}`)], 2)),
  ];
}

/** Ports of one address of which the same is to be said. */
function groupsOf(ports: readonly ReportedPort[]): readonly (readonly ReportedPort[])[] {
  const groups = Map.groupBy(ports, ({ kind, transport, address, detail }) =>
    JSON.stringify([kind, transport, address, detail]),
  );
  return [...groups.values()];
}

function groupLines(sheet: Sheet, group: readonly ReportedPort[]): readonly Line[] {
  const [first] = group;
  if (first === undefined) return [];
  const { kind, transport, address, detail } = first;
  const numbers = sheet.detail === "verbose" ? group : group.slice(0, PORTS);
  const more = group.length > numbers.length ? ` and ${group.length - numbers.length} more` : "";
  const place = `${transport} ${numbers.map(({ port }) => port).join(", ")}${more} at ${address}`;
  return paragraph(sheet, [LABELS[kind], plain(`  ${place}`), dim(`  ${detail}`)], 2);
}

function summaryOf(agreeing: number, others: number): string {
  if (agreeing + others === 0) return "Nothing listens there, and nothing answers.";
  const verb = agreeing === 1 ? "listens and answers" : "listen and answer";
  return others === 0
    ? `Both agree: ${countOf(agreeing, "port")} ${verb}, and no other does.`
    : `On ${countOf(agreeing, "port")} both agree: what listens answers.`;
}
