import type { KnownService } from "../../samhain/known-service.ts";

/** What is known of services under another configuration. */
export interface CarriedServices {
  /** As the state machine wants them: the configured ones first. */
  readonly services: readonly KnownService[];
  /** What was required and missing, and is not required any more. */
  readonly unrequired: readonly KnownService[];
}

/**
 * What is known when the configuration changed: nothing that was told is told again. What was found open stays known,
 * and a service that is still configured keeps its state.
 */
export function carriedServices(
  known: readonly KnownService[],
  configured: readonly KnownService[],
): CarriedServices {
  const listed = known.filter(({ flag }) => flag !== "unlisted");
  const states = new Map(listed.map((service) => [nameOfService(service), service.status]));
  const required = new Set(configured.filter(({ flag }) => flag === "required").map(nameOfService));
  return {
    services: [
      ...configured.map((service) => ({
        ...service,
        status: states.get(nameOfService(service)) ?? "unknown",
      })),
      ...known.filter(({ flag }) => flag === "unlisted"),
    ],
    unrequired: listed.filter(
      ({ flag, status, ...service }) =>
        flag === "required" && status === "missing" && !required.has(nameOfService(service)),
    ),
  };
}

/** What a service is known by: the name of its program, or its port. */
export function nameOfService({
  address,
  port,
  transport,
  rpcName,
}: Pick<KnownService, "address" | "port" | "transport" | "rpcName">): string {
  return `${address}:${rpcName ?? port}/${transport}`;
}
