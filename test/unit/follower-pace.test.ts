import { expect, it } from "vitest";
import { makePace, paced } from "../../server/pace.ts";

it("[A26] rests nineteen times as long as it worked, whoever wakes it", async () => {
  let clock = 0;
  const pace = makePace(undefined, () => clock);
  const pass = (ms: number): void => {
    clock += ms;
  };
  const reads = paced({ page: async (n: number) => pass(n) }, pace);
  await reads.page(2);
  pace.during(() => pace.during(() => pass(1)));
  const began = performance.now();
  let rested = false;
  const resting = pace.rest().then(() => {
    rested = true;
  });
  pace.wake();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rested).toBe(false);
  clock += 57;
  await resting;
  expect(performance.now() - began).toBeGreaterThan(50);
});

it("[A26] does not rest for what is too little to tell, and ends a rest when it is stopped", async () => {
  const pace = makePace(undefined, () => 0);
  await pace.rest();
  let clock = 0;
  const stopped = makePace(undefined, () => clock);
  stopped.during(() => {
    clock += 10_000;
  });
  const resting = stopped.rest();
  stopped.stop();
  await resting;
  await stopped.wait(60_000);
});

it("[A26] does not rest while somebody waits for what it comes to, and ends a rest for them", async () => {
  let clock = 0;
  const pace = makePace(undefined, () => clock);
  const work = (): void =>
    pace.during(() => {
      clock += 10_000;
    });
  work();
  const resting = pace.rest();
  pace.hurry(true);
  await resting;
  work();
  await pace.rest();
  pace.hurry(false);
  work();
  let rested = false;
  void pace.rest().then(() => {
    rested = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rested).toBe(false);
  pace.stop();
});
