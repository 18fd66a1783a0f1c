import type { AuditReport } from "../../model/report.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { token } from "../xml/token.ts";

/** What the schema takes for a name of a host; every other name stands in the synthetic id only. */
const HOSTNAME = /^[\w-]+(?:\.[\w-]+)*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The target as an asset: its name here, its own name, and its address where the name is one. */
export function computingDeviceOf({ target, host }: AuditReport): XmlElement {
  const hostname = host?.hostname ?? target;
  const isName = HOSTNAME.test(hostname) && !IPV4.test(hostname);
  return {
    "ai:synthetic-id": { "@_resource": "urn:dotaudit:target", "@_id": token(target, "unnamed") },
    "ai:connections": IPV4.test(target) ? connectionTo(target) : undefined,
    "ai:fqdn": isName && hostname.includes(".") ? hostname : undefined,
    "ai:hostname": isName ? hostname : undefined,
  };
}

function connectionTo(address: string): XmlElement {
  return { "ai:connection": { "ai:ip-address": { "ai:ip-v4": address } } };
}
