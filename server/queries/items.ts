import type { Device, KeyBundle } from "../../shared/contract/device.ts";
import type { ProposalSeen } from "../../shared/contract/proposals.ts";
import type { Item, ItemKind } from "../../shared/contract/sync.ts";
import type { WatchSeen } from "../../shared/contract/watchlist.ts";
import type { Application } from "../../shared/domain/application-shape.ts";
import type { Convoy } from "../../shared/domain/convoy-shape.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import { heldLevels, heldMeasures, heldRuleSets } from "../../shared/domain/held.ts";
import { keysId } from "../../shared/domain/issuing-key.ts";
import type { PassId, PassOnFile } from "../../shared/domain/pass.ts";
import type { Carrier, Endpoint } from "../../shared/domain/place.ts";
import { type Question, questionToldMs } from "../../shared/domain/question.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import type { SignUp } from "../../shared/domain/sign-up-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import { heldMarks, type RoadMarkTold } from "../../shared/domain/travel/road-mark.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Audience } from "../audience.ts";
import {
  type Account,
  type DeviceRow,
  type LoggedEvent,
  type Reads,
  type Reference,
  type ReferenceKind,
  referenceLists,
  type StatusListRow,
} from "../store/ports.ts";
import { type AlertKnown, alertsKnown, alertsToldBy, presentAlert } from "./alert-items.ts";
import { applicationReached } from "./applications.ts";
import { bound } from "./bound.ts";
import { convoyFeed } from "./convoys.ts";
import { bundleOf } from "./keys.ts";
import { listsToldBy, presentList } from "./manifest-items.ts";
import { type ListKnown, listsKnown } from "./manifests.ts";
import { officerAt } from "./officers.ts";
import { proposalsByIds } from "./proposals.ts";
import { questionsByIds } from "./questions.ts";
import { signUpReached } from "./sign-ups.ts";
import { presentWatch, watchFor } from "./watchlist.ts";

/** Passes ended longer ago than this are of no use to a tablet: no grace reaches that far. */
export const passKeptMs = 48 * 3_600_000;

export const statusListId = ({ kid, list }: Pick<StatusListRow, "kid" | "list">): string =>
  `${kid}-${list}`;

/** All of a tablet but its key and the head of its chain, with how many of its uploads are kept apart. */
export const toDevice = (
  { publicKey: _, lastHash: __, ...device }: DeviceRow,
  keptApart: ReadonlyMap<string, number>,
): Device => ({ ...device, keptApart: keptApart.get(device.id) ?? 0 });

export const toListItem = ({ kid, list, token }: StatusListRow) => ({ kid, list, token });

const nothing = reachOf([], { areas: [], checkpoints: [], endpoints: [], corridors: [] });

/**
 * Carriers' telephone and tax numbers stay with those who work with carriers: who works for one has no need of another's.
 */
export const carrierWithin = (reach: Reach | null, carrier: Carrier): Carrier => {
  const { all, areas, checkpoints, corridors, endpoints, carriers } = reach ?? nothing;
  const ofPlaces = all || [areas, checkpoints, corridors, endpoints].some(({ size }) => size > 0);
  if (ofPlaces || carriers.has(carrier.id)) return carrier;
  const { taxNumber: _, ...rest } = carrier;
  return { ...rest, phone: null };
};

export const carrierFor = (audience: Audience, carrier: Carrier): Carrier =>
  carrierWithin(audience.kind === "person" ? audience.reach("pass") : null, carrier);

/** [B1] A tablet names endpoints and finds where they lie: what else there is to say of one is for the desk. */
export const endpointFor = (to: "person" | "device", endpoint: Endpoint): Endpoint => {
  if (to === "person") return endpoint;
  const { receiver: _, openingHours: __, capacity: ___, ...told } = endpoint;
  return told;
};

type Place = Reference[(typeof referenceLists)[ReferenceKind]][number] | RoadMarkTold;
type Subjects = ReadonlyMap<ItemKind, ReadonlySet<string>>;

/** Everything that events speak of, as it now stands. Read once, however many audiences it goes to. */
interface Things {
  readonly passes: ReadonlyMap<string, PassOnFile>;
  readonly trips: ReadonlyMap<string, Trip>;
  readonly scans: ReadonlyMap<string, ScanSeen>;
  readonly devices: ReadonlyMap<string, DeviceRow>;
  readonly keptApart: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, StatusListRow>;
  /** By kind and id. */
  readonly places: ReadonlyMap<string, Place>;
  /** Rule sets that can still count, by version. */
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly keys: KeyBundle | null;
  readonly proposals: ReadonlyMap<string, ProposalSeen>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly manifests: ReadonlyMap<string, ListKnown>;
  readonly alerts: ReadonlyMap<string, AlertKnown>;
  readonly watch: ReadonlyMap<string, WatchSeen>;
  readonly convoys: ReadonlyMap<string, Convoy>;
  readonly applications: ReadonlyMap<string, Application>;
  readonly signUps: ReadonlyMap<string, SignUp>;
  readonly people: ReadonlyMap<string, Account>;
  /** For what follows from where things lie. */
  readonly reference: Reference;
}

