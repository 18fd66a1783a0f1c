import type { PredictedListener } from "../../../src/collectors/predicted/prediction.ts";
import { predict } from "../../../src/collectors/predicted/predict.ts";
import type { WholePrediction } from "../../../src/collectors/predicted/predict.ts";
import { formatAddress } from "../../../src/collectors/procfs/format-address.ts";
import type { Seen } from "../../../src/model/observation.ts";
import type { ExposedPort } from "../../../src/targets/at-rest.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";

/** Files by their path; a text that begins with `-> ` is a symbolic link. */
export type TreeOfFiles = Readonly<Record<string, string>>;

const MOST_LINKS = 20;

/** The files of a system that exists as texts only, links followed as a kernel would. */
export function filesOf(tree: TreeOfFiles): FileAccess {
  const entries = new Map(Object.entries(tree));
  const folders = foldersOf(entries.keys());
  const real = (path: string, links = 0): string => {
    let here = "";
    for (const part of path.split("/").filter((name) => name !== "")) {
      here = `${here}/${part}`;
      const link = linkOf(entries.get(here));
      if (link !== null && links < MOST_LINKS) here = real(resolveLink(here, link), links + 1);
    }
    return here === "" ? "/" : here;
  };
  const text = (path: string): Seen<string> => {
    const found = entries.get(real(path));
    return found === undefined ? missing(path) : { status: "observed", value: found };
  };
  return {
    readText: text,
    readRecord: text,
    readBytes: (path) => {
      const seen = text(path);
      return seen.status === "observed" ? { status: "observed", value: Buffer.from(seen.value) } : seen;
    },
    readChunks: missing,
    readLink: (path) => {
      const parent = real(path.slice(0, path.lastIndexOf("/")) || "/");
      const link = linkOf(entries.get(`${parent === "/" ? "" : parent}${path.slice(path.lastIndexOf("/"))}`));
      return link === null ? missing(path) : { status: "observed", value: link };
    },
    list: (path) => {
      const names = folders.get(real(path));
      return names === undefined ? missing(path) : { status: "observed", value: [...names] };
    },
    stat: (path) => {
      const place = real(path);
      if (!entries.has(place) && !folders.has(place)) return missing(path);
      const isFile = entries.has(place) ? "file" : "directory";
      const numbers = { device: 1, inode: 1, size: 1, modifiedMs: 0, changedMs: 0, uid: 0 };
      return { status: "observed", value: { ...numbers, isFile } };
    },
    entry: missing,
    walk: ({ base }) => Promise.resolve(missing(base)),
    digest: (path) => Promise.resolve(missing(path)),
  };
}

function linkOf(text: string | undefined): string | null {
  return text?.startsWith("-> ") === true ? text.slice(3) : null;
}

function resolveLink(path: string, link: string): string {
  return new URL(link, `file://${path}`).pathname;
}

function foldersOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([["/", new Set()]]);
  for (const path of paths) {
    const parts = path.split("/").slice(1);
    for (const [depth, name] of parts.entries()) {
      const folder = `/${parts.slice(0, depth).join("/")}`;
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  }
  return folders;
}

function missing(path: string): Seen<never> {
  return { status: "unavailable", reason: "missing-source", detail: `${path} does not exist.` };
}

/** A unit that starts a program. */
export function service(command: string, more = ""): string {
  return `[Service]\nExecStart=${command}\n${more}`;
}

/** Enables units of `/lib/systemd/system` for the usual target. */
export function enabled(...names: readonly string[]): TreeOfFiles {
  const folder = "/etc/systemd/system/multi-user.target.wants";
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, `-> /lib/systemd/system/${name}`]));
}

/** An init system is installed, so that only what is enabled starts. */
export const INIT: TreeOfFiles = { "/lib/systemd/systemd": "\u007fELF" };

/** What would listen, by the files of a tree. */
export function predictTree(tree: TreeOfFiles, exposedPorts: readonly ExposedPort[] = []): WholePrediction {
  return predict(filesOf({ ...INIT, ...tree }), { exposedPorts, predict: "asked" });
}

/** `tcp 0.0.0.0:22 /etc/ssh/sshd_config:14`, one for each listener. */
export function linesOf({ listeners }: WholePrediction): readonly string[] {
  return listeners.map((listener) => `${socketText(listener)} ${originText(listener)}`);
}

/** `tcp 0.0.0.0:22`, `tcp [::]:80 with IPv4`. */
export function socketText({ transport, address, port, v6only }: PredictedListener): string {
  const text = formatAddress(address);
  const host = text.includes(":") ? `[${text}]` : text;
  return `${transport} ${host}:${port}${text === "::" && v6only === "no" ? " with IPv4" : ""}`;
}

function originText({ origin: { source, line } }: PredictedListener): string {
  return line === null ? source : `${source}:${line}`;
}
