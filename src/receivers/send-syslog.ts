import type { SyslogReceiver } from "../alerts/receiver.ts";
import { renderSyslog } from "../alerts/render/render-syslog.ts";
import type { Delivery } from "../model/alert.ts";
import type { Attempt } from "./attempt.ts";
import { sendDatagrams } from "./send-datagrams.ts";
import { sendFrames } from "./send-frames.ts";

/** Sends a group to a server of RFC 5424. No transport of syslog has a receipt: what left this machine is delivered. */
export function sendSyslog(receiver: SyslogReceiver, { group, signal }: Attempt): Promise<Delivery> {
  const messages = renderSyslog(group, receiver.facility).map((message) => Buffer.from(message));
  if (receiver.transport === "udp") return sendDatagrams(receiver.server, messages, signal);
  return sendFrames(receiver, messages, signal);
}
