import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Item, ItemKind } from "../../shared/contract/sync.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import { heldLevels, heldMeasures, heldRuleSets } from "../../shared/domain/held.ts";
import { keysId } from "../../shared/domain/issuing-key.ts";
import { questionToldMs } from "../../shared/domain/question.ts";
import { iso } from "../../shared/domain/time.ts";
import { heldMarks } from "../../shared/domain/travel/road-mark.ts";
import { type Audience, audienceOf } from "../audience.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";
import { alertItems } from "./alert-items.ts";
import { convoyItems } from "./convoys.ts";
import {
  carrierFor,
  endpointFor,
  passKeptMs,
  statusListId,
  toDevice,
  toListItem,
} from "./items.ts";
import { bundleOf } from "./keys.ts";
import { listItems } from "./manifest-items.ts";
import { officerAt } from "./officers.ts";
import { presentQuestions } from "./questions.ts";
import { watchItems } from "./watchlist.ts";

export interface Snapshot {
  readonly cursor: number;
  readonly serverTime: string;
  readonly items: Item[];
}

/** What a board shows of the past. */
const dayMs = 24 * 3_600_000;
const mostClosedTrips = 2_000;
const mostScans = 500;
const mostQuestions = 500;

const upserts = <K extends ItemKind, V>(
  kind: K,
  values: readonly V[],
  id: (value: V) => string,
): Item[] => values.map((value) => ({ kind, id: id(value), value }) as unknown as Item);

const named = <K extends ItemKind>(kind: K, values: readonly { readonly id: string }[]): Item[] =>
  upserts(kind, values, ({ id }) => id);

/** A tablet names only areas that a post or an endpoint lies in, and those above. */
const areasFor = (audience: Audience, reference: Reference): Reference["areas"] => {
  if (audience.kind === "person") return reference.areas;
  const { checkpoints, endpoints } = placesOf(reference);
  const inUse = new Set([...checkpoints.values(), ...endpoints.values()].flat());
  return reference.areas.filter(({ id }) => inUse.has(id));
};

const placeItems = (audience: Audience, reference: Reference): Item[] => {
  if (!audience.reach("checkpoint")) return [];
  return [
    ...named("area", areasFor(audience, reference)),
    ...named("checkpoint", reference.checkpoints),
    ...named("corridor", reference.corridors),
    ...named(
      "endpoint",
      reference.endpoints.map((endpoint) => endpointFor(audience.kind, endpoint)),
    ),
    ...named(
      "carrier",
      reference.carriers.map((carrier) => carrierFor(audience, carrier)),
    ),
  ];
};

/** Rules and decisions that can still count: those published ahead too, so that a tablet switches at the minute. */
const ruleItems = (audience: Audience, reference: Reference, at: number): Item[] => {
  if (!audience.reach("rules")) return [];
  const { ruleSets, levels, measures } = reference;
  return [
    ...upserts("rules", heldRuleSets(ruleSets, at), ({ version }) => String(version)),
    ...named("risk-level", heldLevels(levels, at)),
    ...named("measure", heldMeasures(measures, at)),
  ];
};

/** [K17] For those who work out due times. */
const markItems = (audience: Audience, { roadMarks }: Reference, at: number): Item[] =>
  audience.reach("road-mark") ? named("road-mark", heldMarks(roadMarks, at)) : [];

/** Those that somebody must answer; the desk asks for those closed when it wants to see them. */
const openQuestions = async (audience: Audience, reads: Reads) => {
  const reach = audience.reach("question");
  if (!reach) return [];
  const { items } = await reads.findQuestions({ status: "open", limit: mostQuestions }, reach);
  return presentQuestions(reads, items);
};

const closedLately = (reach: Reach, reads: Reads, at: number) =>
  reads.closedTrips(reach, at - dayMs, mostClosedTrips);

