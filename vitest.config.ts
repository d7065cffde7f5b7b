import { defineConfig } from "vitest/config";

// Quick tests run side by side; those that start browsers, kill servers or saturate the machine run
// one file at a time, after the quick ones, so they do not starve each other.
const oneAtATime = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 };

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
          name: "load",
          include: ["test/load/**/*.test.ts"],
          sequence: { groupOrder: 1 },
          ...oneAtATime,
        },
      },
      {
        test: {
          name: "journey",
          include: ["test/journey/**/*.test.ts"],
          globalSetup: ["test/journey/built-client.ts"],
          sequence: { groupOrder: 2 },
          ...oneAtATime,
        },
      },
    ],
  },
});
