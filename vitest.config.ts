import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { patience } from "./test/journey/patience.ts";

// Two files at a time, as CI has cores; those that kill servers or saturate the machine have it to themselves.
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

/** What takes longest begins first, or one core would wait for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      moduleId.includes("screens-") ? 0 : 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "quick",
          include: ["test/{unit,contract,fuzz}/**/*.test.ts"],
          testTimeout: 20_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "load",
          include: ["test/load/**/*.test.ts"],
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          ...slow,
        },
      },
      {
        test: {
          name: "journey",
          include: ["test/journey/**/*.test.ts"],
          globalSetup: ["test/journey/built-client.ts"],
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          // As long as screens are waited for, and no test says so for itself.
          expect: { poll: { timeout: patience } },
          ...slow,
        },
      },
    ],
  },
});
