import { setImmediate } from "node:timers/promises";
import type { Seen } from "../../model/observation.ts";
import { TreeWalk } from "./tree-walk.ts";
import type { WalkPlace } from "./tree-walk.ts";
import type { WalkEnd, WalkOrder } from "./walk-order.ts";

/** Walks what is below a folder, which itself was shown already; `state` is what it got. Others get a turn now and then. */
export async function walkTree<S>(order: WalkOrder<S>, place: WalkPlace, state: S): Promise<Seen<WalkEnd>> {
  const walk = new TreeWalk(order, place);
  try {
    walk.begin(state);
    for (;;) {
      const end = walk.slice();
      if (end !== "more") return { status: "observed", value: end };
      await setImmediate();
    }
  } finally {
    walk.close();
  }
}
