import type { ForeignFormat } from "./foreign-format.ts";
import { lsof } from "./lsof/lsof.ts";
import { netstat } from "./netstat/netstat.ts";
import { nmap } from "./nmap/nmap.ts";
import { osquery } from "./osquery/osquery.ts";
import { ps } from "./ps/ps.ts";
import { rmsock } from "./rmsock/rmsock.ts";
import { rpcinfo } from "./rpcinfo/rpcinfo.ts";
import { services } from "./services/services.ts";
import { sockstat } from "./sockstat/sockstat.ts";
import { ss } from "./ss/ss.ts";

/** Every tool whose output is read, in order of their names. */
export const foreignFormats: readonly ForeignFormat[] = [
  lsof,
  netstat,
  nmap,
  osquery,
  ps,
  rmsock,
  rpcinfo,
  services,
  sockstat,
  ss,
];
