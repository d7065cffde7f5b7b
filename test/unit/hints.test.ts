import { expect, test } from "vitest";
import { farFromEnd, testedTooEarly } from "../../client/registration/hints.ts";
import type { Measure } from "../../shared/domain/measures.ts";
import { aCheckpoint, aCorridor, anEndpoint } from "../build/a-place.ts";
import { at } from "../build/times.ts";

const posts = new Map([aCheckpoint()].map((post) => [post.id, post]));

test("a corridor is called wrong only where its nearest post is far from the endpoint, and never where that is unknown", () => {
  const far = anEndpoint({ latitude: 12.38 });
  expect(farFromEnd(anEndpoint(), aCorridor(), posts)).toBeNull();
  expect(farFromEnd(far, aCorridor(), posts)).toBe(114);
  expect(farFromEnd(far, aCorridor(), new Map())).toBeNull();
  expect(farFromEnd(undefined, aCorridor(), posts)).toBeNull();
  expect(farFromEnd(far, undefined, posts)).toBeNull();
});

const asks = (validHours: number, purposes: number[] | null = null): Measure => ({
  id: `xet-nghiem-${validHours}`,
  name: { vi: "Xét nghiệm", en: "Test" },
  level: "high",
  vehicleKinds: null,
  purposes,
  effect: { kind: "test", validHours },
  basis: null,
});
const lorry = { kind: 1, purpose: 1 };

test("a test is called too old by the strictest measure that concerns the vehicle, from the end of its day on", () => {
  const measures = [asks(72), asks(48), asks(1, [9])];
  const until = (from: string) => testedTooEarly({ measures }, lorry, "2026-11-21", from);
  expect(until(at("00:00", 2))).toBeNull();
  expect(until(at("00:01", 2))).toBe(48);
  expect(testedTooEarly({ measures: [] }, lorry, "2020-01-01", at())).toBeNull();
  expect(testedTooEarly(null, lorry, "2020-01-01", at())).toBeNull();
});
