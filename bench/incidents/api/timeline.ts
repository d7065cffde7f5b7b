import { ms } from "../../../shared/domain/time.ts";
import type { Day } from "../read-day.ts";
import { makeRegistry, type RegistryParts } from "./registry.ts";
import { makeWatchers } from "./watch.ts";

interface Deed {
  /** ms */
  readonly at: number;
  readonly does: () => Promise<unknown>;
  /** Those of one moment that do not ask for each other are under way together. */
  readonly together: boolean;
}

const mostTogether = 12;

/** What people do at their desks in the course of a day, each at its time. */
export const makeTimeline = (day: Day, clock: { now: number }, parts: RegistryParts) => {
  const registry = makeRegistry(parts);
  const watchers = makeWatchers(parts);
  const deed = (at: string, does: Deed["does"], together = false): Deed => ({
    at: ms(at),
    does,
    together,
  });
  const replaced = new Set(day.watchlist.map(({ replaces }) => replaces));
  const deeds: readonly Deed[] = [
    ...day.passes.map((pass) => deed(pass.issuedAt, () => registry.issue(pass), true)),
    ...day.passChanges.map((change) => deed(change.at, () => registry.change(change))),
    ...day.watchlist.map((entry) => deed(entry.madeAt, () => watchers.enter(entry))),
    ...day.watchlist.flatMap((entry) =>
      entry.withdrawn && !replaced.has(entry.id)
        ? [deed(entry.withdrawn.at, () => watchers.withdraw(entry))]
        : [],
    ),
    ...day.levels.flatMap(({ id, withdrawnAt }) =>
      withdrawnAt === null
        ? []
        : [
            deed(withdrawnAt, async () => {
              const calls = await parts.administrator();
              await parts.untold.unlessRefused("a level withdrawn", () =>
                calls.call("withdrawLevel", { params: { id } }),
              );
            }),
          ],
    ),
  ].sort((a, b) => a.at - b.at);
  let place = 0;

  return {
    /** When somebody does something next, ms. */
    next: (): number => deeds[place]?.at ?? Number.POSITIVE_INFINITY,
    /** Does all that is done up to a moment (ms); the clock goes along. */
    until: async (moment: number): Promise<void> => {
      while (place < deeds.length && deeds[place]!.at <= moment) {
        const { at, together } = deeds[place]!;
        let next = place + 1;
        while (
          together &&
          next < place + mostTogether &&
          deeds[next]?.together &&
          deeds[next]?.at === at
        )
          next += 1;
        const now = deeds.slice(place, next);
        place = next;
        clock.now = Math.max(clock.now, at);
        await Promise.all(now.map(({ does }) => does()));
      }
    },
  };
};
