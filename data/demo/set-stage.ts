import type { Pass } from "../../shared/domain/pass.ts";
import type { DemoDay } from "./day.ts";
import { type SignedIn, signIn, signInPeople } from "./people.ts";
import type { Stage } from "./play.ts";
import { type Reference, readLevels } from "./reference.ts";
import { findOrIssue, passesByPlate } from "./registry.ts";
import { enrolTablets } from "./tablets.ts";

export interface Ready {
  readonly stage: Stage;
  readonly people: ReadonlyMap<string, SignedIn>;
}

/** Passes that are revoked before they are ever shown; the day does not mind if they already are. */
const doomedIn = ({ happenings }: DemoDay): ReadonlySet<number> => {
  const shown = new Set<number>();
  const doomed = new Set<number>();
  for (const happening of happenings) {
    if (happening.does === "scan" && "pass" in happening.shown) shown.add(happening.shown.pass);
    if (happening.does === "revoke" && !shown.has(happening.pass)) doomed.add(happening.pass);
  }
  return doomed;
};

/**
 * Everything the day needs, through the public API: places, one person of each role, a tablet at every post,
 * passes. Safe to repeat. `say` is told what goes on; `at` is the moment the day begins, ms.
 */
export const setStage = async (
  origin: string,
  administrator: { readonly username: string; readonly password: string },
  reference: Reference,
  day: DemoDay,
  at: number,
  options: {
    /** Where passwords and tablets' keys are kept for the next run. */
    readonly folder: string;
    readonly say: (line: string) => void;
    readonly signal: AbortSignal;
  },
): Promise<Ready> => {
  const { folder, say, signal } = options;
  const admin = await signIn(origin, administrator);
  await admin.call("putAreas", { body: { items: reference.areas } });
  await admin.call("putEndpoints", { body: { items: reference.endpoints } });
  await admin.call("putCheckpoints", { body: { items: reference.checkpoints } });
  await admin.call("putCorridors", { body: { items: reference.corridors } });
  await admin.call("putCarriers", { body: { items: reference.carriers } });
  const levels = readLevels();
  await admin.call("publishLevels", { body: { items: levels } });
  const { areas, checkpoints, corridors, endpoints, carriers } = reference;
  say(
    `${areas.length} areas, ${checkpoints.length} checkpoints, ${corridors.length} corridors, ` +
      `${endpoints.length} endpoints, ${carriers.length} carriers, ${levels.length} risk levels`,
  );

  const people = await signInPeople(admin, origin, folder);
  const tablets = await enrolTablets(admin, origin, checkpoints, options);
  say(`${tablets.size} tablets, one at each post`);

  const registrar = people.get("registrar")!.calls;
  const there = await passesByPlate(registrar);
  const doomed = doomedIn(day);
  const passes = new Map<number, Pass>();
  let issued = 0;
  let reused = 0;
  const register = async (number: number): Promise<Pass> => {
    const use = doomed.has(number) ? "doomed" : "good";
    const found = await findOrIssue(registrar, there, day.passes[number]!, use, at);
    passes.set(number, found.pass);
    if (found.issued) issued += 1;
    else reused += 1;
    return found.pass;
  };
  // Those that end in a minute first: the registry would refuse them once it has passed.
  const endingFirst = [...day.issuedBefore].sort(
    (a, b) =>
      Number(day.passes[b]!.validity === "ending") - Number(day.passes[a]!.validity === "ending"),
  );
  for (const number of endingFirst) {
    signal.throwIfAborted();
    await register(number);
  }
  say(`${issued} passes issued, ${reused} found from an earlier run`);

  const receiver = people.get("receiver")!.calls;
  return { stage: { registrar, receiver, tablets, passes, register }, people };
};
