import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import { drawDay } from "../../shared/domain/draw.ts";
import { overturns } from "../../shared/domain/late-truth.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { passThen } from "../../shared/domain/pass-revisions.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { type ScanMark, trueTime } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import { isServed } from "../../shared/domain/trip-shape.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import type { DrawKeys } from "../draw-keys.ts";
import type { NewEvent } from "../store/ports.ts";
import type {
  EvidenceRow,
  RecordedScanRow,
  ScanGroupFacts,
  ScanGroupWrites,
} from "../store/scan-group-ports.ts";
import { scanTopics } from "../topics.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import { followChains } from "./follow-chains.ts";
import { judgeAgain, takenOverBy } from "./judge-again.ts";
import { placesAtHand } from "./places-at-hand.ts";
import { passOf, type ReceivedScan, vehicleOf, type Wording, wrongPost } from "./read-scan.ts";
import { factOf } from "./scan-fact.ts";

/** An answer whose place in the log is known only once the group is written. */
export interface PendingAnswer extends Omit<ScanAnswer, "seq"> {
  /** On record before: its seq. New in this group: its index among the group's scans. Neither: null. */
  readonly place: { readonly seq: number } | { readonly index: number } | null;
}

export interface ScansDecided {
  readonly writes: ScanGroupWrites;
  readonly result: readonly PendingAnswer[];
}

export interface Standing {
  /** The server's time, ms. */
  readonly at: number;
  readonly wording: Wording;
  readonly draw: DrawKeys["draw"];
}

type Row = Omit<RecordedScanRow, "seen"> & { seen: RecordedScanRow["seen"] };

const markedEvent = (id: string, mark: ScanMark, topics: readonly string[]): NewEvent => ({
  type: "scan.marked",
  subject: { kind: "scan", id },
  payload: { mark },
  topics,
});

/** [O11] */
const overturning = (
  { outcome: own }: Verdict,
  server: Verdict | null,
): Pick<Row["seen"], "judged"> =>
  server && overturns(own, server.outcome)
    ? { judged: { outcome: server.outcome, reasons: server.reasons.map(({ code }) => code) } }
    : {};

/** A vehicle drawn just before midnight may be let through just after. */
const drawStandsMs = 30 * 60_000;

/** Clocks are never quite right; what is further ahead than this is worth a second look. */
const futureAfter = 5 * 60_000;

/**
 * Decides one group of scans: what is new, what was here before, what is set aside, and what follows for trips,
 * passes and the log. Pure: facts in, rows, events and answers out.
 */
