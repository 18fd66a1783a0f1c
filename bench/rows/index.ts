import type { RowGroup } from "../row-group.ts";
import { digests } from "./digests.ts";
import { evidence } from "./evidence.ts";
import { hostileHost, largeHost, middlingHost } from "./every-owner.ts";
import { hardening } from "./hardening.ts";
import { memory } from "./memory.ts";
import { namedPorts } from "./named-ports.ts";
import { policyText } from "./policy-text.ts";
import { reports } from "./reports.ts";
import { scan } from "./scan.ts";
import { smallHost } from "./small-host.ts";
import { walk } from "./walk.ts";
import { watch } from "./watch.ts";
import { ssh } from "./ssh.ts";

/** Everything that can be measured, in the order in which it is. */
export const rowGroups: readonly RowGroup[] = [
  smallHost,
  middlingHost,
  largeHost,
  namedPorts,
  hostileHost,
  digests,
  policyText,
  memory,
  evidence,
  reports,
  scan,
  ssh,
  watch,
  walk,
  hardening,
];
