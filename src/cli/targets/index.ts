import { containerTarget, netnsTarget, pidTarget } from "./namespace-targets.ts";
import type { TargetKind } from "./target-kind.ts";

/** Every kind of target but `local`, which has no word. */
export const targetKinds: readonly TargetKind[] = [pidTarget, netnsTarget, containerTarget];
