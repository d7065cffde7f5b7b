import type { z } from "zod";
import type { ConvoySeen, ConvoyStory, convoyBrief } from "../../shared/contract/convoys.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { type Action, may, type Subject, scopesFor } from "../../shared/domain/access.ts";
import {
  type ConvoyNow,
  convoyNow,
  escortNow,
  isOver,
  type Member,
  spanOf,
  vehiclesNamed,
} from "../../shared/domain/convoy.ts";
import { drivenBy } from "../../shared/domain/convoy-drive.ts";
import type { Convoy } from "../../shared/domain/convoy-shape.ts";
import { leadOf, mergedArrival, whereabouts } from "../../shared/domain/convoy-way.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import { lastList } from "../../shared/domain/manifest.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import {
  type ConvoyLook,
  countOf,
  looksOfMembers,
  looksOfTrips,
  type RollCall,
  rollCalls,
} from "../../shared/domain/roll-call.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Audience } from "../audience.ts";
import type { Caller } from "../caller.ts";
import { geographyOf, placesOf } from "../places.ts";
import type { Page, Reads, Reference } from "../store/ports.ts";
import type { RoadsNow } from "../travel-now.ts";
import { listsOfTrips } from "./manifests.ts";

/** As many as anybody follows at once. */
const mostCurrent = 200;

/** [C16] Where a convoy lies: all along its corridor. */
export const convoySubject = (
  { corridor }: Pick<Convoy, "corridor">,
  reference: Reference,
): Subject => {
  const places = placesOf(reference);
  return {
    areas: places.corridors.get(corridor) ?? [],
    checkpoints: places.posts.get(corridor) ?? [],
    corridors: [corridor],
  };
};

const isOn = ({ all, corridors }: Reach, { corridor }: Pick<Convoy, "corridor">): boolean =>
  all || corridors.has(corridor);

/** [C16] By reach; a tablet where its post lies on the corridor; and whoever escorts it now, wherever they are on duty. */
export const mayConvoy = (
  caller: Caller,
  action: Extract<Action, "convoy.read" | "convoy.work" | "convoy.make">,
  convoy: Convoy,
  reference: Reference,
): boolean => {
  const subject = convoySubject(convoy, reference);
  if (caller.kind === "device")
    return subject.checkpoints?.includes(caller.device.checkpoint) ?? false;
  if (caller.kind !== "person") return false;
  if (may(caller.grants, action, subject)) return true;
  return action !== "convoy.make" && escortNow(convoyNow(convoy))?.account === caller.account;
};

/** The convoy with the names of the people and tablets it speaks of. */
export const presentConvoy = async (
  reads: Pick<Reads, "account" | "device">,
  convoy: Convoy,
): Promise<ConvoySeen> => {
  const names: Record<string, string> = {};
  for (const id of new Set([convoy.madeBy, ...convoy.acts.map(({ by }) => by)]))
    names[id] = (await reads.account(id))?.displayName ?? (await reads.device(id))?.name ?? id;
  return { ...convoy, names };
};

/** A convoy, those that share a vehicle with it, and what trips tell of its vehicles. */
export interface ConvoyPast {
  readonly convoy: Convoy;
  readonly others: readonly Convoy[];
  readonly now: ConvoyNow;
  readonly looks: readonly ConvoyLook[];
}

export const convoyPast = async (
  reads: Pick<Reads, "convoysOf" | "tripsOf" | "passesOfPlate">,
  convoy: Convoy,
): Promise<ConvoyPast> => {
  const alone = convoyNow(convoy);
  const { from } = spanOf(alone);
  const vehicles = vehiclesNamed(convoy);
  const others = (await reads.convoysOf(vehicles, from)).filter(({ id }) => id !== convoy.id);
  // Whoever was named by a plate alone may have shown a pass since.
  const shown = new Set<string>(vehicles);
  for (const { plate, pass } of alone.members)
    if (pass === null) for (const { id } of await reads.passesOfPlate(plate)) shown.add(id);
  const trips = await reads.tripsOf([...shown], from);
  return { convoy, others, now: convoyNow(convoy, others), looks: looksOfTrips(trips) };
};

const lastSeenPost = (rolls: readonly RollCall[]): RollCall | undefined =>
  rolls.findLast(({ firstAt }) => firstAt !== null);

const wayOf = ({ corridor }: Convoy, { corridors }: Reference) =>
  corridors.find(({ id }) => id === corridor);

const briefOf = async (
  reads: Reads,
  convoy: Convoy,
  reference: Reference,
): Promise<z.infer<typeof convoyBrief>> => {
  const { now, looks } = await convoyPast(reads, convoy);
  const { id, name, corridor, entry, exit } = convoy;
  const last = lastSeenPost(rollCalls(convoy, now, wayOf(convoy, reference), looks));
  return {
    ...{ id, name, corridor, entry, exit },
    window: now.window,
    escort: escortNow(now),
    closedAt: now.closedAt,
    vehicles: now.members.filter(({ left }) => !left).length,
    at: last ? { checkpoint: last.checkpoint, count: countOf(last) } : null,
  };
};

