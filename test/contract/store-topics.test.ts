import { describe, expect, it, onTestFinished } from "vitest";
import type { NewEvent } from "../../server/store/ports.ts";
import { topicsWithin } from "../../server/topics.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { ms } from "../../shared/domain/time.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const now = ms(at());
const reach = reachOf([{ kind: "checkpoint", id: "post-1" }], {
  areas: [],
  checkpoints: [],
  corridors: [],
  endpoints: [],
});

const anEvent = (n: number): NewEvent => ({
  type: "checkpoint.put",
  subject: { kind: "checkpoint", id: `post-${n % 7}` },
  payload: { n },
  topics: n % 50 === 0 ? ["everyone"] : [`post:post-${n % 7}`, `area:area-${n % 3}`],
});

describe.each(Object.entries(stores))("topics on %s", (_, open) => {
  it("[F1] [F3] finds every event on a topic and no other, however many came and in what portions", async () => {
    const test = await open();
    onTestFinished(() => test.close());
    const topics = ["everyone", ...topicsWithin(reach)];
    const wanted: number[] = [];
    let made = 0;
    const look = async (): Promise<void> => {
      const after = Math.floor(made / 2);
      for (const limit of [3, 10_000]) {
        const found = await test.store.reads.eventsOn(topics, after, limit);
        const right = wanted.filter((seq) => seq > after).slice(0, limit);
        expect(found.map(({ seq }) => seq)).toEqual(right);
      }
      expect((await test.store.reads.eventsOn(topics, 0, 10_000)).length).toBe(wanted.length);
    };
    for (const portion of [1, 9, 240, 5, 1, 1, 300, 255, 1, 40]) {
      const events = Array.from({ length: portion }, (_, n) => anEvent(made + n + 1));
      await test.store.write((tx) => tx.append(events, now));
      for (const event of events) {
        made += 1;
        if (event.topics.some((topic) => topics.includes(topic))) wanted.push(made);
      }
      await look();
    }
    await test.reopen();
    await look();
  }, 90_000);
});
