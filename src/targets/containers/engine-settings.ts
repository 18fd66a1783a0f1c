import { memberOf, textOf } from "./read-state.ts";
import type { StateReader } from "./read-state.ts";

/** Where engines were told to keep what they know; `null` where they were told nothing. */
export interface EngineSettings {
  /** `data-root` of Docker. */
  readonly dockerRoot: string | null;
  /** `graphroot` of Podman. */
  readonly podmanRoot: string | null;
  /** `runroot` of Podman. */
  readonly podmanRun: string | null;
  /** `state` of containerd. */
  readonly containerdState: string | null;
}

/** The files in which the engines of one user are told so. */
export interface SettingsFiles {
  readonly docker: string;
  readonly storage: string;
  readonly containerd: string;
}

/** Reads the settings. Only absolute paths count; options of a running engine are not known here. */
export function engineSettings(state: StateReader, files: SettingsFiles): EngineSettings {
  const storage = state.text(files.storage);
  return {
    dockerRoot: absolute(textOf(memberOf(state.json(files.docker), "data-root"))),
    podmanRoot: absolute(settingOf(storage, "graphroot")),
    podmanRun: absolute(settingOf(storage, "runroot")),
    containerdState: absolute(settingOf(state.text(files.containerd), "state")),
  };
}

/** A line `name = "text"` of TOML; these names stand in one table only. */
function settingOf(toml: string, name: string): string | null {
  const line = new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*(?:"([^"\\\\\\n]*)"|'([^'\\n]*)')`, "m").exec(toml);
  return line?.[1] ?? line?.[2] ?? null;
}

function absolute(path: string | null): string | null {
  return path?.startsWith("/") === true ? path : null;
}
