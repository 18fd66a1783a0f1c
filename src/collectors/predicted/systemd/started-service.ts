import { posix } from "node:path";
import type { ConfigurationReader } from "../configuration-reader.ts";
import type { StartedProgram } from "../scene.ts";
import { splitWords } from "../split-words.ts";
import type { StartedUnit } from "./started-units.ts";
import { lastOf, listOf } from "./unit-store.ts";
import type { Unit } from "./unit-store.ts";
import { expandInstance } from "./expand-instance.ts";

const MOST_WORDS = 1_000;

/** The programs of a started service, with the variables of its unit put in (systemd.service(5)). */
export function startedService(
  { name, unit, because }: StartedUnit,
  reader: ConfigurationReader,
): readonly StartedProgram[] {
  const environment = environmentOf(unit, reader);
  const user = lastOf(unit, "Service", "User");
  const base = {
    service: name,
    user: user === "root" || user === "" ? null : user,
    environment,
    origin: because,
  };
  const commands = listOf(unit, "Service", "ExecStart").map(({ value }) => value);
  if (commands.length === 0) return [{ ...base, program: "", args: [] }];
  return commands.map((command) => {
    const [program = "", ...args] = wordsOf(expandInstance(command, name), environment);
    return { ...base, program: posix.basename(program), args };
  });
}

/** Prefixes of the program are no part of it; `$NAME` alone becomes words, `${NAME}` stays one word. */
function wordsOf(command: string, environment: ReadonlyMap<string, string>): readonly string[] {
  const words = splitWords(command.replace(/^[-@:+!|]+/, "")).slice(0, MOST_WORDS);
  return words.flatMap((word) => {
    const alone = /^\$(\w+)$/.exec(word)?.[1];
    if (alone !== undefined) return splitWords(environment.get(alone) ?? "").slice(0, MOST_WORDS);
    return [word.replace(/\$\{(\w+)\}/g, (_, name: string) => environment.get(name) ?? "")];
  });
}

function environmentOf(unit: Unit, reader: ConfigurationReader): ReadonlyMap<string, string> {
  const environment = new Map<string, string>();
  const pairs = listOf(unit, "Service", "Environment").flatMap(({ value }) => splitWords(value));
  for (const pair of pairs) put(environment, pair);
  for (const { value } of listOf(unit, "Service", "EnvironmentFile")) {
    const text = reader.text(value.replace(/^-/, ""));
    if (text.status === "unavailable") reader.missed(text);
    for (const line of text.status === "observed" ? text.value.split("\n") : [])
      if (!/^\s*[#;]/.test(line)) put(environment, splitWords(line.trim()).join(" "));
  }
  return environment;
}

function put(environment: Map<string, string>, pair: string): void {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
  if (name !== undefined && value !== undefined) environment.set(name, value);
}