/** A page of the convoys that a person may see, newest first. */
export const convoysFor = async (
  reads: Reads,
  caller: Caller,
  asked: { status: "current" | "over"; cursor?: string | undefined; limit: number },
  at: number,
): Promise<Page<z.infer<typeof convoyBrief>>> => {
  const reference = await reads.reference();
  if (caller.kind !== "person") return { items: [], next: null };
  const reach = reachOf(scopesFor(caller.grants, "convoy.read"), reference);
  const page = await reads.findConvoys({ ...asked, at, escort: caller.account }, reach);
  const items = [];
  for (const one of page.items) items.push(await briefOf(reads, one, reference));
  return { items, next: page.next };
};

/** [C9] Plates whose pass no longer lets them drive. */
const barredOf = async (
  reads: Pick<Reads, "passesOnFileByIds">,
  members: readonly Member[],
  at: number,
): Promise<ReadonlySet<Plate>> => {
  const ids = members.flatMap(({ pass }) => pass ?? []) as PassId[];
  const passes = new Map(
    (await reads.passesOnFileByIds(ids)).map((one) => [one.id as string, one]),
  );
  return new Set(
    members.flatMap(({ plate, pass }) => {
      const on = passes.get(pass ?? "");
      const bars =
        on && (on.status === "revoked" || on.status === "suspended" || ms(on.validTo) < at);
      return bars ? [plate] : [];
    }),
  );
};

/** [C22] By trip, how many the list of people names that counts for it. */
const listedOf = async (
  reads: Reads,
  seen: ReadonlyMap<Plate, readonly ConvoyLook[]>,
): Promise<ReadonlyMap<string, number>> => {
  const ids = [...seen.values()].flatMap((looks) => looks.at(-1)?.trip ?? []);
  const lists = await listsOfTrips(reads, await reads.tripsByIds([...new Set(ids)]));
  const byTrip = groupBy(lists, ({ trip }) => trip?.id ?? "");
  return new Map(
    [...byTrip].flatMap(([trip, its]) => {
      const last = lastList(its.map(({ manifest }) => manifest));
      return last ? [[trip, last.count] as const] : [];
    }),
  );
};

/** [C2] [C3] The whole of a convoy as it stands; one out of reach is not found. */
export const convoyFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
  at: number,
  travelNow: () => Promise<RoadsNow>,
): Promise<ConvoyStory | Refusal> => {
  const convoy = await reads.convoy(id.toLowerCase());
  const reference = await reads.reference();
  if (!convoy || !mayConvoy(caller, "convoy.read", convoy, reference)) return refusal("not-found");
  const { now, looks, others } = await convoyPast(reads, convoy);
  const rolls = rollCalls(convoy, now, wayOf(convoy, reference), looks);
  const tookFrom = others
    .filter((other) => mayConvoy(caller, "convoy.read", other, reference))
    .map((other) => {
      const { members } = convoyNow(other, [convoy, ...others]);
      const gone = members.filter(({ left }) => left?.to === convoy.id);
      return { id: other.id, name: other.name, vehicles: gone.length };
    });
  const seen = looksOfMembers(now, looks);
  const drive = drivenBy(
    { places: geographyOf(reference), ...(await travelNow()) },
    convoy.corridor,
  );
  const listed = await listedOf(reads, seen);
  const lead = leadOf(now, seen, await barredOf(reads, now.members, at));
  const states = rolls.map(
    ({ called }) => new Map(called.map(({ member, state }) => [member.plate, state])),
  );
  return {
    convoy: await presentConvoy(reads, convoy),
    window: now.window,
    closedAt: now.closedAt,
    lead: lead && { plate: lead, instead: now.lead !== null && now.lead !== lead },
    escorts: [...now.escorts],
    tookFrom: tookFrom.filter(({ vehicles }) => vehicles > 0),
    posts: rolls.map((roll) => ({
      checkpoint: roll.checkpoint,
      km: roll.km,
      count: countOf(roll),
      firstAt: roll.firstAt,
      lastAt: roll.lastAt,
      rolledAt: roll.rolledAt,
      expected: mergedArrival(rolls, seen, roll.checkpoint, drive),
      extras: roll.extras.map(({ vehicle, at: since, scan }) => ({ ...vehicle, at: since, scan })),
    })),
    vehicles: now.members.map((member) => {
      const where = whereabouts(seen.get(member.plate) ?? [], rolls, at, drive);
      return {
        plate: member.plate,
        pass: member.pass,
        states: states.map((its) => its.get(member.plate) ?? null),
        joinedAt: member.since?.at ?? null,
        left: member.left,
        last: where && {
          checkpoint: where.look.checkpoint,
          at: where.look.at,
          trip: where.look.trip,
          occupants: where.look.occupants,
          listed: listed.get(where.look.trip ?? "") ?? null,
          next: where.next,
          km: where.km,
        },
      };
    }),
  };
};

/** [C15] A convoy for one audience, or null where it is not theirs to see or over. */
export const convoyFeed = (convoy: Convoy | undefined, reach: Reach, at: number): Convoy | null =>
  convoy && isOn(reach, convoy) && !isOver(convoyNow(convoy), at) ? convoy : null;

/** [C15] The convoys that an audience begins with. */
export const convoyItems = async (
  audience: Audience,
  reads: Reads,
  at: number,
): Promise<Item[]> => {
  const reach = audience.reach("convoy");
  if (!reach) return [];
  const { items } = await reads.findConvoys(
    { status: "current", at, escort: null, limit: mostCurrent },
    reach,
  );
  return items.map((one): Item => ({ kind: "convoy", id: one.id, value: one }));
};
