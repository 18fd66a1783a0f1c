import type { RowCells } from "./row-cells.ts";

/** A remark about a UDP row that says LISTEN, which UDP does not know: a slip of copying. It counts as bound. */
export function stateOnUdp({ line, protocol, rest }: RowCells): readonly { line: number; text: string }[] {
  if (protocol.transport === "tcp" || !/^LISTEN(?:\s|$)/.test(rest)) return [];
  return [
    { line, text: `says LISTEN of ${protocol.transport}, which has no such state; it is read as bound` },
  ];
}
