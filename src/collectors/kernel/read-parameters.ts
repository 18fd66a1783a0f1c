import type {
  ConfiguredParameter,
  KernelParameterFacts,
  KernelParameterRequest,
} from "../../model/kernel.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { isPattern } from "../predicted/configuration-reader.ts";
import { matchesGlob } from "../predicted/match-path.ts";
import { dropInFiles } from "./drop-in-files.ts";
import type { DropIn } from "./drop-in-files.ts";
import { parameterPath } from "./parameter-path.ts";
import { parseSysctl } from "./parse-sysctl.ts";
import type { SysctlLine } from "./parse-sysctl.ts";
import { tooMuch } from "./too-much.ts";
import { NO_FILES, notRunning, onLinuxOnly } from "../unseen.ts";

const SOURCE = "/proc/sys and sysctl.d";
const LAST = "/etc/sysctl.conf";
/** systemd-sysctl reads the folders alone. */
const SYSTEMD = [
  "/usr/lib/systemd/system/systemd-sysctl.service",
  "/lib/systemd/system/systemd-sysctl.service",
];
const LIMIT = 1 << 20;
/** Each is matched with every parameter that is asked for. */
const MOST_PATTERNS = 2_000;

type PlacedLine = SysctlLine & { readonly file: string };

/** What each parameter is, and which lines set it. */
export function readParameters(
  target: Target,
  requests: readonly KernelParameterRequest[],
): readonly Observation<KernelParameterFacts>[] {
  const { files } = target;
  if (files === null) return requests.map(() => ({ ...NO_FILES, source: SOURCE }));
  const lines = allLines(files);
  return requests.map(({ name }) => {
    const path = parameterPath(name);
    const running = runningValue(target, path);
    const configured: KernelParameterFacts["configured"] =
      lines.status === "unavailable" ? lines : { status: "observed", value: linesFor(path, lines.value) };
    return { status: "observed", source: SOURCE, facts: { running, configured } };
  });
}

function runningValue(target: Target, path: string): Seen<string | null> {
  if (target.atRest !== undefined || target.files === null)
    return notRunning("no parameter of its kernel has a value");
  if (target.identity().system !== "Linux") return onLinuxOnly("Parameters of the kernel");
  if (path.split("/").some((part) => part === "" || part === "." || part === ".."))
    return { status: "observed", value: null };
  const text = target.files.readRecord(`/proc/sys/${path}`);
  if (text.status === "observed") return { status: "observed", value: text.value.trim() };
  const tree = text.reason === "missing-source" ? target.files.stat("/proc/sys/kernel") : null;
  return tree?.status === "observed" ? { status: "observed", value: null } : text;
}

function allLines(files: FileAccess): Seen<readonly PlacedLine[]> {
  const dropIns = dropInFiles(files, "sysctl.d");
  if (dropIns.status === "unavailable") return dropIns;
  const last = lastFile(files);
  if (last.status === "unavailable") return last;
  const texts = [...dropIns.value, ...last.value];
  const value = texts.flatMap(({ file, text }) => parseSysctl(text).map((line) => ({ ...line, file })));
  if (value.filter(({ path }) => isPattern(path)).length > MOST_PATTERNS) return tooMuch("sysctl.d");
  return { status: "observed", value };
}

/** What is read after all folders; nothing where systemd sets the parameters. */
function lastFile(files: FileAccess): Seen<readonly DropIn[]> {
  for (const unit of SYSTEMD) {
    const seen = files.stat(unit);
    if (seen.status === "observed") return { status: "observed", value: [] };
    if (seen.reason !== "missing-source") return seen;
  }
  const text = files.readText(LAST, LIMIT);
  if (text.status === "unavailable" && text.reason !== "missing-source") return text;
  return {
    status: "observed",
    value: text.status === "observed" ? [{ file: LAST, text: text.value }] : [],
  };
}

/** What names a parameter itself counts more than patterns, wherever it stands; its last line decides. */
function linesFor(path: string, lines: readonly PlacedLine[]): readonly ConfiguredParameter[] {
  const own = lines.filter((line) => line.path === path);
  if (own.at(-1)?.value === null) return [];
  const patterns = lines.filter(
    (line) => isPattern(line.path) && line.path !== path && isMatch(line.path, path),
  );
  return [...inEffect(patterns), ...own].flatMap(({ value, file, line }) =>
    value === null ? [] : [{ value, file, line }],
  );
}

/** A pattern that is given again with another value moves behind the others; with the same one it stays where it is. */
function inEffect(patterns: readonly PlacedLine[]): Iterable<PlacedLine> {
  const known = new Map<string, PlacedLine>();
  for (const line of patterns) {
    if (known.get(line.path)?.value === line.value) continue;
    known.delete(line.path);
    known.set(line.path, line);
  }
  return known.values();
}

/** A star does not stand for a slash, so that parts are matched one by one. */
function isMatch(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === parts.length && wanted.every((part, index) => matchesGlob(part, parts[index] ?? ""))
  );
}
