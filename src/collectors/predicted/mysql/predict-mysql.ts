import { ANY_IPV6 } from "../host-addresses.ts";
import { joinPredictions, NOTHING, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { readMyCnf } from "./read-my-cnf.ts";
import type { MysqlOption, MysqlProduct, MysqlSettings } from "./read-my-cnf.ts";

/** What MySQL or MariaDB would listen on. */
export const mysql: KnownServer = {
  name: "MySQL or MariaDB",
  programs: ["mysqld", "mariadbd", "mysqld_safe", "mariadbd-safe"],
  services: ["mysql", "mysqld", "mariadb"],
  predict: (started, scene) => {
    const product = productOf(started, scene);
    const settings = readMyCnf(started, product, scene);
    const problems = settings.problems.map((problem) => undecided("tcp", `MySQL or MariaDB: ${problem}`));
    if (isOn(settings, "skip_networking", "off")) return joinPredictions(problems);
    const ports = PORTS.filter((port) => port.products.includes(product) && isAsked(settings, port));
    return joinPredictions([
      ...ports.map((port) => onPort(port, settings, scene)),
      ...clusterOf(settings),
      ...problems,
    ]);
  },
};

function productOf({ program, service }: StartedProgram, { reader }: Scene): MysqlProduct {
  if (`${program} ${service}`.includes("mariadb")) return "mariadb";
  const paths = [
    "/usr/sbin/mariadbd",
    "/usr/libexec/mariadbd",
    "/usr/bin/mariadbd",
    "/usr/local/bin/mariadbd",
  ];
  return paths.some((path) => reader.has(path) === "yes") ? "mariadb" : "mysql";
}

interface ServerPort {
  readonly products: readonly MysqlProduct[];
  readonly name: string;
  readonly usual: string;
  readonly bind: string;
  /** `always`, unless the option of that name is off; `if-set`, where `name` or `needs` is written. */
  readonly when:
    | { readonly kind: "always"; readonly unless: string }
    | { readonly kind: "if-set"; readonly needs: string };
}

const PORTS: readonly ServerPort[] = [
  {
    products: ["mysql", "mariadb"],
    name: "port",
    usual: "3306",
    bind: "bind_address",
    when: { kind: "always", unless: "networking" },
  },
  {
    products: ["mysql"],
    name: "mysqlx_port",
    usual: "33060",
    bind: "mysqlx_bind_address",
    when: { kind: "always", unless: "mysqlx" },
  },
  {
    products: ["mysql"],
    name: "admin_port",
    usual: "33062",
    bind: "admin_address",
    when: { kind: "if-set", needs: "admin_address" },
  },
  {
    products: ["mariadb"],
    name: "extra_port",
    usual: "0",
    bind: "bind_address",
    when: { kind: "if-set", needs: "extra_port" },
  },
];

function isAsked(settings: MysqlSettings, { when }: ServerPort): boolean {
  if (when.kind === "if-set") return lastOf(settings, when.needs) !== undefined;
  const option = lastOf(settings, when.unless);
  const isOff = option !== undefined && isNegative(option.value);
  return !isOff && !isOn(settings, `skip_${when.unless}`, "off");
}

function lastOf({ options }: MysqlSettings, name: string): MysqlOption | undefined {
  return options.findLast((option) => option.name === name);
}

/** A switch that is written alone is on. */
function isOn(settings: MysqlSettings, name: string, unset: "off" | "on"): boolean {
  const option = lastOf(settings, name);
  return option === undefined ? unset === "on" : !isNegative(option.value);
}

function isNegative(value: string | null): boolean {
  return value !== null && /^(?:0|off|false|no)$/i.test(value);
}

function onPort(serverPort: ServerPort, settings: MysqlSettings, scene: Scene): Prediction {
  const [portOption, hostOption] = [lastOf(settings, serverPort.name), lastOf(settings, serverPort.bind)];
  const written = portOption?.value ?? "0";
  const text = written === "0" ? serverPort.usual : written;
  if (text === "0") return NOTHING;
  const origin = originOf(serverPort, settings, text);
  const port = scene.portOf(text, "tcp");
  if (port === null) return undecided("tcp", `${placeWords(origin)}: the port is not known: ${origin.text}`);
  const hosts = (hostOption?.value ?? "*").split(",").map((host) => host.trim());
  return joinPredictions(
    hosts.filter((host) => host !== "").map((host) => onHost(host, { port, origin }, scene)),
  );
}

function originOf(
  { name, bind }: ServerPort,
  settings: MysqlSettings,
  port: string,
): PredictedListener["origin"] {
  const option = lastOf(settings, name);
  if (option !== undefined) return sourceLine(option.file, option.line, option.text);
  const host = lastOf(settings, bind);
  if (host !== undefined)
    return sourceLine(host.file, host.line, `${host.text.trim()} (${name} ${port} is the default)`);
  return sourceLine(settings.file, null, `${name} is not set: ${port} on every address is the default`);
}

function onHost(
  host: string,
  { port, origin }: Pick<PredictedListener, "port" | "origin">,
  scene: Scene,
): Prediction {
  const addresses = host === "*" ? [ANY_IPV6] : scene.addressesOf(host);
  if (addresses === null)
    return undecided("tcp", `${placeWords(origin)}: the address of ${host} is not known.`);
  const place = { transport: "tcp", v6only: "no", port, device: null, origin } as const;
  return { listeners: addresses.map((address) => ({ ...place, address })), undecided: [] };
}

/** The members of a cluster talk to each other on ports that its library chooses. */
function clusterOf(settings: MysqlSettings): readonly Prediction[] {
  const option = lastOf(settings, "wsrep_on");
  if (option === undefined || isNegative(option.value)) return [];
  return [
    undecided("tcp", `${option.file} line ${option.line ?? 0}: the ports of a Galera cluster are not known.`),
  ];
}
