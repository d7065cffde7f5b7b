import { randomUUIDv7 } from "node:crypto";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import { describePass } from "../../shared/domain/described-pass.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Decision } from "../../shared/domain/scan.ts";
import { type IsoTime, iso, ms } from "../../shared/domain/time.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import { type Calls, Refused } from "./call.ts";
import type { AtPost, Happening } from "./happening.ts";
import type { OnFile } from "./on-file.ts";
import { type Identity, identify } from "./show.ts";
import type { Tablet } from "./tablets.ts";

/** Everyone and everything the day is played with. */
export interface Stage {
  readonly registrar: Calls;
  readonly receiver: Calls;
  readonly tablets: ReadonlyMap<string, Tablet>;
  /** By number of the demo pass; one that registers during the day is not there before. */
  readonly passes: Map<number, Pass>;
  readonly register: (pass: number) => Promise<Pass>;
}

/** What came of a happening, for the screen. */
export type Told =
  | {
      readonly did: "scan";
      readonly plate: Plate | null;
      readonly verdict: Verdict;
      readonly decision: Decision;
      readonly answer: ScanAnswer;
    }
  | { readonly did: "register" | "revoke" | "confirm"; readonly plate: Plate }
  | { readonly did: "nothing" }
  | { readonly did: "refused"; readonly why: string };

interface TripState {
  readonly plate: Plate;
  /** The opening scan's id, which is the trip's (SPEC T4). */
  readonly id: string;
  readonly began: IsoTime;
  readonly open: boolean;
}

const stoppedShort: ReadonlySet<Decision> = new Set(["turn-back", "refer"]);

/** Plays happenings one after the other, through the public API only. */
export const makePlayer = (stage: Stage) => {
  const trips = new Map<number, TripState>();
  /** Trips that went no further than this post: stopped for good, or waiting there. */
  const stuck = new Map<number, { readonly at: string; readonly forGood: boolean }>();

  const judged = (
    deed: AtPost,
    identity: Identity,
    onFile: OnFile,
    trip: number,
    draw: number | null,
    at: IsoTime,
  ): Verdict => {
    const { checkpoint, plateMatches, occupants } = deed;
    const tripBegan = trips.get(trip)?.began ?? null;
    const { presented } = identity;
    const token =
      presented.by === "token" && presented.opened.kind === "pass" ? presented.opened : null;
    const pass = identity.pass && onFile.pass(identity.pass);
    const bound = describePass(token, pass)?.endpoint ?? identity.walkUp?.endpoint ?? null;
    const here = onFile.corridorsAt(checkpoint);
    return judge({
      presented,
      knowledge: onFile.knowledge(pass, at),
      ...onFile.standings(checkpoint, bound, tripBegan, ms(at)),
      observed: { plateMatches, occupants },
      corridorsHere: here.map((corridor) => corridor.id),
      corridorCodesHere: here.map((corridor) => corridor.code),
      draw,
      tripBegan,
      at,
    });
  };

  const scan = async (deed: AtPost, trip: number): Promise<Told> => {
    const tablet = stage.tablets.get(deed.checkpoint)!;
    const onFile = await tablet.onFile();
    const { presented, ...identity } = await identify(deed.shown, onFile, stage.passes);
    const clock = Date.now();
    const offsetMs = onFile.offsetMs();
    const at = iso(clock + offsetMs);
    const who = identity.pass ?? identity.plate;
    const draw = who === null ? null : await tablet.draw(at, who);
    const verdict = judged(deed, { presented, ...identity }, onFile, trip, draw, at);
    const passes = verdict.outcome === "go" || verdict.outcome === "inspect";
    const decision = passes ? deed.otherwise : deed.stopped;
    const { id, answer } = await tablet.upload({
      ...identity,
      checkpoint: deed.checkpoint,
      direction: deed.direction,
      officer: "officer",
      plateMatches: deed.plateMatches,
      occupantsSeen: deed.occupants,
      verdict,
      decision,
      corrects: null,
      override: null,
      changes: [],
      note: decision === "let-through" ? null : deed.note,
      at: iso(clock),
      offsetMs,
    });
    if (decision === "let-through") {
      stuck.delete(trip);
      if (!trips.has(trip) && identity.plate)
        trips.set(trip, { plate: identity.plate, id, began: at, open: true });
    } else if (decision !== "none")
      stuck.set(trip, { at: deed.checkpoint, forGood: stoppedShort.has(decision) });
    return { did: "scan", plate: identity.plate, verdict, decision, answer };
  };

  /** A trip left open by a day that was broken off goes on under its old id. */
  const openTrip = async ({ plate, id }: TripState): Promise<string> => {
    const { items } = await stage.receiver.call("trips", { query: { plate } });
    return items.find((trip) => trip.closedAt === null)?.id ?? id;
  };

  const confirm = async (state: TripState, occupantsSeen: number): Promise<Told> => {
    const body = { id: randomUUIDv7(), occupantsSeen, at: iso(Date.now()), note: null };
    const ask = (id: string) => stage.receiver.call("confirmArrival", { params: { id }, body });
    try {
      await ask(state.id);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== "not-found") throw error;
      await ask(await openTrip(state));
    }
    return { did: "confirm", plate: state.plate };
  };

  const act = async (happening: Happening): Promise<Told> => {
    const { trip } = happening;
    switch (happening.does) {
      case "register": {
        const { plate } = await stage.register(happening.pass);
        return { did: "register", plate };
      }
      case "revoke": {
        const { id, plate, status } = stage.passes.get(happening.pass)!;
        if (status === "revoked") return { did: "nothing" };
        const { reason } = happening;
        await stage.registrar.call("revokePass", { params: { id }, body: { reason } });
        return { did: "revoke", plate };
      }
      case "scan": {
        const before = stuck.get(trip);
        if (before && (before.forGood || before.at !== happening.checkpoint))
          return { did: "nothing" };
        return scan(happening, trip);
      }
      case "confirm": {
        const state = trips.get(trip);
        return state && !stuck.has(trip) ? confirm(state, happening.occupants) : { did: "nothing" };
      }
    }
  };

  /** Does what happens; a refusal by the server is told, not thrown. */
  return async (happening: Happening): Promise<Told> => {
    try {
      return await act(happening);
    } catch (error) {
      if (error instanceof Refused) return { did: "refused", why: error.message };
      throw error;
    }
  };
};
