import type { ListeningSocketsFacts } from "../model/evidence.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import type { Observation } from "../model/observation.ts";
import type { SourcedReading } from "./read-texts.ts";

/**
 * Why a table is not known that the texts could have shown and did not: they may have been narrowed to other families or
 * transports, and look the same then. It says which command shows the rest. `null` where no text lists sockets.
 */
export function unshownTable(
  table: SocketTable,
  readings: readonly SourcedReading[],
): Observation<ListeningSocketsFacts> | null {
  const lists = readings.filter(({ tables, format }) => Object.keys(tables).length > 0 && format.showsAll);
  const [first] = lists;
  if (first === undefined || table.startsWith("udplite")) return null;
  const commands = [...new Set(lists.map(({ format }) => `\`${format.showsAll ?? ""}\``))].join(" or ");
  const detail =
    `There is no ${table} socket in ${lists.map(({ origin }) => origin).join(" and ")}, and a list without them looks ` +
    `the same: add ${commands}. Where that has none either, \`audit collect\` tells, on Linux also with --script.`;
  return { status: "unavailable", source: first.variant, reason: "not-recorded", detail };
}
