import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import { draftScan, nothingSaid } from "./draft.ts";
import type { ScanDraft } from "./outbox.ts";
import { seenLately } from "./seen-before.ts";
import type { Station } from "./station.ts";
import { makeStore, type Store } from "./store.ts";
import { momentNow, type Undoable } from "./undo.ts";
import {
  type Desk,
  expectedAboard,
  judgeCase,
  nothingObserved,
  type Observed,
  openCase,
  type VehicleCase,
} from "./vehicle-case.ts";

/** So many vehicles may wait for their tap; then the camera waits too. */
export const mostWaiting = 5;

/** A vehicle that was scanned, may go, and waits for the officer. */
export interface Waiting {
  readonly id: number;
  readonly vehicleCase: VehicleCase;
  readonly desk: Desk;
  /** `performance.now()` of the frame that showed it, and of when it was first seen. */
  readonly shownAt: number | null;
  readonly sightedAt: number;
  /** What could not be stored, to be tried again as it is; null where nothing failed. */
  readonly failed: ScanDraft | null;
}

/** Vehicles let through since the mode was switched on, each by the scan that was first made of it. */
export type Run = readonly { readonly first: string; readonly people: number }[];

export interface ConvoyState {
  readonly on: boolean;
  /** Oldest first. */
  readonly waiting: readonly Waiting[];
  readonly busy: boolean;
  readonly run: Run;
}

/** What was recorded of a waiting vehicle, as its own screen would tell it. */
export type OnRecorded = (
  recorded: Omit<Undoable, "last"> & { readonly last: ScanDraft },
  sightedAt: number,
) => void;

export interface Convoy {
  readonly state: Store<ConvoyState>;
  readonly turn: (on: boolean) => void;
  /** `waits`: it was put with those that wait. `again`: it does already. `look`: it needs a screen of its own. */
  readonly take: (
    vehicleCase: VehicleCase,
    desk: Desk,
    seen: Pick<Waiting, "shownAt" | "sightedAt">,
  ) => Promise<"waits" | "again" | "look">;
  /** The officer's tap. Those of `ids` that may still go are recorded one after the other, the first named first. */
  readonly letThrough: (ids: readonly number[], onRecorded: OnRecorded) => Promise<void>;
  /** The officer looks at it on a screen of its own, which decides over it from now on. */
  readonly takeOut: (vehicleCase: VehicleCase) => Waiting | null;
  /** What is on file has changed: those that wait are judged by what is known now. */
  readonly renew: () => Promise<void>;
  /** Counts what was decided with the run, in place of what was decided on that vehicle before. */
  readonly count: (
    first: string,
    decided: Pick<ScanDraft, "decision" | "occupantsSeen"> | null,
  ) => void;
}

const nameOf = ({ pass, vehicle }: VehicleCase): string | null => pass ?? vehicle?.plate ?? null;

/** [O40] It goes, nobody is asked for anything, and it is not being held: all there is to do is to compare. */
export const isPlainGo = ({ vehicle, trip }: VehicleCase, verdict: Verdict): boolean =>
  verdict.outcome === "go" &&
  verdict.duties.length === 0 &&
  vehicle !== null &&
  verdict.facts.occupantsMax !== null &&
  trip?.status !== "held";

/** What "all matches" says that the officer saw. */
export const asExpected = (vehicleCase: VehicleCase, verdict: Verdict): Observed => ({
  plateMatches: true,
  occupants: expectedAboard(vehicleCase, verdict),
});

type Post = Pick<Station, "db" | "clock" | "desk" | "post" | "record">;

