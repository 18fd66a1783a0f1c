import type { Command } from "commander";
import type { AuditOptions } from "../app/run-audit.ts";
import type { EvidenceOption } from "./evidence-option.ts";

/** The option of a command that can lay a scan from outside beside the host. */
export interface ScanOption {
  /** Files with the output of nmap, in the order given. */
  readonly scan: readonly string[];
}

/** Adds the option to a command. */
export function withScanOption(command: Command): Command {
  return command.option(
    "--scan <file>",
    "compare with a scan of the host from outside: the output of nmap (-oX, -oG); repeatable",
    (value: string, previous: readonly string[]) => [...previous, value],
    [] as readonly string[],
  );
}

/** All that is read instead of the machine: a scan beside evidence is evidence too, and none by itself. */
export function evidenceValues({ evidence, scan }: EvidenceOption & ScanOption): readonly string[] {
  return evidence.length === 0 ? [] : [...evidence, ...scan.map(nmapValue)];
}

/** The scan of this machine, where one was given. */
export async function scanOfMachine({
  evidence,
  scan,
}: EvidenceOption & ScanOption): Promise<Pick<AuditOptions, "scan">> {
  if (scan.length === 0 || evidence.length > 0) return {};
  const { readScan } = await import("./read-scan.ts");
  return { scan: readScan(scan.map(nmapValue)) };
}

function nmapValue(file: string): string {
  return file.startsWith("nmap:") ? file : `nmap:${file}`;
}
