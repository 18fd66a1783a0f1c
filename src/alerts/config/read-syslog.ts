import type { SyslogReceiver } from "../receiver.ts";
import { readChoice } from "./read-choice.ts";
import { ENDPOINT_KEYS, readEndpoint } from "./read-endpoint.ts";
import { PATH, readPath } from "./read-path.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of syslog. */
export const SYSLOG_KEYS = [...ENDPOINT_KEYS, "transport", "cert", "key", "facility"] as const;

const TRANSPORT = { key: "transport", words: ["udp", "tcp", "tls"], fallback: "tls" } as const;
const USUAL_PORTS = { udp: 514, tcp: 514, tls: 6514 } as const;

/** By their numbers in RFC 5424; those without a common word are left out. */
const FACILITIES = {
  user: 1,
  daemon: 3,
  auth: 4,
  syslog: 5,
  authpriv: 10,
  local0: 16,
  local1: 17,
  local2: 18,
  local3: 19,
  local4: 20,
  local5: 21,
  local6: 22,
  local7: 23,
} as const;

type Facility = keyof typeof FACILITIES;

const FACILITY = {
  key: "facility",
  words: Object.keys(FACILITIES) as Facility[],
  fallback: "daemon",
} as const;

/** Reads a receiver of syslog. */
export function readSyslog(form: ReceiverForm): readonly SyslogReceiver[] {
  const { map, faults, common } = form;
  const transport = readChoice(map, TRANSPORT, faults.error);
  const server = readEndpoint(form, USUAL_PORTS[transport]);
  const facility = FACILITIES[readChoice(map, FACILITY, faults.error)];
  const client = readClient(form, transport);
  return server === null ? [] : [{ ...common, kind: "syslog", transport, server, client, facility }];
}

/** What this machine shows of itself: both files, and only where a certificate is shown at all. */
function readClient(
  { map, faults }: ReceiverForm,
  transport: SyslogReceiver["transport"],
): SyslogReceiver["client"] {
  const [given] = [map.tree("cert"), map.tree("key")].filter((tree) => tree !== null);
  if (given === undefined) return null;
  const [cert, key] = [map.required("cert", PATH), map.required("key", PATH)];
  if (transport !== "tls")
    faults.error({
      code: "AUD7209",
      message: `over ${transport} no certificate is shown`,
      hint: "write transport: tls, or leave cert and key out",
      span: given.span,
    });
  const files = [readPath(cert, "cert", faults.error), readPath(key, "key", faults.error)] as const;
  return files[0] === null || files[1] === null ? null : { cert: files[0], key: files[1] };
}
