import { localTarget } from "../targets/local/local-target.ts";
import type { Target } from "../targets/target.ts";

/** This machine, its walk over processes made ready while the policies are read. */
export async function thisMachine(): Promise<Target> {
  const target = localTarget();
  await target.expectHolders();
  return target;
}
