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
  const kernels: Kernel[] = [];
  for (const folder of FOLDERS) {
    const names = files.list(folder);
    if (names.status === "unavailable" && names.reason !== "missing-source") return names;
    for (const name of names.status === "observed" ? names.value : []) {
      if (kernels.length >= MOST_KERNELS) return TOO_MANY;
      const kernel = readKernel(files, `${folder}/${name}`);
      if (kernel?.status === "unavailable") return kernel;
      if (kernel !== null) kernels.push(kernel.value);
    }
  }
  return kernels.length === 0
    ? NO_KERNEL
    : { status: "observed", value: (module) => provisionOf(module, kernels) };
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
      const [, name] = /([^/]+)\.ko(?:\.[a-z0-9]+)?$/.exec(path.trim()) ?? [];
      return name === undefined ? [] : [moduleName(name)];
    }),
  );
}

const TOO_MANY = {
  status: "unavailable",
  reason: "truncated-output",
  detail: `More than ${MOST_KERNELS} kernels are installed.`,
} as const;

const NO_KERNEL = {
  status: "unavailable",
  reason: "missing-source",
  detail: "No installed kernel was found in /lib/modules; its modules are not known here.",
} as const;
