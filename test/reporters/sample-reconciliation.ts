import type { ReportedReconciliation } from "../../src/model/reconciliation.ts";

const at = { transport: "tcp", address: "192.0.2.10" } as const;

/** Every kind of port, and a side that was not seen. */
export const sampleReconciliation: ReportedReconciliation = {
  ports: [
    { ...at, kind: "not-explained", port: 31337, detail: "It answers, and the host shows nothing." },
    { ...at, kind: "not-reached", port: 5432, detail: "It listens, and a packet filter stands before it." },
    { ...at, kind: "not-reached", port: 6379, detail: "It listens, and a packet filter stands before it." },
    { ...at, kind: "not-comparable", port: 9000, detail: "It listens, and the scan does not tell." },
    { ...at, kind: "agrees", port: 22, detail: "It listens and answers." },
  ],
  unseen: [{ side: "inside", transport: "udp", detail: "The udp6 sockets were not seen." }],
};
