import { isIPv6 } from "node:net";

/** Where an SSH connection leads; what is `null` is left to the user's own configuration of ssh. */
export interface SshDestination {
  readonly user: string | null;
  /** A name, an alias of ssh_config, or a numeric address without brackets. */
  readonly host: string;
  readonly port: number | null;
}

const SHAPE = /^(?:([^/[\]]{1,128})@)?(\[[^[\]/@]{2,64}\]|[^:/@[\]]{1,253})(?::(\d{1,5}))?$/;
/** No character of it means anything to a shell: ssh_config may put it into the text of a ProxyCommand. */
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.+@-]*$/;
/** RFC 1123, and the underscore that aliases of ssh_config have. */
const NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\.?$/;
/** The zone of a link-local address: the name of an interface. */
const ZONE = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/;
const HIGHEST_PORT = 65_535;

/** Reads `[user@]host[:port]`, as it stands behind `ssh://`; `null` where it has another shape. */
export function parseDestination(text: string): SshDestination | null {
  const [, user, place = "", digits] = SHAPE.exec(text) ?? [];
  const host = place.startsWith("[") ? addressIn(place.slice(1, -1)) : nameIn(place);
  const port = digits === undefined ? null : portIn(digits);
  if (host === null || port === "faulty") return null;
  if (user !== undefined && !USER.test(user)) return null;
  return { user: user ?? null, host, port };
}

function nameIn(text: string): string | null {
  return NAME.test(text) ? text : null;
}

/** RFC 6874 writes the zone behind `%25`; people write it behind `%`. */
function addressIn(text: string): string | null {
  const [address = "", zone, ...rest] = text.replace("%25", "%").split("%");
  if (!isIPv6(address) || rest.length > 0) return null;
  if (zone === undefined) return address;
  return ZONE.test(zone) ? `${address}%${zone}` : null;
}

function portIn(digits: string): number | "faulty" {
  const port = Number(digits);
  return port >= 1 && port <= HIGHEST_PORT && !digits.startsWith("0") ? port : "faulty";
}
