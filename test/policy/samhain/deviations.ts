/** What our verdicts differ in from a recorded run: the deviations of the README, and what is said in place of the record. */
export interface Deviation {
  readonly because: readonly `D${number}`[];
  /** Recorded reports that are not made. */
  readonly without: readonly string[];
  /** Reports that samhain does not make. */
  readonly also?: readonly string[];
  /** The configuration is refused with this code. */
  readonly refused?: `AUD${number}`;
}

const A = "192.168.1.128";
const fresh = (place: string, name = "unknown") => `POLICY [ServiceNew] port: ${place} (${name})`;
const missing = (place: string, name: string) => `POLICY [ServiceMissing] port: ${place} (${name})`;

/** By the id of the case. A case that is not in here has to be equal. */
export const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  N01: { because: ["D8"], without: [], also: [fresh(`${A}:22/tcp`, "ssh")] },
  R02: {
    because: ["D2", "D13"],
    without: [
      fresh(`${A}:111/udp`, "portmapper"),
      fresh(`${A}:111/tcp`, "portmapper"),
      fresh(`${A}:2049/tcp`, "nfs"),
      fresh(`${A}:8002/tcp`, "RPC_555555"),
      `POLICY [ServicePortSwitch] port: ${A}:8021/tcp (mountd), was 8020/tcp`,
      `POLICY [ServicePortSwitch] port: ${A}:8022/tcp (mountd), was 8021/tcp`,
      missing(`${A}:8002/tcp`, "unknown"),
      missing(`${A}:2049/tcp`, "nfs"),
      missing(`${A}:111/tcp`, "sunrpc"),
      missing(`${A}:111/udp`, "sunrpc"),
    ],
    also: [fresh(`${A}:8021/tcp`, "mountd"), fresh(`${A}:8022/tcp`, "mountd")],
  },
  R09: { because: ["D2"], without: [fresh(`${A}:2049/tcp`, "nfs"), missing(`${A}:-1/tcp`, "nfs_acl")] },
  S03: {
    because: ["D1"],
    without: [
      fresh(`${A}:53/udp`, "domain"),
      fresh(`${A}:22/tcp`, "ssh"),
      fresh(`${A}:2049/tcp`, "nfs"),
      fresh(`${A}:8002/tcp`),
      missing("0.0.0.0:2049/tcp", "nfs"),
      missing("0.0.0.0:22/tcp", "ssh"),
    ],
  },
  S08: { because: ["D5"], without: [missing(`${A}:-1/tcp`, "2000-2050")] },
  S09: {
    because: ["D3", "D5"],
    without: [
      fresh(`${A}:53/udp`, "domain"),
      fresh(`${A}:22/tcp`, "ssh"),
      fresh(`${A}:2049/tcp`, "nfs"),
      missing(`${A}:-1/tcp`, "foo"),
      missing(`${A}:-1/tcp`, "ssh"),
      missing(`${A}:-1/udp`, "domain"),
    ],
  },
  S10: { because: ["D4"], without: [fresh(`${A}:22/tcp`, "ssh"), fresh(`${A}:8006/tcp`)] },
  S12: { because: ["D4"], without: [fresh(`${A}:8006/tcp`)] },
  S17: {
    because: ["D9"],
    without: [missing(`${A}:8002/tcp`, "unknown"), missing(`${A}:22/tcp`, "ssh")],
    refused: "AUD6009",
  },
  S19: { because: ["D7"], without: [fresh(`${A}:8002/tcp`)] },
  S24: {
    because: ["D11"],
    without: [],
    also: [
      ...["8008/udp", "8009/udp", "8002/tcp", "8003/tcp", "8006/tcp"].map((port) =>
        fresh(`127.0.0.1:${port}`),
      ),
      ...["8009/udp", "8002/tcp", "8004/tcp", "8006/tcp"].map((port) => fresh(`192.168.1.129:${port}`)),
      ...["8009/udp", "8002/tcp", "8006/tcp"].map((port) => fresh(`192.168.1.130:${port}`)),
      ...["8006/tcp", "8007/tcp", "8010/tcp"].map((port) => fresh(`fd00::128:${port}`)),
      ...["8006/tcp", "8010/tcp"].map((port) => fresh(`::1:${port}`)),
    ],
  },
  S25: {
    because: ["D10"],
    without: [
      fresh(`${A}:53/udp`, "domain"),
      fresh(`${A}:8009/udp`),
      fresh(`${A}:2049/tcp`, "nfs"),
      fresh(`${A}:8002/tcp`),
      fresh(`${A}:8006/tcp`),
    ],
    refused: "AUD6001",
  },
  S27: {
    because: ["D12", "D6"],
    without: [fresh("127.0.1.1:8002/tcp"), fresh("127.0.1.1:8006/tcp"), missing(`${A}:22/tcp`, "ssh")],
    also: [
      fresh(`${A}:2049/tcp`, "nfs"),
      fresh(`${A}:8002/tcp`),
      fresh("192.168.1.129:8004/tcp"),
      fresh(`${A}:8006/tcp`),
      fresh("fd00::128:8007/tcp"),
      fresh("fd00::128:8010/tcp"),
    ],
  },
  S33: { because: ["D6"], without: [missing(`${A}:22/tcp`, "ssh")] },
};

/** Cases that even a faithful reading refuses: no command of a configuration is ever run. */
export const NEVER_FAITHFUL: readonly string[] = ["S25"];
