import { existsSync } from "node:fs";
import { hostname } from "node:os";
import type { Target } from "../target.ts";
import { findHolders } from "./find-holders.ts";
import { localFiles } from "./local-files.ts";
import { localIdentity } from "./local-identity.ts";

/** The machine that this program runs on. */
export function localTarget(): Target {
  return {
    kind: "local",
    name: hostname(),
    identity: localIdentity,
    files: localFiles(),
    findHolders: existsSync("/proc/self/fd") ? findHolders : null,
    network: {
      async exchange(...exchange) {
        const { converse } = await import("./converse.ts");
        return converse(exchange);
      },
    },
    now: Date.now,
  };
}
