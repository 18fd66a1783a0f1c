import type { ScanEnding, ScannedAddress, ScanOpening } from "../../../model/scan-report.ts";
import type { RenderStyle } from "../../define-reporter.ts";
import { dim, plain, strong } from "../../terminal/piece.ts";
import type { Line, Paint } from "../../terminal/piece.ts";
import type { ScanWriter } from "../scan-format.ts";
import { addressLines } from "./address-lines.ts";
import { countPorts } from "../../../model/port-set.ts";

/**
 * The page for people: address by address, open ports first. An address that only a block names and that has no open
 * port is counted and not shown, unless `verbose`.
 */
export function terminalScan(style: RenderStyle, paint: Paint): ScanWriter {
  let hidden = 0;
  const text = (lines: readonly Line[]) =>
    lines.map((line) => `${line.map(paint).join("").trimEnd()}\n`).join("");
  return {
    begin: (opening) => text(openingLines(opening)),
    address(scanned) {
      if (isWorthShowing(scanned, style.detail)) return text([[], ...addressLines(scanned, style)]);
      hidden += 1;
      return "";
    },
    end: (ending) => text([[], ...endingLines(ending, hidden)]),
  };
}

function isWorthShowing({ origin, scans }: ScannedAddress, detail: RenderStyle["detail"]): boolean {
  if (detail === "verbose") return true;
  if (scans.some(({ answers }) => answers.some(({ answer }) => answer === "open"))) return true;
  return origin === "named" && detail === "normal";
}

function openingLines({ addressCount, ports, unresolved }: ScanOpening): readonly Line[] {
  const asked = (["tcp", "udp"] as const).flatMap((transport) => {
    const count = countPorts(ports[transport]);
    return count === 0 ? [] : [nounFor(count, `${transport.toUpperCase()} port`)];
  });
  const addresses = nounFor(addressCount, "address");
  return [
    [strong(addresses), plain(`: ${asked.join(" and ")}${addressCount > 1 ? " each" : ""}`)],
    ...unresolved.map(({ detail }): Line => [strong("not scanned  "), plain(detail)]),
  ];
}

function endingLines(ending: ScanEnding, hidden: number): readonly Line[] {
  const { counts, addressesWithOpenPorts, addressesNotScanned, status } = ending;
  const words = Object.entries(counts).flatMap(([answer, count]) =>
    count === 0 ? [] : [`${count} ${answer}`],
  );
  const lines: Line[] = [
    [
      strong(`${nounFor(addressesWithOpenPorts, "address")} with open ports`),
      plain(`; ports: ${words.join(", ") || "none"}`),
    ],
  ];
  if (hidden > 0)
    lines.push([dim(`${nounFor(hidden, "address")} without an open port not shown (--verbose shows all).`)]);
  if (addressesNotScanned > 0)
    lines.push([strong(`${nounFor(addressesNotScanned, "address")} not scanned.`)]);
  if (status === "interrupted") lines.push([strong("Interrupted: this is what was seen until then.")]);
  return lines;
}

function nounFor(count: number, noun: string): string {
  const plural = noun.endsWith("s") ? `${noun}es` : `${noun}s`;
  return `${count} ${count === 1 ? noun : plural}`;
}
