/** A host on the network as it is written, and the port behind it. */
interface HostAndPort {
  readonly host: string;
  readonly port: string | null;
}

/** The host, and a port behind it. Without brackets the colons of IPv6 are its own. */
export function hostAndPort(word: string): HostAndPort {
  const [, host, port] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(word) ?? [];
  return host === undefined || port === undefined ? { host: word, port: null } : { host, port };
}
