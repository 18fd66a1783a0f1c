import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Long enough for a machine that does ten other things: only what hangs is ended.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Real sockets, processes and clocks on a shared machine: a second attempt, which the report names as a retry.
    retry: 1,
    pool: "forks",
    // The default leaves one core idle, and on two cores that is half of the machine.
    maxWorkers: "100%",
  },
});
