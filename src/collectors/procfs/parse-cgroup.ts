/** Where a process stands in the tree of control groups, and what that says of it. */
export interface CgroupPlace {
  readonly path: string | null;
  readonly unit: string | null;
  readonly container: string | null;
}

const UNIT = /^[\w:.\\@-]{1,240}\.(?:service|socket|scope|mount|swap)$/;
const CONTAINER_ID = /^(?!.*conmon)(?:.*[-:])?([\da-f]{64})(?:\.scope)?$/;
const LXC_NAME = /^lxc\.payload\.([\w.-]+)$/;

/**
 * Reads cgroups(7) of version 1, 2 or both. Whoever may write below a group chooses the names there, so the outermost
 * unit and the outermost container count: a service cannot pass for another one by a group of its own.
 */
export function parseCgroup(text: string): CgroupPlace {
  const groups = text.split("\n").flatMap(parseLine);
  const main = groups.find(isSystemd) ?? groups.find(isUnified) ?? groups.find(({ path }) => path !== "/");
  const path = main?.path ?? groups[0]?.path ?? null;
  const container = groups.map((group) => containerOf(group.path)).find((found) => found !== null);
  return { path, unit: path === null ? null : unitOf(path), container: container ?? null };
}

interface Group {
  readonly hierarchy: string;
  readonly controllers: string;
  readonly path: string;
}

function parseLine(line: string): readonly Group[] {
  const [, hierarchy = "", controllers = "", path = ""] =
    /^(\d+):([^:]*):(\/.*?)(?: \(deleted\))?$/.exec(line) ?? [];
  return path === "" ? [] : [{ hierarchy, controllers, path }];
}

function isSystemd({ controllers, path }: Group): boolean {
  return controllers === "name=systemd" && path !== "/";
}

function isUnified({ hierarchy, path }: Group): boolean {
  return hierarchy === "0" && path !== "/";
}

/** systemd puts an underscore before names that the kernel could take for its own files. */
function componentsOf(path: string): readonly string[] {
  return path
    .split("/")
    .filter((name) => name !== "" && name !== "..")
    .map((name) => name.replace(/^_/, ""));
}

function unitOf(path: string): string | null {
  const first = componentsOf(path).find((name) => !name.endsWith(".slice"));
  return first !== undefined && UNIT.test(first) ? first : null;
}

function containerOf(path: string): string | null {
  const components = componentsOf(path);
  for (const [index, name] of components.entries()) {
    const found = CONTAINER_ID.exec(name)?.[1] ?? LXC_NAME.exec(name)?.[1];
    if (found !== undefined) return found;
    if (name === "lxc" || name === "lxc.payload") return components[index + 1] ?? null;
  }
  return null;
}
