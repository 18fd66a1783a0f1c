import type { KernelModuleFacts, KernelModuleRequest } from "../../model/kernel.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { isPattern } from "../predicted/configuration-reader.ts";
import { matchesGlob } from "../predicted/match-path.ts";
import { dropInFiles } from "./drop-in-files.ts";
import { moduleProvision } from "./module-provision.ts";
import { moduleName, parseModprobe } from "./parse-modprobe.ts";
import type { ModprobeLine } from "./parse-modprobe.ts";
import { tooMuch } from "./too-much.ts";
import { NO_FILES, mapSeen, notRunning, onLinuxOnly } from "../unseen.ts";

/** Each is matched with every module that is asked for. */
const MOST_PATTERNS = 2_000;
const SOURCE = "/proc/modules, /lib/modules and modprobe.d";

type PlacedLine = ModprobeLine & { readonly file: string };
type Rules = Extract<KernelModuleFacts["rules"], { readonly status: "observed" }>["value"];

/** Whether each module is loaded, whether a kernel has it, and which lines are about it. */
export function readModules(
  target: Target,
  requests: readonly KernelModuleRequest[],
): readonly Observation<KernelModuleFacts>[] {
  const { files } = target;
  if (files === null) return requests.map(() => ({ ...NO_FILES, source: SOURCE }));
  const loaded = loadedModules(target, files);
  const provision = moduleProvision(files);
  const lines = allLines(files);
  return requests.map(({ name }) => {
    const module = moduleName(name);
    const facts: KernelModuleFacts = {
      loaded: mapSeen(loaded, (names) => (names.has(module) ? "loaded" : "not-loaded")),
      provision: mapSeen(provision, (provisionOf) => provisionOf(module)),
      rules: mapSeen(lines, (all) => rulesFor(module, all)),
    };
    return { status: "observed", source: SOURCE, facts };
  });
}

/** The modules of this kernel; a container shares them with its host. */
function loadedModules(target: Target, files: FileAccess): Seen<ReadonlySet<string>> {
  if (target.atRest !== undefined) return notRunning("no module is loaded");
  if (target.identity().system !== "Linux") return onLinuxOnly("Modules of the kernel");
  const text = files.readText("/proc/modules");
  if (text.status === "unavailable") return text;
  const names = text.value.split("\n").map((line) => line.split(" ", 1)[0] ?? "");
  return { status: "observed", value: new Set(names.filter((name) => name !== "").map(moduleName)) };
}

function allLines(files: FileAccess): Seen<readonly PlacedLine[]> {
  const dropIns = dropInFiles(files, "modprobe.d");
  if (dropIns.status === "unavailable") return dropIns;
  const value = dropIns.value.flatMap(({ file, text }) =>
    parseModprobe(text).map((line) => ({ ...line, file })),
  );
  if (value.filter(({ module }) => isPattern(module)).length > MOST_PATTERNS) return tooMuch("modprobe.d");
  return { status: "observed", value };
}

function rulesFor(module: string, lines: readonly PlacedLine[]): Rules {
  return lines
    .filter((line) => line.module === module || (isPattern(line.module) && matchesGlob(line.module, module)))
    .map(({ kind, command, file, line }) => ({ kind, words: command, file, line }));
}
