import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Long enough for a machine that does ten other things: only what hangs is ended.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "forks",
    // The default leaves one core idle, and on two cores that is half of the machine.
    maxWorkers: "100%",
  },
});
