import { accounts } from "./accounts/accounts.ts";
import { homes } from "./accounts/homes.ts";
import { rootPath } from "./accounts/root-path.ts";
import { commands } from "./commands/commands.ts";
import { containerPackages } from "./container-packages/container-packages.ts";
import { crossView } from "./cross-view/cross-view.ts";
import type { Collector } from "./define-collector.ts";
import { fileSearch } from "./file-search/file-search.ts";
import { files } from "./files/files.ts";
import { host } from "./host/host.ts";
import { kernelModule } from "./kernel/kernel-module.ts";
import { kernelParameter } from "./kernel/kernel-parameter.ts";
import { mounts } from "./mounts/mounts.ts";
import { networkInterfaces } from "./network-interfaces/network-interfaces.ts";
import { officialAddresses } from "./official-addresses/official-addresses.ts";
import { installedPackages } from "./packages/installed/installed-packages.ts";
import { portScan } from "./port-scan/port-scan.ts";
import { predictedSockets } from "./predicted/predicted-sockets.ts";
import { processes } from "./processes/processes.ts";
import { listeningSockets } from "./procfs/listening-sockets.ts";
import { rpcServices } from "./rpc-services/rpc-services.ts";
import { runLevels } from "./run-levels/run-levels.ts";
import { serviceNames } from "./service-names/service-names.ts";
import { systemQuery } from "./system-query/system-query.ts";
import { systemdUnit } from "./systemd-unit/systemd-unit.ts";
import { systeminformation } from "./systeminformation/systeminformation.ts";
import { xinetdServices } from "./xinetd/xinetd.ts";

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
  commands,
  files,
  fileSearch,
  host,
  containerPackages,
  installedPackages,
  kernelModule,
  kernelParameter,
  mounts,
  processes,
  runLevels,
  systemQuery,
  systemdUnit,
  xinetdServices,
  accounts,
  homes,
  rootPath,
];
