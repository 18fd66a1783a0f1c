import { spawnSync } from "node:child_process";
import type { BindWish, CrossViewFacts } from "../../../src/model/cross-view.ts";
import type { Observation } from "../../../src/model/observation.ts";

/** A machine with TCP listeners, one of which may be hidden. */
export interface CrossViewPlan {
  readonly listen: readonly number[];
  readonly hiddenFromProcfs?: number;
  /** A shell script in the place of `/usr/bin/ss`; the real one is `/mnt/real-ss`. */
  readonly ss?: string;
  readonly bind?: readonly BindWish[];
}

/** Looks at such a machine, which has a network and mounts of its own and is gone afterwards. */
export function privateViews(plan: CrossViewPlan): Observation<CrossViewFacts> {
  const main = new URL("./cross-view-main.ts", import.meta.url).pathname;
  const result = spawnSync("unshare", ["-n", "-m", process.execPath, main, JSON.stringify(plan)], {
    encoding: "utf8",
    timeout: 240_000,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" },
  });
  if (result.status !== 0) throw new Error(`The private host failed: ${result.stderr}`);
  return (JSON.parse(result.stdout) as { readonly observation: Observation<CrossViewFacts> }).observation;
}

/** A script in the place of ss that hides the rows of a port. */
export function ssWithout(port: number): string {
  return `/mnt/real-ss "$@" | awk '/^[a-z]/ { hide = /:${port} / } !hide'`;
}
