/** The words of a `listen` directive of nginx. */
export type NginxListen =
  | {
      readonly kind: "socket";
      /** A number, a name, or `*`. */
      readonly host: string;
      readonly ports: readonly [first: number, last: number];
      readonly transport: "tcp" | "udp";
      readonly v6only: "yes" | "no";
      /** `own`: it is bound by itself even where a wildcard address has the same port. */
      readonly binding: "own" | "shared";
    }
  | { readonly kind: "unix" }
  | { readonly kind: "unclear" };

const OWN_BINDING =
  /^(?:bind|deferred|reuseport|(?:setfib|fastopen|backlog|rcvbuf|sndbuf|accept_filter|ipv6only|so_keepalive)=.*)$/;

/** Reads the arguments of `listen`; `defaultPort` counts where they name an address only. */
export function parseListen(
  [value = "", ...options]: readonly string[],
  defaultPort: number | null,
): NginxListen {
  if (value.startsWith("unix:")) return { kind: "unix" };
  const place = placeOf(value, defaultPort);
  if (place === null) return { kind: "unclear" };
  return {
    kind: "socket",
    ...place,
    transport: options.includes("udp") || options.includes("quic") ? "udp" : "tcp",
    v6only: options.includes("ipv6only=off") ? "no" : "yes",
    binding: options.some((option) => OWN_BINDING.test(option)) ? "own" : "shared",
  };
}

type Place = Pick<Extract<NginxListen, { readonly kind: "socket" }>, "host" | "ports">;

/** `80`, `8000-8010`, `192.0.2.1:80`, `[::]:80`, `*:80`, `localhost`. */
function placeOf(value: string, defaultPort: number | null): Place | null {
  if (/^[\d-]+$/.test(value)) return withPorts("*", value);
  const [, host, ports = defaultPort?.toString()] =
    /^(\[[^\]]*\]|[^:[\]$]+)(?::([\d-]+))?$/.exec(value) ?? [];
  return host === undefined || ports === undefined ? null : withPorts(host, ports);
}

function withPorts(host: string, text: string): Place | null {
  const [, from = "", to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  return first < 1 || last > 65_535 || last < first ? null : { host, ports: [first, last] };
}