/** What a board begins with. No passes: the registry asks for those it wants to see. */
const boardItems = async (audience: Audience, reads: Reads, at: number): Promise<Item[]> => {
  const since = at - dayMs;
  const trips = audience.reach("trip");
  const devices = audience.reach("device");
  const within = (reach: Reach, checkpoint: string): boolean =>
    reach.all || reach.checkpoints.has(checkpoint);
  const keptApart = devices ? await reads.keptApart() : new Map<string, number>();
  const scans = trips
    ? [
        ...(await reads.recentScans(trips, since, mostScans)),
        ...(await reads.recentScans(trips, since, mostScans, "refused")),
        ...(await reads.recentScans(trips, since, mostScans, "overturned")),
      ]
    : [];
  return [
    ...named("question", await openQuestions(audience, reads)),
    ...named("scan", [...new Map(scans.map((scan) => [scan.id, scan])).values()]),
    ...named(
      "device",
      devices
        ? (await reads.devices())
            .filter(({ checkpoint }) => within(devices, checkpoint))
            .map((device) => toDevice(device, keptApart))
        : [],
    ),
  ];
};

/** [X25] Who may be on duty at the tablet's post. */
const officersFor = async ({ post }: Audience, reads: Reads): Promise<Item[]> => {
  if (post === null) return [];
  const reference = await reads.reference();
  const people = await reads.accounts();
  return named(
    "officer",
    people.flatMap((person) => officerAt(person, post, reference) ?? []),
  );
};

/** [O50] What the tablet's own post asks, and asked lately. */
const questionsOfPost = async ({ post }: Audience, reads: Reads, at: number): Promise<Item[]> =>
  post === null
    ? []
    : named(
        "question",
        await presentQuestions(reads, await reads.questionsAt(post, at - questionToldMs)),
      );

/** What a tablet judges with besides passes. */
const tabletItems = async (audience: Audience, reads: Reads, at: number): Promise<Item[]> => {
  return [
    ...(await officersFor(audience, reads)),
    ...(await questionsOfPost(audience, reads, at)),
    { kind: "keys", id: keysId, value: bundleOf(await reads.issuingKeys(), at) },
    ...(await reads.statusLists()).map(
      (row): Item => ({
        kind: "status-list",
        id: statusListId(row),
        value: toListItem(row),
      }),
    ),
  ];
};

/**
 * Everything a caller may hold but passes, as of a cursor. [F1] The cursor is read before the rows, so that what is
 * committed in between comes again with the first `changes` and nothing is missed.
 */
export const othersFor = async (
  reads: Reads,
  caller: Caller,
  at: number,
): Promise<Snapshot | Refusal> => {
  const cursor = await reads.latestSeq();
  const reference = await reads.reference();
  const audience = audienceOf(caller, reference);
  if (!audience) return refusal("not-allowed");
  const trips = audience.reach("trip");
  const open = trips ? await reads.openTrips(trips) : [];
  const over = trips && audience.kind === "person" ? await closedLately(trips, reads, at) : [];
  const items = [
    ...placeItems(audience, reference),
    ...ruleItems(audience, reference, at),
    ...markItems(audience, reference, at),
    ...named("trip", [...open, ...over]),
    ...(await listItems(audience, reads, [...open, ...over], at)),
    ...(await alertItems(audience, reads, at)),
    ...(await watchItems(audience, reads, at)),
    ...(await convoyItems(audience, reads, at)),
    ...(audience.kind === "device"
      ? await tabletItems(audience, reads, at)
      : await boardItems(audience, reads, at)),
  ];
  return { cursor, serverTime: iso(at), items };
};

/** Everything a caller may hold, as of a cursor; a tablet's passes with it. */
export const snapshotFor = async (
  reads: Reads,
  caller: Caller,
  at: number,
): Promise<Snapshot | Refusal> => {
  const others = await othersFor(reads, caller, at);
  const reach = audienceOf(caller, await reads.reference())?.reach("pass");
  if (isRefusal(others) || caller.kind !== "device" || !reach) return others;
  const passes = named("pass", await reads.passesOnFile(reach, at - passKeptMs));
  return { ...others, items: [...passes, ...others.items] };
};