const byId = <T extends { readonly id: string }>(values: readonly T[]): ReadonlyMap<string, T> =>
  new Map(values.map((value) => [value.id, value]));

const listsById = (lists: readonly ListKnown[]): ReadonlyMap<string, ListKnown> =>
  new Map(lists.map((one) => [one.manifest.id, one]));

/** What is kept by an id of its own, and of what was decided only what can still count. */
const loadPlaces = async (
  subjects: Subjects,
  reads: Reads,
  at: number,
): Promise<Things["places"]> => {
  const places = new Map<string, Place>();
  for (const [kind, list] of Object.entries(referenceLists)) {
    const wanted = subjects.get(kind as ItemKind);
    if (!wanted || kind === "watch") continue;
    const reference = await reads.reference();
    const standing: readonly Place[] =
      kind === "risk-level"
        ? heldLevels(reference.levels, at)
        : kind === "measure"
          ? heldMeasures(reference.measures, at)
          : kind === "road-mark"
            ? heldMarks(reference.roadMarks, at)
            : reference[list];
    for (const place of standing)
      if (wanted.has(place.id)) places.set(`${kind} ${place.id}`, place);
  }
  return places;
};

const loadRuleSets = async (reads: Reads, at: number): Promise<Things["ruleSets"]> => {
  const { ruleSets } = await reads.reference();
  return new Map(heldRuleSets(ruleSets, at).map((one) => [String(one.version), one]));
};

const loadWatch = async (wanted: readonly string[], reads: Reads): Promise<Things["watch"]> => {
  if (wanted.length === 0) return new Map();
  const { watchlist } = await reads.reference();
  return byId(
    await presentWatch(
      reads,
      watchlist.filter(({ id }) => wanted.includes(id)),
    ),
  );
};

const load = async (subjects: Subjects, reads: Reads, at: number): Promise<Things> => {
  const ids = (kind: ItemKind): string[] => [...(subjects.get(kind) ?? [])];
  return {
    passes: byId(
      subjects.has("pass") ? await reads.passesOnFileByIds(ids("pass") as PassId[]) : [],
    ),
    trips: byId(await reads.tripsByIds(ids("trip"))),
    scans: byId(await reads.scansSeenByIds(ids("scan"))),
    devices: byId(subjects.has("device") ? await reads.devices() : []),
    keptApart: subjects.has("device") ? await reads.keptApart() : new Map(),
    lists: new Map(
      subjects.has("status-list")
        ? (await reads.statusLists()).map((row) => [statusListId(row), row])
        : [],
    ),
    places: await loadPlaces(subjects, reads, at),
    ruleSets: subjects.has("rules") ? await loadRuleSets(reads, at) : new Map(),
    keys: subjects.has("keys") ? bundleOf(await reads.issuingKeys(), at) : null,
    proposals: byId(
      subjects.has("proposal") ? await proposalsByIds(reads, ids("proposal"), at) : [],
    ),
    questions: byId(subjects.has("question") ? await questionsByIds(reads, ids("question")) : []),
    manifests: listsById(
      subjects.has("manifest")
        ? await listsKnown(reads, await reads.manifestsByIds(ids("manifest")))
        : [],
    ),
    alerts: subjects.has("alert")
      ? await alertsKnown(reads, await reads.alertsByNumbers(ids("alert").map(Number)))
      : new Map(),
    watch: await loadWatch(ids("watch"), reads),
    convoys: byId(subjects.has("convoy") ? await reads.convoysByIds(ids("convoy")) : []),
    applications: byId(
      subjects.has("application") ? await reads.applicationsByIds(ids("application")) : [],
    ),
    signUps: byId(subjects.has("sign-up") ? await reads.signUpsByIds(ids("sign-up")) : []),
    people: byId(
      (await Promise.all(ids("officer").map((id) => reads.account(id)))).flatMap(
        (found) => found ?? [],
      ),
    ),
    reference: await reads.reference(),
  };
};

/** One thing that an event is about, and who hears of it. */
type Told = Pick<LoggedEvent, "subject" | "topics">;

/** [F5] An event is about its subject, and a scan's about the trip it moved on, which has no event of its own. */
const toldBy = (events: readonly LoggedEvent[]): readonly Told[] =>
  events.flatMap(({ subject, topics, payload: { trip } }): Told[] =>
    typeof trip === "string"
      ? [
          { subject, topics },
          { subject: { kind: "trip", id: trip }, topics },
        ]
      : [{ subject, topics }],
  );

const ofCarriers: ReadonlySet<string> = new Set(["trip", "manifest"]);

/**
 * Trips of carriers within reach, and lists of people on them: neither names its carrier, what is said of it goes to the
 * carrier's topic.
 */
const carriedBy = (reach: Reach | null, told: readonly Told[]): ReadonlySet<string> => {
  const topics = [...(reach?.carriers ?? [])].map((id) => `carrier:${id}`);
  const theirs = topics.length === 0 ? [] : told.filter((e) => ofCarriers.has(e.subject.kind));
  return new Set(
    theirs.filter((e) => topics.some((t) => e.topics.includes(t))).map((e) => e.subject.id),
  );
};

