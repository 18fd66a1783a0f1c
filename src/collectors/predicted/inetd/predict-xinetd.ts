import { posix } from "node:path";
import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, NOTHING, undecided } from "../prediction.ts";
import type { Prediction } from "../prediction.ts";
import type { KnownServer, Scene } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseXinetd } from "./parse-xinetd.ts";
import type { XinetdEntry } from "./parse-xinetd.ts";

/** What xinetd would listen on for others. */
export const xinetd: KnownServer = {
  name: "xinetd",
  programs: ["xinetd"],
  services: ["xinetd"],
  predict: (started, scene) => {
    const file = optionValues(started.args, "-f").at(-1) ?? "/etc/xinetd.conf";
    const progress: Progress = { scene, blocks: [], problems: [] };
    read(progress, file, 0);
    const defaults = progress.blocks.filter(({ kind }) => kind === "defaults");
    const services = progress.blocks.filter(
      (block) => block.kind === "service" && isEnabled(block, defaults),
    );
    return joinPredictions([
      ...services.map((block) => predictService(block, defaults, scene)),
      ...progress.problems.map((problem) => undecided("any", `xinetd: ${problem}`)),
    ]);
  },
};

type Block = Extract<XinetdEntry, { readonly attributes: unknown }> & { readonly file: string };

interface Progress {
  readonly scene: Scene;
  readonly blocks: Block[];
  readonly problems: string[];
}

const DEEPEST = 8;
const MOST_BLOCKS = 10_000;

function read(progress: Progress, file: string, depth: number): void {
  const text = progress.scene.reader.text(file);
  if (text.status === "unavailable") {
    progress.problems.push(text.detail);
    return;
  }
  for (const entry of parseXinetd(text.value)) {
    if (progress.blocks.length >= MOST_BLOCKS) return;
    if ("attributes" in entry) progress.blocks.push({ ...entry, file });
    else if (depth < DEEPEST)
      for (const next of includedFiles(entry, progress)) read(progress, next, depth + 1);
  }
}

function includedFiles(
  { kind, path }: Extract<XinetdEntry, { readonly path: string }>,
  { scene, problems }: Progress,
): readonly string[] {
  if (kind === "include") return [path];
  const names = scene.reader.list(path);
  if (names.status === "unavailable") {
    problems.push(names.detail);
    return [];
  }
  return names.value.filter((name) => !/\.|~$/.test(name)).map((name) => posix.join(path, name));
}

/** `enabled` and `disabled` of the defaults speak of ids; an id is the name unless it is set. */
function isEnabled({ name, attributes }: Block, defaults: readonly Block[]): boolean {
  if (attributes.get("disable")?.[0]?.toLowerCase() === "yes") return false;
  const id = attributes.get("id")?.[0] ?? name;
  const lists = (key: string): readonly string[] =>
    defaults.flatMap((block) => block.attributes.get(key) ?? []);
  if (lists("disabled").includes(id)) return false;
  const enabled = lists("enabled");
  return enabled.length === 0 || enabled.includes(id);
}

function predictService(block: Block, defaults: readonly Block[], scene: Scene): Prediction {
  const { name, attributes, file, line } = block;
  const origin = sourceLine(file, line, `service ${name}`);
  const types = upperCase(attributes.get("type"));
  const transport = transportOf(block);
  // Those of tcpmux have no port of their own: the service `tcpmux` starts them.
  if (transport === null || types.some((type) => type.startsWith("TCPMUX"))) return NOTHING;
  if (types.includes("RPC"))
    return undecided(transport, `${placeWords(origin)}: a service of RPC gets its port when it starts.`);
  const port = scene.portOf(firstOf(block, "port") ?? name, transport);
  const addresses = addressesOf(block, defaults, scene);
  if (port === null || port === 0 || addresses === null)
    return undecided(transport, `${placeWords(origin)}: the port or address of ${name} is not known.`);
  const place = { transport, port, v6only: "no", device: null, origin } as const;
  return { listeners: addresses.slice(0, 1).map((address) => ({ ...place, address })), undecided: [] };
}

function firstOf({ attributes }: Block, key: string): string | undefined {
  return attributes.get(key)?.[0];
}

function upperCase(values: readonly string[] = []): readonly string[] {
  return values.map((value) => value.toUpperCase());
}

function transportOf(block: Block): "tcp" | "udp" | null {
  const usual = firstOf(block, "socket_type") === "dgram" ? "udp" : "tcp";
  const protocol = firstOf(block, "protocol")?.replace(/6$/, "") ?? usual;
  return protocol === "tcp" || protocol === "udp" ? protocol : null;
}

/** Without an address of its own or of the defaults: all of IPv4, or of both families where IPv6 is asked for. */
function addressesOf(block: Block, defaults: readonly Block[], scene: Scene): readonly Uint8Array[] | null {
  const bind = [block, ...defaults].map(bindOf).find((host) => host !== undefined);
  if (bind !== undefined) return scene.addressesOf(bind);
  const isIpv6 =
    upperCase(block.attributes.get("flags")).includes("IPV6") ||
    firstOf(block, "protocol")?.endsWith("6") === true;
  return [isIpv6 ? ANY_IPV6 : ANY_IPV4];
}

function bindOf(block: Block): string | undefined {
  return firstOf(block, "bind") ?? firstOf(block, "interface");
}
