import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // The default leaves one core idle, and on two cores that is half of the machine.
    maxWorkers: "100%",
  },
});
