import type { Unavailable } from "../../../model/observation.ts";

/** Methods whose `closed` means that the port was refused; masscan and nmap use the same words. */
const PROVING = ["syn", "connect", "udp"];

/** Options of nmap for methods of which a system may answer the same for open and closed ports. */
const UNPROVING = /\s(?:-s[A-Za-z]*[AFIMNWX][A-Za-z]*|--scanflags)(?:\s|$)/;

/** Why a method proves nothing of closed ports, by its name in the XML; `null` where it does. */
export function doubtOfMethod(method: string | undefined, protocol: string | undefined): Unavailable | null {
  if (protocol !== "tcp" && protocol !== "udp") return null;
  return method === undefined || PROVING.includes(method) ? null : doubt(`A ${method.slice(0, 20)} scan`);
}

/** The same by the command line that nmap writes at the top of its texts. */
export function doubtOfCommand(text: string): Unavailable | null {
  const command = /^# Nmap .{1,100} as: (.*)$/m.exec(text.slice(0, 65_536))?.[1] ?? "";
  const option = UNPROVING.exec(command)?.[0].trim();
  return option === undefined ? null : doubt(`A scan with ${option.slice(0, 20)}`);
}

function doubt(what: string): Unavailable {
  const detail = `${what} does not prove which ports are closed: use -sS, -sT or -sU.`;
  return { status: "unavailable", reason: "not-supported", detail };
}
