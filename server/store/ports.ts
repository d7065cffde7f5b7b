import type { Device } from "../../shared/contract/device.ts";
import type { Person } from "../../shared/contract/people.ts";
import type { Refusal } from "../../shared/contract/problems.ts";
import type { ChosenPass, PassQuery } from "../../shared/contract/registry.ts";
import type { ItemKind } from "../../shared/contract/sync.ts";
import type { AreasOf, Day } from "../../shared/domain/daily.ts";
import type { AreaDay } from "../../shared/domain/daily-shape.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { IssuingKey } from "../../shared/domain/issuing-key.ts";
import type { AreaLevel } from "../../shared/domain/levels.ts";
import type { CarrierRecord } from "../../shared/domain/low-risk.ts";
import type { AreaMeasure } from "../../shared/domain/measures.ts";
import type { Pass, PassId, PassOnFile, PassStatus } from "../../shared/domain/pass.ts";
import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { DayOnRecord } from "../../shared/domain/post-day.ts";
import type { Proposal } from "../../shared/domain/proposal.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import type { ShortCode } from "../../shared/domain/short-code.ts";
import type { RoadMarkEntry } from "../../shared/domain/travel/road-mark.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { WatchEntry } from "../../shared/domain/watch.ts";
import type { SnapshotPart } from "../snapshot-part.ts";
import type { AlertReads, AlertWrites } from "./alert-ports.ts";
import type { ApplicationReads, ApplicationWrites } from "./application-ports.ts";
import type { ConvoyReads, ConvoyWrites } from "./convoy-ports.ts";
import type { ExtensionReads, ExtensionWrites } from "./extension-ports.ts";
import type { FindingReads } from "./finding-ports.ts";
import type { ImportReads, ImportWrites } from "./import-ports.ts";
import type { ManifestReads, ManifestWrites } from "./manifest-ports.ts";
import type { QuestionReads, QuestionWrites } from "./question-ports.ts";
import type { SavedFilterReads, SavedFilterWrites } from "./saved-filter-ports.ts";
import type { ScanGroupFacts, ScanGroupKeys, ScanGroupWrites } from "./scan-group-ports.ts";
import type { SignUpReads, SignUpWrites } from "./sign-up-ports.ts";
import type { TravelReads, TravelWrites } from "./travel-ports.ts";
import type { WebhookReads, WebhookWrites } from "./webhook-ports.ts";

/**
 * What the rest of the server asks of a store. Coarse and async, so that SQLite and PostgreSQL both fit.
 * Readers and writers are different types: a query can not write.
 */

/** [S18] A read was given up, and nothing is known: to be asked again. The store goes on. */
export class ReadGivenUp extends Error {
  override readonly name = "ReadGivenUp";
}

/** [S11] The database does not answer now; what was asked may be asked again. */
export class StoreAway extends Error {
  override readonly name = "StoreAway";
}

/** Nothing is wrong with what was asked, nor with the product: it is answered `not-ready`. */
export const isForLater = (error: unknown): boolean =>
  error instanceof ReadGivenUp || error instanceof StoreAway;

/** A person with what only the server may know. */
export interface Account extends Person {
  /** Argon2id, PHC string. */
  readonly passwordHash: string;
}

export interface SessionRow {
  /** SHA-256 of the cookie's value, base64url: a stolen database opens no session. */
  readonly hash: string;
  readonly account: string;
  readonly expiresAt: number;
}

/** A tablet with its public key (base64url, uncompressed P-256 point) and the head of its chain. */
export interface DeviceRow extends Omit<Device, "keptApart"> {
  readonly publicKey: string;
  /** Hash of its newest scan on record, base64url; null before the first. */
  readonly lastHash: string | null;
}

