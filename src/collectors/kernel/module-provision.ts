import type { Seen } from "../../model/observation.ts";
import type { KernelModuleFacts } from "../../model/kernel.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { moduleName } from "./parse-modprobe.ts";

type Provision = Extract<KernelModuleFacts["provision"], { readonly status: "observed" }>["value"];

/** Whether a kernel has a module by its name with underscores. */
export type ProvisionOf = (module: string) => Provision;

const FOLDERS = ["/lib/modules", "/usr/lib/modules"];
const LIMIT = 16 << 20;
const MOST_KERNELS = 100;

/** Reads the lists of all installed kernels. Without one, nothing is known: the kernel may be that of a host. */
export function moduleProvision(files: FileAccess): Seen<ProvisionOf> {
  const folders = kernelFolders(files);
  if (folders.status === "unavailable") return folders;
  const kernels: Kernel[] = [];
  for (const folder of folders.value) {
    const kernel = readKernel(files, folder);
    if (kernel?.status === "unavailable") return kernel;
    if (kernel !== null) kernels.push(kernel.value);
  }
  return kernels.length === 0
    ? NO_KERNEL
    : { status: "observed", value: (module) => provisionOf(module, kernels) };
}

function kernelFolders(files: FileAccess): Seen<readonly string[]> {
  let found: readonly string[] = [];
  for (const folder of FOLDERS) {
    const names = files.list(folder);
    if (names.status === "observed") found = [...found, ...names.value.map((name) => `${folder}/${name}`)];
    else if (names.reason !== "missing-source") return names;
  }
  return found.length > MOST_KERNELS ? TOO_MANY : { status: "observed", value: found };
}

interface Kernel {
  readonly modules: ReadonlySet<string>;
  readonly builtIn: ReadonlySet<string>;
}

/** `null` for a folder that is none of a kernel. */
function readKernel(files: FileAccess, folder: string): Seen<Kernel> | null {
  const loadable = files.readText(`${folder}/modules.dep`, LIMIT);
  if (loadable.status === "unavailable") return loadable.reason === "missing-source" ? null : loadable;
  const fixed = files.readText(`${folder}/modules.builtin`, LIMIT);
  if (fixed.status === "unavailable") return fixed;
  const paths = loadable.value.split("\n").map((line) => line.slice(0, Math.max(0, line.indexOf(":"))));
  const value = { modules: namesOf(paths), builtIn: namesOf(fixed.value.split("\n")) };
  return { status: "observed", value };
}

function provisionOf(module: string, kernels: readonly Kernel[]): Provision {
  if (kernels.some(({ builtIn }) => builtIn.has(module))) return "built-in";
  return kernels.some(({ modules }) => modules.has(module)) ? "module" : "absent";
}

function namesOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => {
      const file = path.slice(path.lastIndexOf("/") + 1).trim();
      const [, name] = /^([^]+?)\.ko(?:\.[a-z0-9]+)?$/.exec(file) ?? [];
      return name === undefined ? [] : [moduleName(name)];
    }),
  );
}

const TOO_MANY = {
  status: "unavailable",
  reason: "truncated-output",
  detail: `There are more than ${MOST_KERNELS} folders of kernels in /lib/modules.`,
} as const;

const NO_KERNEL = {
  status: "unavailable",
  reason: "missing-source",
  detail: "No installed kernel was found in /lib/modules; its modules are not known here.",
} as const;
