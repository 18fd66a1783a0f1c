import type { Scanner } from "../scan-order.ts";
import { ScanRun } from "./scan-run.ts";
import { withoutStackTraces } from "./without-stack-traces.ts";

/** Tries to connect to every port of every address. Never throws for the world; sends nothing but the handshake. */
export const scanTcp: Scanner = (order, onAddress) =>
  withoutStackTraces(() => new ScanRun(order, onAddress).run());
