import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declare, explainedBy, reasonsFor } from "../../shared/domain/head-change.ts";
import {
  changeReasons,
  type HeadChange,
  headChanges,
} from "../../shared/domain/head-change-shape.ts";
import { headCount } from "../../shared/domain/reconcile.ts";

const off = (people: number): HeadChange => ({ why: "dropped-off", people });
const ill = (people: number): HeadChange => ({ why: "quarantine", people });
const relief = (people = 1): HeadChange => ({ why: "relief-driver", people });

describe("[R9] what is declared for", () => {
  test("[R9] counts exactly: who got off is fewer, one relief driver more", () => {
    expect(explainedBy({})).toBe(0);
    expect(explainedBy({ changes: [off(2), ill(1)] })).toBe(-3);
    expect(explainedBy({ changes: [relief()] })).toBe(1);
    expect(explainedBy({ changes: [relief(4)] })).toBe(1);
    expect(explainedBy({ changes: [off(1), relief()] })).toBe(0);
  });

  test("[R9] who passes through lets nobody off on the way, and hands over to quarantine all the same", () => {
    expect(explainedBy({ changes: [off(2), ill(1)], transit: true })).toBe(-1);
    expect(reasonsFor(true, true)).toEqual(["quarantine"]);
    expect(reasonsFor(true, false)).toEqual(["dropped-off", "quarantine"]);
    expect(reasonsFor(false, false)).toEqual(["relief-driver"]);
  });

  test("[R9] a trip's last count is compared with the first and what was declared since", () => {
    const state = (...seen: Parameters<typeof headCount>[0]) => headCount(seen).state;
    expect(state({ occupants: 5 }, { occupants: 3, changes: [off(2)] })).toBe("matches");
    expect(state({ occupants: 5 }, { occupants: 3, changes: [off(1)] })).toBe("fewer");
    expect(state({ occupants: 5 }, { occupants: 4, changes: [off(2)] })).toBe("more");
    // Before the first count there is nothing to explain.
    expect(state({ occupants: 5, changes: [off(2)] }, { occupants: 5 })).toBe("matches");
    expect(
      state(
        { occupants: 5 },
        { occupants: 4, changes: [off(1)] },
        { occupants: 5, changes: [relief()] },
        { occupants: 5 },
      ),
    ).toBe("matches");
  });
});

describe("[R9] one tap a reason", () => {
  test("[R9] the first accounts for all, a second takes one, and one tapped again goes", () => {
    expect(declare([], "dropped-off", -3)).toEqual([off(3)]);
    const both = declare([off(3)], "quarantine", -3);
    expect(both).toEqual([off(2), ill(1)]);
    expect(declare(both, "quarantine", -3)).toEqual([off(2)]);
    expect(declare([off(2)], "quarantine", -3)).toEqual([off(2), ill(1)]);
    expect(declare([off(1)], "quarantine", -1)).toEqual([ill(1)]);
    expect(declare([], "relief-driver", 3)).toEqual([relief(1)]);
  });

  test("[R9] however it is tapped, no more people are declared than there is a difference", () => {
    const taps = fc.array(fc.constantFrom(...changeReasons), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.boolean(), taps, (people, fewer, tapped) => {
        const by = fewer ? -people : people;
        const offered = tapped.filter((why) => reasonsFor(fewer, false).includes(why));
        const changes = offered.reduce<readonly HeadChange[]>(
          (now, why) => declare(now, why, by),
          [],
        );
        expect(headChanges.safeParse(changes).success).toBe(true);
        expect(Math.abs(explainedBy({ changes }))).toBeLessThanOrEqual(people);
      }),
    );
  });
});
