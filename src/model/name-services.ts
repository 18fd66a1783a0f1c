/** Asks for the names of ports (`/etc/services`). */
export interface ServiceNamesRequest {
  readonly kind: "service-names";
}

/** One line of `/etc/services`: RFC 6335 name, aliases, port and transport. */
export interface ServiceName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly port: number;
  readonly transport: string;
}

/** Asks the target's portmapper (RFC 1833) for its registrations. */
export interface RpcServicesRequest {
  readonly kind: "rpc-services";
}

/** One registration. `name` is the first name of `/etc/rpc`, else `null`. A registration is a claim, not a listener. */
export interface RpcService {
  readonly program: number;
  readonly version: number;
  readonly name: string | null;
  readonly aliases: readonly string[];
  /** Set where the source shows one name at most: the program may have others. */
  readonly names?: "first-only";
  readonly transport: "tcp" | "udp";
  readonly family: "ipv4" | "ipv6";
  readonly port: number;
}
