import { openStore } from "../../src/store/open-store.ts";
import { NO_MEMORY } from "../../src/watch/state/watch-memory.ts";

/** Commits runs as fast as it can, each with a group to send, until it is killed. */
const opened = openStore(process.argv[2] ?? "");
if (opened.status === "refused") throw new Error(opened.message);
const { store } = opened;
console.log("ready");
for (let { run } = store.load("w"); ; run += 1) {
  const next = run + 1;
  store.commit({
    watch: "w",
    run: next,
    endedAt: next,
    memory: { ...NO_MEMORY, heldBack: next },
    seen: new Map([["a", `seen ${next}`]]),
    targets: ["a"],
    outgoing: [
      {
        receiver: "r",
        group: { id: String(next), watch: "w", at: "", watcher: "", alerts: [], heldBack: 0 },
      },
    ],
  });
}