export interface EnrolCodeRow {
  /** SHA-256 of the code, base64url. */
  readonly hash: string;
  readonly checkpoint: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/**
 * All places, and all rules and decisions that were ever published, at once: small (thousands), read often, kept in
 * memory by the adapter until they change.
 */
export interface Reference {
  readonly areas: readonly Area[];
  readonly checkpoints: readonly Checkpoint[];
  readonly corridors: readonly Corridor[];
  readonly endpoints: readonly Endpoint[];
  readonly carriers: readonly Carrier[];
  readonly levels: readonly AreaLevel[];
  readonly measures: readonly AreaMeasure[];
  /** Every entry there ever was. */
  readonly watchlist: readonly WatchEntry[];
  /** Every mark of a road there ever was. */
  readonly roadMarks: readonly RoadMarkEntry[];
  readonly ruleSets: readonly RuleSet[];
}
/** The list of `Reference` that holds each kind of place, and carriers. */
export const placeLists = {
  area: "areas",
  checkpoint: "checkpoints",
  corridor: "corridors",
  endpoint: "endpoints",
  carrier: "carriers",
} as const satisfies Record<string, keyof Reference>;
export type PlaceKind = keyof typeof placeLists;
/** The list of `Reference` that holds each kind kept in the one table for them. */
export const referenceLists = {
  ...placeLists,
  "risk-level": "levels",
  measure: "measures",
  watch: "watchlist",
  "road-mark": "roadMarks",
} as const satisfies Record<string, keyof Reference>;
export type ReferenceKind = keyof typeof referenceLists;

/**
 * One event as it enters the log. `subject` is the item it is about, or a person or webhook, which are logged but never
 * synchronised; payloads hold no personal data.
 */
export interface NewEvent {
  readonly type: string;
  readonly subject: { readonly kind: ItemKind | "person" | "webhook"; readonly id: string };
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  readonly topics: readonly string[];
}
export interface LoggedEvent extends NewEvent {
  readonly seq: number;
  /** Server time it was appended, ms. */
  readonly at: number;
}

/** A page of a list, newest first; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A status list as signed last. `token` is base64url COSE_Sign1. */
export interface StatusListRow {
  readonly kid: number;
  readonly list: number;
  readonly seq: number;
  readonly issuedAt: number;
  readonly token: string;
}

export interface PeopleReads {
  accountByUsername(username: string): Promise<Account | undefined>;
  account(id: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  session(hash: string): Promise<SessionRow | undefined>;
}
export interface PeopleWrites {
  putAccount(account: Account): Promise<void>;
  putSession(session: SessionRow): Promise<void>;
  dropSession(hash: string): Promise<void>;
  /** Ends every session of an account: a changed password or grant must bite at once. */
  dropSessionsOf(account: string): Promise<void>;
  /** Forgets sessions that ended at or before a time (ms). */
  dropEndedSessions(at: number): Promise<void>;
}

export interface DeviceReads {
  device(id: string): Promise<DeviceRow | undefined>;
  devices(): Promise<readonly DeviceRow[]>;
  /** How many uploads of each tablet are kept apart as evidence; those of whom none is are left out. */
  keptApart(): Promise<ReadonlyMap<string, number>>;
  enrolCode(hash: string): Promise<EnrolCodeRow | undefined>;
}
export interface DeviceWrites {
  /** Adds a tablet, or changes what people decide of one: name, post, cut-off. Its chain is `recordScans`' to move. */
  putDevice(device: DeviceRow): Promise<void>;
  /** What else a tablet is marked with than its scans are. */
  markDevice(id: string, marks: DeviceRow["marks"]): Promise<void>;
  putEnrolCode(code: EnrolCodeRow): Promise<void>;
}

export interface KeyReads {
  /** Every key there ever was, by number. */
  issuingKeys(): Promise<readonly IssuingKey[]>;
}
export interface KeyWrites {
  /** Throws where another has this number: of two that add one at once, one does. */
  addIssuingKey(key: IssuingKey): Promise<void>;
  /** When a key was cut off, ms. */
  cutIssuingKey(kid: number, at: number): Promise<void>;
}

export interface ProposalReads {
  proposal(id: string): Promise<Proposal | undefined>;
  /** Newest first. */
  findProposals(query: { cursor?: string | undefined; limit: number }): Promise<Page<Proposal>>;
  /** Not ended and made after a time (ms). */
  openProposals(since: number): Promise<readonly Proposal[]>;
}
export interface ProposalWrites {
  /** As `proposal`, and nobody else decides it until this transaction ends. */
  proposalToDecide(id: string): Promise<Proposal | undefined>;
  putProposal(proposal: Proposal): Promise<void>;
}

export interface ReferenceReads {
  reference(): Promise<Reference>;
}
export interface ReferenceWrites {
  putArea(area: Area): Promise<void>;
  putCheckpoint(checkpoint: Checkpoint): Promise<void>;
  putCorridor(corridor: Corridor): Promise<void>;
  putEndpoint(endpoint: Endpoint): Promise<void>;
  putCarrier(carrier: Carrier): Promise<void>;
  putLevel(level: AreaLevel): Promise<void>;
  putMeasure(measure: AreaMeasure): Promise<void>;
  putWatch(entry: WatchEntry): Promise<void>;
  putRoadMark(entry: RoadMarkEntry): Promise<void>;
  putRules(rules: RuleSet): Promise<void>;
}

/** A part of tablets' snapshots: an array of passes on file. */
export interface PassPart extends SnapshotPart {
  /** Where each of them is bound for, of the endpoints that are apart; empty where it is for no gate alone. */
  readonly endpoints: readonly string[];
}

/**
 * Which passes are asked for. `endpoints`: an area, as those that lie in it. `endpointNames`: all ids that `endpoint` goes by. `carriers`: those that `q` is the telephone number of.
 * `alsoNamed`: [B2] carriers that go by another, each with that one's name, folded: `q` finds their passes by it too.
 */
export type PassesAsked = Partial<
  Pick<
    PassQuery,
    "q" | "plate" | "code" | "status" | "endpoint" | "corridor" | "carrier" | "endsBefore"
  >
> & {
  readonly endpoints?: readonly string[];
  readonly endpointNames?: readonly string[];
  readonly carriers?: ReadonlySet<string>;
  readonly alsoNamed?: readonly { readonly id: string; readonly name: string }[];
};
type PassPageAsked = PassesAsked & Pick<PassQuery, "cursor" | "limit">;

export interface PassReads {
  pass(id: PassId): Promise<Pass | undefined>;
  passOfShortCode(code: ShortCode): Promise<Pass | undefined>;
  /** Every pass of exactly this plate, newest first. */
  passesOfPlate(plate: Plate): Promise<readonly Pass[]>;
  /** Every pass of any of these plates, newest first. */
  passesOfPlates(plates: readonly Plate[]): Promise<readonly Pass[]>;
  /** Within reach, newest first. `q` is matched accent-insensitively against `searchText`. */
  findPasses(
    query: PassPageAsked,
    reach: Reach,
    at: number,
  ): Promise<Page<Pass> & { total: number }>;
  /** [L6] Those found that are still good at `at`, newest first, at most `limit`. */
  goodPasses(
    query: PassesAsked,
    reach: Reach,
    at: number,
    limit: number,
  ): Promise<readonly ChosenPass[]>;
  /** [L7] Of the plates that may be mistaken for this one and are not it, the newest, at most `limit`. */
  passesOfLook(plate: Plate, limit: number): Promise<readonly Pass[]>;
  /** A page of the same, and nothing counted. */
  passPage(query: PassPageAsked, reach: Reach, at: number): Promise<Page<Pass>>;
  /**
   * Within reach and not ended at a time (ms), of any status, in the order they were issued, from the one after `after` on.
   * `last`: where to go on from; null where there are no more.
   */
  passesAfter(
    query: PassesAsked,
    reach: Reach,
    at: number,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly Pass[]; readonly last: number | null }>;
  /** [Y10] [B4] Of the passes of carriers that are one, not ended before a time (ms), those that end last first, and no more than are looked at. */
  carrierRecord(carriers: readonly string[], endedAfter: number): Promise<CarrierRecord>;
  /** What tablets hold: passes within reach not ended before `endedAfter` (ms), least fields. */
  passesOnFile(reach: Reach, endedAfter: number): Promise<readonly PassOnFile[]>;
  /**
   * The passes of a corridor not ended before `endedAfter` (ms) as parts; those bound for an endpoint that is `apart`
   * in parts of their own. The same passes make the same parts.
   */
  passParts(
    corridor: string,
    apart: readonly string[],
    endedAfter: number,
  ): Promise<readonly PassPart[]>;
  passesOnFileByIds(ids: readonly PassId[]): Promise<readonly PassOnFile[]>;
  /** The whole of each, in the order they were issued. */
  passesByIds(ids: readonly PassId[]): Promise<readonly Pass[]>;
  /** Statuses of a list by index, dense from 0. */
  statuses(kid: number, list: number): Promise<readonly PassStatus[]>;
  statusLists(): Promise<readonly StatusListRow[]>;
  /** [P29] Passes with a version that names a driver, ended before a time (ms); those that ended first come first. */
  passesNamingDrivers(endedBefore: number, limit: number): Promise<readonly PassId[]>;
}
export interface PassToPut {
  readonly pass: Pass;
  readonly searchText: string;
}
export interface PassWrites {
  /** So many free indices of the key's newest list and those after it, in order, allocated for good. */
  nextIndices(
    kid: number,
    count: number,
  ): Promise<readonly { readonly list: number; readonly index: number }[]>;
  /** Inserts a new pass, or a new rev of one (the old rev is kept as history). `searchText` is folded. */
  putPass(pass: Pass, searchText: string): Promise<void>;
  /** The same of several passes, no two of them the same one, at once. */
  putPasses(passes: readonly PassToPut[]): Promise<void>;
  /** [P29] Erases the drivers' names from every version of passes; what events say of them still holds. */
  eraseDrivers(ids: readonly PassId[]): Promise<void>;
  /** Those of some short codes that passes have. */
  takenShortCodes(codes: readonly string[]): Promise<readonly string[]>;
  putStatusList(row: StatusListRow): Promise<void>;
}

export interface TripReads {
  trip(idOrAlias: string): Promise<Trip | undefined>;
  tripsByIds(ids: readonly string[]): Promise<readonly Trip[]>;
  /** Trips of vehicles by their keys (pass id, or plate) that are open or closed at or after a time (ms), in no order. */
  tripsOf(vehicles: readonly string[], since: number): Promise<readonly Trip[]>;
  /** Open (on-the-road, held) within reach. */
  openTrips(reach: Reach): Promise<readonly Trip[]>;
  /** [T7] Open trips on a corridor, but those first and last seen at posts that `gone` names as `first last`; in no order. */
  openTripsOn(corridor: string, gone: readonly string[]): Promise<readonly Trip[]>;
  /** [T8] Open trips that name an endpoint; in no order. */
  openTripsTo(endpoint: string): Promise<readonly Trip[]>;
  /** [R10] The table of a day, of all trips that were under way at some moment of it. */
  areaDays(day: Day, areasOf: AreasOf): Promise<readonly AreaDay[]>;
  /** Closed at or after a time (ms) within reach, newest first, at most `limit`. */
  closedTrips(reach: Reach, since: number, limit: number): Promise<readonly Trip[]>;
  findTrips(
    query: {
      status?: Trip["status"] | undefined;
      corridor?: string | undefined;
      plate?: string | undefined;
      cursor?: string | undefined;
      limit: number;
    },
    reach: Reach,
  ): Promise<Page<Trip>>;
}

/** The only writes are made inside `recordScans`, see below. */
/** Where and when (event time, ms) something was scanned. */
export interface ScannedAt {
  readonly seq: number;
  readonly checkpoint: string;
  readonly at: number;
}

export interface ScanReads {
  scansSeenByIds(ids: readonly string[]): Promise<readonly ScanSeen[]>;
  /**
   * Received at or after a time (ms) within reach, newest first, at most `limit`. `refused`: only those whose
   * verdict was stop or that were not let through; `overturned`: those the server judged otherwise.
   */
  recentScans(
    reach: Reach,
    since: number,
    limit: number,
    which?: "all" | "refused" | "overturned",
  ): Promise<readonly ScanSeen[]>;
  /** [E4] Scans made on a day, and those among them that held, turned back or referred a vehicle. */
  dayOnRecord(day: Pick<Day, "from" | "until">): Promise<DayOnRecord>;
  /** The whole scan as it was uploaded, or undefined. */
  scanBody(id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** What was scanned since a time (ms) and recorded above a number, in the order it was recorded. */
  scannedSince(since: number, after: number, limit: number): Promise<readonly ScannedAt[]>;
}

export interface LogReads {
  /** Events after a cursor in order, gapless, at most `limit`. */
  events(after: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** As `events`, of those that carry at least one of the topics. */
  eventsOn(
    topics: readonly string[],
    after: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]>;
  /** Events numbered lower than `before`, newest first, at most `limit`, each with its hash (hexadecimal). */
  eventsBefore(
    before: number,
    limit: number,
  ): Promise<readonly (LoggedEvent & { readonly hash: string })[]>;
  /** Sequence of the newest event; 0 when none. */
  latestSeq(): Promise<number>;
}
export interface LogWrites {
  /** Locks the head, numbers the events, chains their hashes. */
  append(events: readonly NewEvent[], at: number): Promise<void>;
}

export type Reads = PeopleReads &
  DeviceReads &
  KeyReads &
  ProposalReads &
  QuestionReads &
  ManifestReads &
  ConvoyReads &
  AlertReads &
  WebhookReads &
  FindingReads &
  ImportReads &
  ExtensionReads &
  ApplicationReads &
  SignUpReads &
  SavedFilterReads &
  ReferenceReads &
  PassReads &
  TripReads &
  TravelReads &
  ScanReads &
  LogReads;
export type Writes = PeopleWrites &
  DeviceWrites &
  KeyWrites &
  ProposalWrites &
  QuestionWrites &
  ManifestWrites &
  ConvoyWrites &
  AlertWrites &
  WebhookWrites &
  ImportWrites &
  ExtensionWrites &
  ApplicationWrites &
  SignUpWrites &
  SavedFilterWrites &
  ReferenceWrites &
  PassWrites &
  TravelWrites &
  LogWrites;

/** Pages of lists that grow with the years: each quick by itself, and many where all of a list is read. */
export const wholeListReads = [
  "findAlerts",
  "findApplications",
  "findConvoys",
  "findQuestions",
] as const;
export type WholeListReads = Pick<Reads, (typeof wholeListReads)[number]>;

export interface Store {
  readonly reads: Reads;
  /** [S17] For whoever reads such a list to its end: no scan waits for it, and no alert. */
  readonly wholeLists: WholeListReads;
  /**
   * Runs `work` in one write transaction; rows and events commit together or not at all.
   * A returned refusal or a throw rolls back. Inside, await nothing but the transaction's own calls.
   */
  write<T>(work: (tx: Reads & Writes) => Promise<T | Refusal>): Promise<T | Refusal>;
  /**
   * The hot path [S1]: loads facts for the group, asks the pure `decide`, writes rows and events, all in one
   * durable transaction. Resolves after the commit has reached the disk. `writes.scans[i]` gets the seq of
   * the event with the same index in `writes.events`; returns those seqs.
   */
  recordScans<T>(
    keys: ScanGroupKeys,
    decide: (facts: ScanGroupFacts) => { readonly writes: ScanGroupWrites; readonly result: T },
    at: number,
  ): Promise<{ readonly result: T; readonly seqs: readonly number[] }>;
  /** Called after each commit that appended events, with the newest seq. Returns how to stop. */
  onCommit(listener: (seq: number) => void): () => void;
  close(): Promise<void>;
}