/** One thing for one audience; a tombstone where it is gone or no longer theirs to see. */
const present = (
  kind: ItemKind,
  id: string,
  reach: Reach,
  audience: Audience,
  things: Things,
  carried: ReadonlySet<string>,
  at: number,
): Item => {
  const onTablet = audience.kind === "device";
  switch (kind) {
    case "pass": {
      const pass = things.passes.get(id);
      const theirs = pass && (bound(reach, pass) || reach.carriers.has(pass.carrier));
      const late = pass && onTablet && ms(pass.validTo) < at - passKeptMs;
      return { kind, id, value: pass && theirs && !late ? pass : null };
    }
    case "trip": {
      const trip = things.trips.get(id);
      const over = trip && onTablet && trip.closedAt !== null;
      const theirs = trip && (bound(reach, trip) || carried.has(id));
      return { kind, id, value: theirs && !over ? trip : null };
    }
    case "scan":
      return { kind, id, value: things.scans.get(id) ?? null };
    case "device": {
      const device = things.devices.get(id);
      const theirs = device && (reach.all || reach.checkpoints.has(device.checkpoint));
      return { kind, id, value: device && theirs ? toDevice(device, things.keptApart) : null };
    }
    case "status-list": {
      const list = things.lists.get(id);
      return { kind, id, value: list ? toListItem(list) : null };
    }
    case "rules":
      return { kind, id, value: things.ruleSets.get(id) ?? null };
    case "keys":
      return { kind, id: keysId, value: things.keys };
    case "proposal":
      return { kind, id, value: things.proposals.get(id) ?? null };
    case "question": {
      const question = things.questions.get(id);
      const theirs = question && (reach.all || reach.checkpoints.has(question.checkpoint));
      const old = question?.closedAt && ms(question.closedAt) < at - questionToldMs;
      return { kind, id, value: theirs && !old ? question : null };
    }
    case "manifest": {
      const list = things.manifests.get(id);
      const theirs = list && presentList(list, reach, audience, carried.has(id), at);
      return { kind, id, value: theirs ?? null };
    }
    case "alert": {
      const known = things.alerts.get(id);
      const value = known && presentAlert(known, reach, audience, things.reference, at);
      return { kind, id, value: value ?? null } as Item;
    }
    case "watch": {
      const seen = things.watch.get(id);
      const value = seen && watchFor(seen, reach, audience, things.reference, at);
      return { kind, id, value: value ?? null } as Item;
    }
    case "convoy":
      return { kind, id, value: convoyFeed(things.convoys.get(id), reach, at) };
    case "application": {
      const application = things.applications.get(id);
      const theirs = application && applicationReached(application, reach);
      return { kind, id, value: theirs ? { id } : null };
    }
    case "sign-up": {
      const signUp = things.signUps.get(id);
      const theirs = signUp && signUpReached(signUp, reach);
      return { kind, id, value: theirs ? { id } : null };
    }
    case "officer": {
      const person = things.people.get(id);
      const { post } = audience;
      const there = person && post !== null ? officerAt(person, post, things.reference) : null;
      return { kind, id, value: there };
    }
    case "carrier": {
      const carrier = things.places.get(`carrier ${id}`) as Carrier | undefined;
      return { kind, id, value: carrier ? carrierFor(audience, carrier) : null };
    }
    case "endpoint": {
      const endpoint = things.places.get(`endpoint ${id}`) as Endpoint | undefined;
      return { kind, id, value: endpoint ? endpointFor(audience.kind, endpoint) : null };
    }
    default:
      return { kind, id, value: things.places.get(`${kind} ${id}`) ?? null } as Item;
  }
};

const subjectsOf = (told: readonly Told[]): Subjects => {
  const subjects = new Map<ItemKind, Set<string>>();
  for (const { subject } of told) {
    // Of people nothing is sent: their events are there for the record.
    if (subject.kind === "person" || subject.kind === "webhook") continue;
    const ids = subjects.get(subject.kind) ?? new Set();
    ids.add(subject.id);
    subjects.set(subject.kind, ids);
  }
  return subjects;
};

/**
 * What events changed, as it now stands, for any audience. [F2] Each thing once, however often it changed.
 * Loads at once and presents for as many audiences as ask.
 */
export const itemsOf = async (
  events: readonly LoggedEvent[],
  reads: Reads,
  at: number,
): Promise<(audience: Audience) => Item[]> => {
  const toldOf = toldBy(events);
  const told = [
    ...toldOf,
    ...(await listsToldBy(toldOf, reads)),
    ...(await alertsToldBy(toldOf, reads)),
  ];
  const things = await load(subjectsOf(told), reads, at);
  return (audience) => {
    const seen = subjectsOf(told.filter(audience.sees));
    const carried = carriedBy(audience.reach("trip"), told);
    return [...seen].flatMap(([kind, ids]) => {
      const reach = audience.reach(kind);
      return reach
        ? [...ids].map((id) => present(kind, id, reach, audience, things, carried, at))
        : [];
    });
  };
};
