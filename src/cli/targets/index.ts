import { imageTarget } from "./image-target.ts";
import { containerTarget, netnsTarget, pidTarget } from "./namespace-targets.ts";
import { rootfsTarget } from "./rootfs-target.ts";
import { sshTarget } from "./ssh-target.ts";
import { tcpTarget } from "./tcp-target.ts";
import type { TargetKind } from "./target-kind.ts";

/** Every kind of target but `local`, which has no word. */
export const targetKinds: readonly TargetKind[] = [
  pidTarget,
  netnsTarget,
  containerTarget,
  imageTarget,
  rootfsTarget,
  sshTarget,
  tcpTarget,
];
