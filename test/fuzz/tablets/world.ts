import { setImmediate as turn } from "node:timers/promises";
import { type Chance, chanceOf } from "../chance.ts";
import type { Installation } from "./installation.ts";
import type { Answering } from "./server.ts";

/** How often something happened, by its name. */
export type Happened = Map<string, number>;

interface Timer {
  readonly due: number;
  readonly then: () => void;
}

/** What all of a run's tablets and its server live in: one time, one chance, what went wrong and what happened. */
export interface World {
  readonly seed: number;
  readonly installation: Installation;
  readonly server: Answering;
  /** True time, ms. */
  readonly now: () => number;
  readonly chance: Chance;
  /** Chance that goes on the same whatever else happens meanwhile. */
  readonly chanceFor: (whom: number) => Chance;
  /** No fault comes from now on. */
  calm: boolean;
  readonly happened: Happened;
  readonly count: (what: string) => void;
  readonly failures: string[];
  readonly fail: (why: string) => void;
  readonly after: (delayMs: number, then: () => void) => () => void;
  /** Lets the time go by, and whatever was put off until then begin at its moment. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets the time go by while everybody sleeps. */
  readonly skip: (ms: number) => Promise<void>;
  /** Work that a step began and nobody waited for yet. */
  readonly begun: Set<Promise<unknown>>;
  readonly begin: (work: Promise<unknown>) => void;
}

/** Lets as much be done as the machine does in so many turns of its event loop. */
export const turns = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await turn();
};

export const makeWorld = (
  seed: number,
  installation: Installation,
  openServer: (now: () => number) => Answering,
): World => {
  let time = installation.at;
  const timers = new Set<Timer>();
  const happened: Happened = new Map();
  const failures: string[] = [];
  const begun = new Set<Promise<unknown>>();
  const now = () => time;
  const server = openServer(now);
  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  const reach = async (then: number): Promise<void> => {
    time = Math.max(time, then);
    await server.clockIs(time);
  };
  return {
    seed,
    installation,
    server,
    now,
    chance: chanceOf(seed),
    chanceFor: (whom) => chanceOf(seed * 1_000 + whom + 1),
    calm: false,
    happened,
    count: (what) => void happened.set(what, (happened.get(what) ?? 0) + 1),
    failures,
    fail: (why) => void failures.push(why),
    after: (delayMs, then) => {
      // As clocks tell it: whole milliseconds.
      const timer = { due: Math.ceil(time + delayMs), then };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass: async (ms) => {
      const end = time + ms;
      for (let timer = nextDue(end); timer; timer = nextDue(end)) {
        timers.delete(timer);
        await reach(timer.due);
        timer.then();
        await turns(2);
      }
      await reach(end);
    },
    skip: (ms) => reach(time + ms),
    begun,
    begin: (work) => {
      const one = work.catch((error: unknown) => failures.push(`a step failed: ${error}`));
      begun.add(one);
      void one.finally(() => begun.delete(one));
    },
  };
};
