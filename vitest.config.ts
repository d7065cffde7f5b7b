import { defineConfig } from "vitest/config";

// Two projects: quick tests run side by side; those that start browsers, kill
// servers or saturate the machine run one file at a time so they do not starve each other.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "quick",
          include: ["test/{unit,contract,fuzz}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "whole",
          include: ["test/{journey,load}/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
