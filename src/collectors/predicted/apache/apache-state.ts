import type { Scene } from "../scene.ts";
import type { ApacheLine } from "./parse-apache.ts";

/** A `Listen` that counts, and where it stands. */
export interface ApacheListen extends ApacheLine {
  readonly file: string;
}

/** What is known while a configuration is read from its first line to its last. */
export interface ApacheState {
  readonly scene: Scene;
  root: string;
  /** Identifiers (`ssl_module`) and names of sources (`mod_ssl.c`) of loaded modules. */
  readonly modules: Set<string>;
  readonly defines: Set<string>;
  readonly variables: Map<string, string>;
  readonly listens: ApacheListen[];
  readonly problems: string[];
  count: number;
}

/** Modules that are part of the program wherever it was built in the usual way. */
const BUILT_IN = ["core", "so", "http", "log_config", "logio", "unixd", "version", "watchdog"];

/** The state before the first line. */
export function apacheState(scene: Scene, variables: ReadonlyMap<string, string>): ApacheState {
  const state: ApacheState = {
    scene,
    root: "/etc/apache2",
    modules: new Set(["core.c", "mod_so.c", "http_core.c"]),
    defines: new Set(),
    variables: new Map(variables),
    listens: [],
    problems: [],
    count: 0,
  };
  for (const name of BUILT_IN) loadModule(state, `${name}_module`);
  return state;
}

/** `ssl_module` is the module of `mod_ssl.c`. */
export function loadModule({ modules }: ApacheState, identifier: string): void {
  modules.add(identifier);
  modules.add(`mod_${identifier.replace(/_module$/, "")}.c`);
}

const VARIABLE = /\$\{([^}\s:]+)\}/g;

/** A text with its variables; `null` where one of them is not known. */
export function expandVariables(text: string, { variables }: ApacheState): string | null {
  let isKnown: "yes" | "no" = "yes";
  const expanded = text.replace(VARIABLE, (_, name: string) => {
    const value = variables.get(name);
    if (value === undefined) isKnown = "no";
    return (value ?? "").slice(0, 4096);
  });
  return (isKnown as string) === "yes" ? expanded : null;
}
