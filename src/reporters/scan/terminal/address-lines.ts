import type { AddressScan, AnsweredPorts, PortAnswer, SeenService } from "../../../model/network-scan.ts";
import type { ScannedAddress } from "../../../model/scan-report.ts";
import type { RenderStyle } from "../../define-reporter.ts";
import { dim, plain, strong } from "../../terminal/piece.ts";
import type { Line } from "../../terminal/piece.ts";
import { portsThatAnswered, portWords } from "../answer-ports.ts";
import { countPorts } from "../../../model/port-set.ts";

const LABEL_COLUMNS = 16;
const PORT_COLUMNS = 11;
const MOST_RANGES = 8;
const OTHERS: readonly PortAnswer[] = ["closed", "filtered", "unreachable", "open|filtered", "untried"];

/** One address: its open ports each on a line, the others counted by what they answered, and why. */
export function addressLines(scanned: ScannedAddress, style: RenderStyle): readonly Line[] {
  const names = scanned.names.length === 0 ? [] : [plain(`  ${scanned.names.join(", ")}`)];
  return [
    [strong(scanned.address), ...names],
    ...scanned.scans.flatMap((scan) => openLines(scan, style)),
    ...scanned.scans.flatMap((scan) => OTHERS.flatMap((answer) => otherLines(scan, answer, style))),
  ];
}

function openLines(scan: AddressScan, style: RenderStyle): readonly Line[] {
  const services = Map.groupBy(scan.services ?? [], ({ port }) => port);
  return portsThatAnswered(scan, "open").flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index): Line => {
      const port = first + index;
      const words = (services.get(port) ?? []).flatMap(serviceWords).join("  ");
      const room = style.detail === "verbose" ? words.length : style.width - LABEL_COLUMNS - PORT_COLUMNS;
      const shown = words.length > room ? `${words.slice(0, Math.max(0, room - 1))}…` : words;
      return [strong(label("open")), plain(`${scan.transport} ${port}`.padEnd(PORT_COLUMNS)), plain(shown)];
    }),
  );
}

function serviceWords({ protocol, banner, certificate }: SeenService): readonly string[] {
  return [
    ...(protocol === undefined ? [] : [protocol]),
    ...(banner === undefined ? [] : [`"${banner.trimEnd()}"`]),
    ...(certificate === undefined
      ? []
      : [`${certificate.subject}, until ${certificate.notAfter.slice(0, 10)}, not verified`]),
  ];
}

function otherLines(scan: AddressScan, answer: PortAnswer, { detail }: RenderStyle): readonly Line[] {
  const ports = portsThatAnswered(scan, answer);
  if (ports.length === 0) return [];
  const count = countPorts(ports);
  const shown = detail === "verbose" ? ports : ports.slice(0, MOST_RANGES);
  const list = `${portWords(shown)}${ports.length > shown.length ? ",…" : ""}`;
  const reasons = reasonsFor(scan.answers, answer);
  return [
    [
      plain(label(answer)),
      plain(`${scan.transport} ${count} port${count === 1 ? "" : "s"}`),
      dim(` ${list}`),
      ...(reasons === "" ? [] : [dim(` (${reasons})`)]),
    ],
  ];
}

function reasonsFor(answers: readonly AnsweredPorts[], answer: PortAnswer): string {
  const own = answers.filter((entry) => entry.answer === answer).flatMap(({ why }) => why ?? []);
  return [...new Set(own)].join("; ");
}

function label(text: string): string {
  return `  ${text}`.padEnd(LABEL_COLUMNS);
}