export const decideScans = (
  facts: ScanGroupFacts,
  group: readonly ReceivedScan[],
  { at, wording, draw }: Standing,
): ScansDecided => {
  const places = placesAtHand(facts.reference);
  const chains = followChains(facts);
  const fold = foldVehicles(facts, at);
  const rows: Row[] = [];
  const evidence: EvidenceRow[] = [];
  const scanEvents: NewEvent[] = [];
  const marks: ScanGroupWrites["marks"][number][] = [];
  const otherEvents: NewEvent[] = [];
  const indexes = new Map<string, number>();

  const setAside = (received: ReceivedScan, why: EvidenceRow["why"]): void => {
    const body = JSON.stringify(received.raw);
    evidence.push({ at, device: received.device, why, hash: received.hash, body });
  };

  const reject = (received: ReceivedScan): PendingAnswer => {
    setAside(received, "rejected");
    chains.followRejected(received);
    const { id, errors } = received;
    return { id, result: "rejected", place: null, verdict: null, errors: [...errors] };
  };

  /** [S4] The first content of an id stands; the other is kept beside it and the scan on record is marked. */
  const otherContent = (received: ReceivedScan, id: string, topics: readonly string[]) => {
    setAside(received, "other-content");
    marks.push({ scan: id, mark: "fork" });
    otherEvents.push(markedEvent(id, "fork", topics));
    const errors = [...wording.sayFields({ id: "other-content" }, received.language)];
    return { id, result: "rejected", place: null, verdict: null, errors } as const;
  };

  /** [S3] */
  const again = (received: ReceivedScan): PendingAnswer | null => {
    const { id } = received;
    if (id === null) return null;
    const index = indexes.get(id);
    const before = facts.known.get(id);
    const row = index === undefined ? undefined : rows[index];
    const hash = row?.hash ?? before?.hash;
    if (hash === undefined) return null;
    if (hash !== received.hash)
      return otherContent(received, id, before?.topics ?? scanEvents[index ?? 0]?.topics ?? []);
    const place = before ? { seq: before.seq } : { index: index ?? 0 };
    // The answer to the first may have been lost, and with it what the tablet's officers have to be told.
    return { id, result: "duplicate", place, verdict: verdictNow(received) };
  };

  /**
   * [V18] The draw that the post's key gives, whatever else the tablet says it drew; null where it says it had no key yet.
   */
  const drawnBy = (received: ReceivedScan): number | null => {
    const { scan, device } = received;
    const claimed = scan?.verdict.facts.draw ?? null;
    const post = facts.devices.get(device)?.checkpoint;
    const who = vehicleOf(received);
    if (!scan || claimed === null || post === undefined || who === null) return claimed;
    const on = (time: number): number => draw(post, drawDay(iso(time)), who);
    const when = trueTime(scan);
    return claimed === on(when - drawStandsMs) ? claimed : on(when);
  };

  /** [T22] The pass of a scan as it was amended by then, as far as is known. */
  const passAt = (received: ReceivedScan): PassOnFile | null => {
    const id = passOf(received);
    const pass = id && facts.passes.get(id);
    if (!pass || !received.scan) return pass ?? null;
    const known = facts.versions.get(pass.id);
    if (!known) return pass;
    const { verdict } = received.scan;
    return passThen(pass, known, trueTime(received.scan), verdict.facts.rev ?? 0);
  };

  const verdictNow = (received: ReceivedScan): Verdict | null => {
    const vehicle = vehicleOf(received);
    const trips = vehicle === null ? [] : fold.trips(vehicle);
    return judgeAgain(received, passAt(received), trips, places, at, drawnBy(received));
  };

  const record = (received: ReceivedScan): PendingAnswer => {
    const { scan, id, hash, device } = received;
    if (!scan || id === null) return reject(received);
    const errors = wrongPost(received, facts.devices.get(device), places.checkpoints, wording);
    if (errors.length > 0) return reject({ ...received, errors });
    const passId = passOf(received);
    const pass = passAt(received);
    // [S7] Nobody knows whose hands a cut-off tablet is in: what it says is evidence and moves no trip.
    const cutOff = typeof facts.devices.get(device)?.cutOffAt === "string";
    const key = vehicleOf(received);
    const onRecord = (other: string) => (key === null ? undefined : fold.fact(key, other));
    const fact = cutOff ? null : factOf(received, pass, places, at, onRecord);
    const vehicle = fact && key;
    const verdict = judged(received, pass, fact, vehicle);
    const uncounted = fact && vehicle !== null ? fold.add(vehicle, fact) : [];
    const seen = {
      id,
      checkpoint: scan.checkpoint,
      direction: scan.direction,
      at: iso(trueTime(scan)),
      receivedAt: iso(at),
      how: scan.how,
      pass: passId,
      plate: plateSeen(received, fact, vehicle),
      occupantsSeen: scan.occupantsSeen,
      outcome: scan.verdict.outcome,
      reasons: scan.verdict.reasons.map((reason) => reason.code),
      decision: scan.decision,
      trip: null,
      marks: marksOf(received, trueTime(scan), verdict, cutOff),
      ...(scan.override && { override: scan.override }),
      ...overturning(scan.verdict, verdict),
    };
    chains.count(device, seen.marks);
    const index = rows.length;
    indexes.set(id, index);
    rows.push({ seen, hash, device, deviceSeq: scan.seq, vehicle, fact, body: received.raw });
    const event = recordedEvent(seen, hash, fact, pass?.carrier, scan.officer);
    scanEvents.push(event);
    for (const other of uncounted) markCorrected(other, event.topics);
    return { id, result: "recorded", place: { index }, verdict };
  };

  /** A correction is judged as if what it corrects had not been: neither its trip nor its arrival counts. */
  const judged = (
    received: ReceivedScan,
    pass: PassOnFile | null,
    fact: ScanFact | null,
    vehicle: string | null,
  ): Verdict | null => {
    const trips = vehicle === null ? [] : fold.trips(vehicle);
    const drawn = drawnBy(received);
    if (!fact?.corrects || vehicle === null)
      return judgeAgain(received, pass, trips, places, at, drawn);
    const others = fold.tripsBut(vehicle, fact);
    const undone = pass?.status === "spent" && trips.some(isServed) && !others.some(isServed);
    const before = undone ? { ...pass, status: "valid" as const } : pass;
    return judgeAgain(received, before, others, places, at, drawn);
  };

  /** [T19] The plate that boards show: the vehicle's, or that of one which took over and was seen. */
  const plateSeen = (
    received: ReceivedScan,
    fact: ScanFact | null,
    vehicle: string | null,
  ): Plate | null => {
    const own = fact?.plate ?? received.scan?.plate ?? null;
    if (vehicle === null) return own;
    const other = takenOverBy(received, own, fold.trips(vehicle))?.plate;
    return other === received.scan?.plate ? (other ?? own) : own;
  };

  /** [S19] */
  const markCorrected = (id: string, topics: readonly string[]): void => {
    const index = indexes.get(id);
    const row = index === undefined ? undefined : rows[index];
    if (row) {
      row.seen = { ...row.seen, marks: [...row.seen.marks, "corrected"] };
      return;
    }
    marks.push({ scan: id, mark: "corrected" });
    otherEvents.push(markedEvent(id, "corrected", topics));
  };

  const marksOf = (
    received: ReceivedScan,
    when: number,
    own: Verdict | null,
    cutOff: boolean,
  ): ScanMark[] => {
    const chain = chains.follow(received);
    const found: ScanMark[] = chain ? [chain] : [];
    if (when > at + futureAfter) found.push("future");
    if (cutOff) found.push("suspect");
    if (own && own.outcome !== received.scan?.verdict.outcome) found.push("verdict-differs");
    return found;
  };

  const recordedEvent = (
    seen: Row["seen"],
    hash: string,
    fact: ScanFact | null,
    carrier: string | undefined,
    officer: string | null,
  ): NewEvent => {
    const endpoint = fact?.endpoint;
    const corridor = fact?.corridor;
    const bound =
      endpoint && corridor
        ? { endpoint, via: fact.via, corridor, ...(carrier && { carrier }) }
        : null;
    return {
      type: "scan.recorded",
      subject: { kind: "scan", id: seen.id },
      // The content's hash ties what was uploaded to the chain without repeating any of it.
      payload: {
        checkpoint: seen.checkpoint,
        outcome: seen.outcome,
        decision: seen.decision,
        hash,
        ...(fact?.corrects && { corrects: fact.corrects.scan }),
        // [T13] Why, and by whose word, stays with the scan.
        ...(seen.override && { overridden: true }),
        // [O9] That somebody was named; who, stays with the scan. The tablet says so, nobody has proved it.
        ...(officer !== null && { officer: "asserted" }),
      },
      topics: scanTopics(seen.checkpoint, bound),
    };
  };

  const result = group.map((received) => again(received) ?? record(received));
  for (const row of rows) {
    const trip = row.vehicle === null ? null : fold.tripOf(row.vehicle, row.seen.id);
    if (trip) row.seen = { ...row.seen, trip: trip.id };
  }
  const { events, ...folded } = fold.result();
  /** [F5] A trip that a scan moved on is told with the scan, where all who hear of the one hear of the other. */
  const toldWithScan = ({ subject, topics, payload }: NewEvent): boolean => {
    const index = rows.findLastIndex(({ seen }) => seen.trip === subject.id);
    const event = scanEvents[index];
    if (subject.kind !== "trip" || !event) return false;
    if (!topics.every((topic) => event.topics.includes(topic))) return false;
    scanEvents[index] = {
      ...event,
      payload: { ...event.payload, trip: subject.id, status: payload.status ?? null },
    };
    return true;
  };
  const apart = events.filter((event) => !toldWithScan(event));
  return {
    writes: {
      scans: rows,
      evidence,
      ...folded,
      devices: chains.moved(at),
      marks,
      events: [...scanEvents, ...apart, ...otherEvents, ...chains.events()],
    },
    result,
  };
};