/** Scans one vehicle after the other without leaving the camera. It changes the taps and the screens, nothing else. */
export const makeConvoy = ({ db, clock, desk: deskNow, post, record }: Post): Convoy => {
  const state = makeStore<ConvoyState>({ on: false, waiting: [], busy: false, run: [] });
  const change = (part: Partial<ConvoyState>): void => state.update((now) => ({ ...now, ...part }));
  const replace = (id: number, next: (one: Waiting) => readonly Waiting[]): void =>
    change({ waiting: state.get().waiting.flatMap((one) => (one.id === id ? next(one) : [one])) });
  const judged = (vehicleCase: VehicleCase, observed = nothingObserved): Verdict =>
    judgeCase(vehicleCase, observed, clock.now(), clock.doubtMs());
  let lastId = 0;
  let news = false;
  let renewing: Promise<void> | null = null;

  const count: Convoy["count"] = (first, decided) => {
    const { on, run } = state.get();
    if (!on) return;
    const others = run.filter((one) => one.first !== first);
    const passed = decided?.decision === "let-through";
    change({ run: passed ? [...others, { first, people: decided.occupantsSeen ?? 0 }] : others });
  };

  /** [O41] Null where it is no longer a plain go: the officer answered what stood there before. */
  const draftOf = ({ vehicleCase, failed }: Waiting): ScanDraft | null => {
    if (failed) return failed;
    const verdict = judged(vehicleCase);
    if (!isPlainGo(vehicleCase, verdict)) return null;
    const seen = asExpected(vehicleCase, verdict);
    return draftScan(
      vehicleCase,
      judged(vehicleCase, seen),
      seen,
      "let-through",
      nothingSaid,
      post(),
    );
  };

  const letThroughOne = async (one: Waiting, onRecorded: OnRecorded): Promise<void> => {
    const draft = draftOf(one);
    if (!draft) return;
    const firstAt = momentNow();
    try {
      await record(draft);
    } catch (error) {
      replace(one.id, (now) => [{ ...now, failed: draft }]);
      throw error;
    }
    replace(one.id, () => []);
    count(draft.id, draft);
    // What only the tap said is taken back with it [O7].
    const seen = { observed: nothingObserved, plateSeen: "", changes: [] };
    const { vehicleCase, sightedAt } = one;
    onRecorded({ first: draft, firstAt, last: draft, vehicleCase, seen }, sightedAt);
  };

  /** To its end, and once more where there was news meanwhile: however fast it comes, nobody waits for ever. */
  const renewAll = async (): Promise<void> => {
    // Never over before it is known to be under way.
    await null;
    while (news) {
      news = false;
      const desk = deskNow();
      const known = ({ desk: its }: Waiting) =>
        its.onFile === desk.onFile && its.asOf === desk.asOf;
      for (const { id, vehicleCase } of state.get().waiting.filter((one) => !known(one))) {
        const next = await openCase(desk, vehicleCase.shown).catch(() => null);
        if (next) replace(id, (one) => [{ ...one, vehicleCase: next, desk }]);
      }
    }
    renewing = null;
  };
  const renew: Convoy["renew"] = () => {
    news = true;
    renewing ??= renewAll();
    return renewing;
  };

  return {
    state,
    count,
    turn: (on) => change(on ? { on, run: [] } : { on }),
    take: async (vehicleCase, desk, seen) => {
      const name = nameOf(vehicleCase);
      const { on, waiting } = state.get();
      if (name !== null && waiting.some((one) => nameOf(one.vehicleCase) === name)) return "again";
      if (!on || waiting.length >= mostWaiting) return "look";
      if (!isPlainGo(vehicleCase, judged(vehicleCase))) return "look";
      const { plate } = vehicleCase.vehicle!;
      if (await seenLately(db, plate, clock.now())) return "look";
      lastId += 1;
      const one = { id: lastId, vehicleCase, desk, ...seen, failed: null };
      change({ waiting: [...state.get().waiting, one] });
      // What was heard while it was looked up counts for it too.
      await renew();
      return "waits";
    },
    letThrough: async (ids, onRecorded) => {
      if (state.get().busy) return;
      change({ busy: true });
      try {
        for (const id of ids) {
          const one = state.get().waiting.find((waiting) => waiting.id === id);
          if (one) await letThroughOne(one, onRecorded);
        }
      } catch {
        // It says so itself, where it waits; those behind it wait too.
      } finally {
        change({ busy: false });
      }
    },
    takeOut: (vehicleCase) => {
      const name = nameOf(vehicleCase);
      const { busy, waiting } = state.get();
      const one = waiting.find((its) => nameOf(its.vehicleCase) === name);
      if (busy || name === null || !one) return null;
      replace(one.id, () => []);
      return one;
    },
    renew,
  };
};
