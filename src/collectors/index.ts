import { crossView } from "./cross-view/cross-view.ts";
import type { Collector } from "./define-collector.ts";
import { host } from "./host/host.ts";
import { networkInterfaces } from "./network-interfaces/network-interfaces.ts";
import { officialAddresses } from "./official-addresses/official-addresses.ts";
import { portScan } from "./port-scan/port-scan.ts";
import { predictedSockets } from "./predicted/predicted-sockets.ts";
import { listeningSockets } from "./procfs/listening-sockets.ts";
import { rpcServices } from "./rpc-services/rpc-services.ts";
import { serviceNames } from "./service-names/service-names.ts";
import { systeminformation } from "./systeminformation/systeminformation.ts";

/** Every way of reading, the preferred one of a kind first. */
export const collectors: readonly Collector[] = [
  predictedSockets,
  listeningSockets,
  systeminformation,
  serviceNames,
  rpcServices,
  networkInterfaces,
  officialAddresses,
  portScan,
  crossView,
  host,
];
