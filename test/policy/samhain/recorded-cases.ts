import { lacksShared, sharedText } from "../../collectors/shared-folder.ts";

/** A run of the real samhain: its configuration, the host, and what it reported. */
export interface RecordedCase {
  readonly id: string;
  readonly version: string;
  readonly about: string;
  readonly config: string;
  readonly listeners: readonly string[];
  readonly setup: string | null;
  readonly host: {
    readonly hostname: string;
    readonly official_address: string;
    readonly addresses: readonly string[];
  };
  readonly reports: readonly RecordedReport[];
}

interface RecordedReport {
  readonly kind: string;
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
  readonly service: string;
  readonly was?: number;
}

const PATH = "conformance/samhain.json";

/** Every recorded case; none where the recordings are absent. */
export function recordedCases(): readonly RecordedCase[] {
  if (lacksShared(PATH)) return [];
  return (JSON.parse(sharedText(PATH)) as { readonly cases: readonly RecordedCase[] }).cases;
}

/** The reports of a case as samhain writes them. */
export function messagesOf({ reports }: RecordedCase): readonly string[] {
  return reports.map(({ kind, address, port, protocol, service, was }) => {
    const before = was === undefined ? "" : `, was ${was}/${protocol}`;
    return `POLICY [${kind}] port: ${address}:${port}/${protocol} (${service})${before}`;
  });
}

/** /etc/hosts of a case: some have another one than the host of all others. */
export function hostsOf({ setup, host }: RecordedCase): string {
  const [, own] = /printf '([^']*)' > \S*hosts/.exec(setup ?? "") ?? [];
  if (own !== undefined) return own.replaceAll("\\n", "\n");
  return `127.0.0.1 localhost\n${host.official_address} ${host.hostname} auditbox\n`;
}

/** The programs that a case registers at rpcbind. */
export function programsOf({ setup }: RecordedCase): readonly (readonly number[])[] {
  const [, words] = /rpcreg\.py ([\d ]+)/.exec(setup ?? "") ?? [];
  const numbers = (words ?? "").trim().split(" ").filter(Boolean).map(Number);
  return Array.from({ length: numbers.length / 4 }, (_, index) => numbers.slice(index * 4, index * 4 + 4));
}

/** Whether samhain ran without root. */
export function isUnprivileged({ setup }: RecordedCase): boolean {
  return setup?.includes("setpriv") === true;
}
