import { listeningSockets } from "../../src/collectors/procfs/listening-sockets.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import type { ListeningSocketsRequest } from "../../src/model/evidence.ts";

/** Runs the collector once and prints its observations: started inside of a namespace, or as another user. */
const requests = JSON.parse(process.argv[2] ?? "[]") as readonly ListeningSocketsRequest[];
const startedAt = performance.now();
const observations = await listeningSockets.collect(localTarget(), requests);
console.log(JSON.stringify({ observations, milliseconds: performance.now() - startedAt }));
