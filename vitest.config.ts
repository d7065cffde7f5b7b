import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { patience } from "./test/journey/patience.ts";

// What a run leaves behind goes with it. Databases and browsers write much that nobody reads again: in memory where
// there is room, which killed processes do not take with them.
const inMemory = "/dev/shm";
const roomWanted = 8e9;
const hasRoom = (): boolean => {
  if (!existsSync(inMemory)) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > roomWanted;
};
const folder = mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), "greenlane-tests-"));
process.env.TMPDIR = folder;
// Each of the many servers that are started is compiled once.
process.env.NODE_COMPILE_CACHE = join(folder, "compiled");
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** No test says for itself how long it waits. */
const waits = { poll: { timeout: patience } };
// Two files at a time, as CI has cores; those that kill servers or saturate the machine among themselves.
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

const runsDatabase = ["test/build/a-database-of-the-run.ts"];

/** What takes longest, and so begins first, or one core would wait for it at the end. */
const longest = [
  "fuzz/tablets",
  "fuzz/week-alone",
  "contract/record-scans",
  "journey/screens-",
  "journey/killed",
  "journey/offline",
  "journey/story",
  "load/same-day",
  "load/tablets-killed",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((part) => moduleId.includes(part));
      return place < 0 ? longest.length : place;
    };
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
          globalSetup: runsDatabase,
          // One file after the other in the same two processes: what they load, and PGlite's start, is a third of the work.
          isolate: false,
          // PGlite does not live long enough to win back what compiling it well takes.
          execArgv: ["--liftoff-only"],
          testTimeout: 60_000,
          expect: waits,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "load",
          include: ["test/load/**/*.test.ts"],
          globalSetup: runsDatabase,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          expect: waits,
          ...slow,
        },
      },
      {
        test: {
          name: "journey",
          include: ["test/journey/**/*.test.ts"],
          globalSetup: ["test/journey/built-client.ts"],
          sequence: { groupOrder: 2 },
          // Half of a journey is waiting for what a screen is to show.
          maxWorkers: 3,
          expect: waits,
          ...slow,
        },
      },
    ],
  },
});
