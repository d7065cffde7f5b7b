import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gathered } from "../../client/api/gathered.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that takes so long; how often it began, and how often it came to its end. */
const aList = (takesMs: number) => {
  const told = { begun: 0, there: 0, atOnce: 0 };
  let now = 0;
  const read = async (): Promise<void> => {
    told.begun += 1;
    now += 1;
    told.atOnce = Math.max(told.atOnce, now);
    await new Promise((resolve) => setTimeout(resolve, takesMs));
    now -= 1;
    told.there += 1;
  };
  return { told, read };
};

test("a burst is one refresh, and its last change is in it", async () => {
  const { told, read } = aList(10);
  const changes = gathered(read, 400);
  for (let n = 0; n < 20; n += 1) {
    changes.call();
    await vi.advanceTimersByTimeAsync(15);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual({ begun: 1, there: 1, atOnce: 1 });
});

test("changes that never pause are shown all the while, and no list is begun before the last is there", async () => {
  const { told, read } = aList(900);
  const changes = gathered(read, 400);
  for (let n = 0; n < 100; n += 1) {
    changes.call();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(told).toEqual({ begun: 8, there: 7, atOnce: 1 });
});

test("what changed while a list was read is read once more", async () => {
  const { told, read } = aList(300);
  const changes = gathered(read, 400);
  changes.call();
  await vi.advanceTimersByTimeAsync(500);
  changes.call();
  changes.call();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.there).toBe(2);
});

test("after the end nothing more is read", async () => {
  const { told, read } = aList(300);
  const changes = gathered(read, 400);
  changes.call();
  changes.close();
  changes.call();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.begun).toBe(0);
});
