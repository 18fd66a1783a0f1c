import type { FaultList } from "./fault-list.ts";
import type { NameCache } from "./name-cache.ts";
import type { Dialect } from "./syntax.ts";

/** What reading one text needs to know beside its tokens. */
export interface ReadingContext {
  readonly dialect: Dialect;
  readonly faults: FaultList;
  readonly names: NameCache;
}
