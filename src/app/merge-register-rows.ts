import type { RegisterRow } from "../model/port-register.ts";

/** One line for each port: what several rules say of one comes together. By transport and port. */
export function mergeRows(rows: readonly RegisterRow[]): readonly RegisterRow[] {
  const byPort = Map.groupBy(rows, ({ portType, port }) => `${portType} ${port}`);
  return [...byPort.values()].map(merged).sort(inOrder);
}

function merged(rows: readonly RegisterRow[]): RegisterRow {
  const [first, ...rest] = rows as readonly [RegisterRow, ...RegisterRow[]];
  const together = rest.reduce(
    (row, next): RegisterRow => ({
      ...row,
      status: worse(row.status, next.status),
      listeners: [...new Set([...row.listeners, ...next.listeners])],
      detail: row.detail ?? next.detail,
      justification: row.justification ?? next.justification,
      ownerContact: row.ownerContact ?? next.ownerContact,
      reviewDate: row.reviewDate ?? next.reviewDate,
      reference: [...new Set([...row.reference, ...next.reference])],
      rules: [...row.rules, ...next.rules],
    }),
    first,
  );
  return together;
}

const STATUSES: readonly RegisterRow["status"][] = ["not-listed", "open", "not-seen", "closed"];

/** Rules may count other listeners of one port: what any of them finds open is open. */
function worse(a: RegisterRow["status"], b: RegisterRow["status"]): RegisterRow["status"] {
  return STATUSES.indexOf(a) <= STATUSES.indexOf(b) ? a : b;
}

function inOrder(a: RegisterRow, b: RegisterRow): number {
  return a.portType.localeCompare(b.portType, "en") || a.port.localeCompare(b.port, "en", { numeric: true });
}
