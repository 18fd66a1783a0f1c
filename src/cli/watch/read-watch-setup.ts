import { dirname } from "node:path";
import { hideSecrets } from "../../alerts/config/hide-secrets.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { parseWatchConfig } from "../../watch/config/parse-watch-config.ts";
import type { WatchConfig } from "../../watch/config/watch-config.ts";
import { checkFiles } from "../../receivers/check-files.ts";
import { checkSecrets } from "../../receivers/check-secrets.ts";
import { LARGEST_YAML } from "../../yaml/parse-yaml.ts";
import { formatDiagnostics } from "../format-diagnostics.ts";
import { watchOfPortspec } from "../portspec/watch-portspec.ts";
import { readPolicyFile } from "../read-policy-file.ts";
import { inFolder, targetInFolder } from "../targets/in-folder.ts";
import { targetsNamed } from "../targets/named-targets.ts";
import { InputError, TextError, UsageError } from "../usage-error.ts";
import { namedFileFaults } from "./named-file-faults.ts";
import { NO_SECTIONS, readSections } from "./read-sections.ts";
import { isWatchConfig } from "./is-watch-config.ts";
import { ownInterval } from "./own-interval.ts";
import { planWatch } from "./plan-watch.ts";
import { sayForbiddenCommands } from "./say-forbidden-commands.ts";
import { settingsOfOptions } from "./settings-of-options.ts";
import { statePath } from "./state-path.ts";
import type { ReadingOptions, WatchOptions } from "./watch-options.ts";
import type { WatchSetup } from "./watch-setup.ts";

/** Reads what is to be watched: one configuration, or policies. Throws what the command line explains. */
export function readWatchSetup(names: readonly string[], options: ReadingOptions): WatchSetup {
  const [name] = names;
  if (name === undefined) throw new UsageError("Name a configuration or a policy: audit watch watch.yaml.");
  if (names.some(isWatchConfig)) {
    if (names.length > 1) throw new UsageError("Name one configuration, and its policies in it.");
    return setupOfFile(name, options);
  }
  const hosts = names.length === 1 ? watchOfPortspec(name, options) : null;
  if (hosts !== null) return hosts;
  const given = settingsOfOptions(names, options);
  const ms = ownInterval(names, options);
  const settings = ms === null ? given : { ...given, schedule: { kind: "interval", ms } as const };
  return {
    watches: [planWatch(settings, ".", options)],
    ...readSections(NO_SECTIONS, []),
    state: statePath(null, options),
  };
}

function setupOfFile(name: string, options: ReadingOptions): WatchSetup {
  refuseOptions(options);
  const { file: shown, bytes } = readBytes(name);
  const folder = name === "-" ? "." : dirname(name);
  const { text, config, draft, diagnostics } = parseWatchConfig(bytes);
  const remarks = [...diagnostics];
  const sections = readSections(draft?.sections ?? NO_SECTIONS, remarks);
  remarks.push(...checkSecrets(sections.receivers), ...checkFiles(sections.receivers));
  if (draft !== null)
    remarks.push(...targetFaults(draft, folder, options), ...namedFileFaults(draft, folder));
  const file = { file: shown, text: hideSecrets(text) };
  if (config === null || remarks.some(isError)) throw unusable(remarks, wordsOf(file, remarks));
  const { say = (words: string) => process.stderr.write(words) } = options;
  if (remarks.length > 0) say(`${wordsOf(file, remarks)}\n`);
  sayForbiddenCommands(sections, { ...options, say });
  return {
    watches: config.watches.map((settings) => planWatch(settings, folder, options)),
    ...sections,
    state: statePath(config.state === null ? null : inFolder(folder, config.state.text), options),
  };
}

function readBytes(name: string) {
  const input = readPolicyFile(name, LARGEST_YAML);
  if (input.status === "too-large") throw new TextError(`${input.file}: larger than 1 MiB.`);
  return input;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Where nothing is wrong but files that are not there, the exit status says so. */
function unusable(remarks: readonly Diagnostic[], words: string): Error {
  const hasOtherFaults = remarks.filter(isError).some(({ code }) => code !== "AUD7008");
  const message = `this configuration cannot be used:\n${words}`;
  return hasOtherFaults ? new TextError(message) : new InputError(message);
}

function wordsOf(
  file: { readonly file: string; readonly text: string },
  diagnostics: readonly Diagnostic[],
): string {
  const inOrder = diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  return formatDiagnostics({ ...file, diagnostics: inOrder }).trimEnd();
}

/** What a file says, no option says again. */
function refuseOptions({ interval, remind, target, allNetns }: WatchOptions): void {
  const given = [
    ["--interval", interval !== undefined],
    ["--remind", remind !== undefined],
    ["--target", target.length > 0],
    ["--all-netns", allNetns === true],
  ] as const;
  const [option] = given.flatMap(([word, isGiven]) => (isGiven ? [word] : []));
  if (option !== undefined) throw new UsageError(`${option} is written into the configuration.`);
}

/** Targets that mean nothing, each at its place. */
function targetFaults(
  { watches }: WatchConfig,
  folder: string,
  options: WatchOptions,
): readonly Diagnostic[] {
  const targets = watches.flatMap((watch) => watch.targets);
  return targets.flatMap(({ text, span }) => {
    try {
      targetsNamed(targetInFolder(folder, text), options);
      return [];
    } catch (fault) {
      if (!(fault instanceof UsageError)) throw fault;
      const message = fault.message.replace(/^--target /, "").replace(/\.$/, "");
      return [{ code: "AUD7007", severity: "error" as const, message, span }];
    }
  });
}
