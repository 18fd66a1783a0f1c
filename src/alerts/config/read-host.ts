import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";

/** What belongs behind `host:`. */
export const HOST = {
  form: "the name or the address of a machine, without a port",
  example: "mail.example.com",
};

const NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})$/;
const IPV6 = /^(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}(?:%[\w.-]{1,32})?$/;

/** Reads the name or the address of a machine; IPv6 with brackets or without. */
export function readHost(value: PlacedText | null, key: string, report: ReportFault): string | null {
  if (value === null) return null;
  const [, bare = value.text] = /^\[(.*)\]$/.exec(value.text) ?? [];
  if (NAME.test(bare) || IPV6.test(bare)) return bare;
  report({ ...wrongValue(key, HOST, value), hint: "give the port as port:" });
  return null;
}

/** Whether a name or an address stands for this machine, so that nothing leaves it. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return bare === "localhost" || bare === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare);
}
