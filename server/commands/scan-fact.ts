import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { type Correction, isInTime } from "../../shared/domain/correction.ts";
import { namedAs } from "../../shared/domain/merged.ts";
import type { PassId, PassOnFile } from "../../shared/domain/pass.ts";
import type { Checkpoint } from "../../shared/domain/place.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { type Scan, trueTime } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import { onWayOf } from "../../shared/domain/way.ts";
import type { PlacesAtHand } from "./places-at-hand.ts";
import { passOf, type ReceivedScan } from "./read-scan.ts";

/** Where a vehicle is bound and on what terms, from the best source at hand. */
interface Terms {
  readonly pass: PassId | null;
  readonly plate: Plate | null;
  readonly endpoint: string | null;
  readonly via?: readonly string[] | undefined;
  readonly corridor: string | null;
  readonly kind: number | null;
  readonly purpose: number | null;
  readonly occupantsMax: number | null;
  readonly validTo: string | null;
}

/** [V7] The highest revision known wins whole: the pass on file unless the token is newer. */
const termsOf = (received: ReceivedScan, pass: PassOnFile | null, places: PlacesAtHand): Terms => {
  const { scan, opened } = received;
  const token = opened?.kind === "pass" ? opened : null;
  if (pass && !(token && token.rev > pass.rev)) return { ...pass, pass: pass.id };
  if (token)
    return {
      pass: token.id,
      plate: token.plate,
      endpoint: places.endpointsByCode.get(token.endpointCode)?.id ?? null,
      corridor: places.corridorsByCode.get(token.corridorCode)?.id ?? null,
      kind: token.vehicleKind,
      purpose: token.purpose,
      occupantsMax: token.occupantsMax,
      validTo: token.validTo,
    };
  return {
    pass: passOf(received),
    plate: scan?.plate ?? null,
    endpoint: scan?.walkUp?.endpoint ?? null,
    corridor: scan?.walkUp?.corridor ?? null,
    kind: scan?.walkUp?.kind ?? null,
    purpose: null,
    occupantsMax: null,
    validTo: null,
  };
};

/** [T15] Where the post stands on the vehicle's way, and whether it only passes through by the rules of that moment. */
const wayOf = (
  { corridor, purpose }: Pick<Terms, "corridor" | "purpose">,
  post: Checkpoint | undefined,
  { corridors, book }: PlacesAtHand,
  at: number,
): Pick<ScanFact, "way" | "transit"> => {
  const runs = corridors.get(corridor ?? "");
  const way = runs && post && onWayOf(runs, post);
  if (!way) return {};
  const transit =
    purpose !== null &&
    rulesAt(book.ruleSets, at)?.purposes.find(({ code }) => code === purpose)?.transit;
  return { way, ...(transit && { transit }) };
};

/** [B9] The endpoint whose gate it is, by the name that the vehicle's pass has for it. */
const confirmedAt = (
  { endpoint, via }: Pick<Terms, "endpoint" | "via">,
  post: Checkpoint | undefined,
  { endpoints }: PlacesAtHand,
): string | null => {
  const here = post?.endpoint ?? null;
  if (here === null || endpoint === null) return here;
  return namedAs((id) => endpoints.get(id), endpointsOf({ endpoint, via }), here);
};

/** [T19] What a pass is for goes on under another plate; a vehicle without one is entered at the barrier as it is. */
const takeOverIn = ({ takeOver }: Scan, pass: PassId | null): Pick<ScanFact, "takeOver"> => {
  if (!takeOver) return {};
  if (pass !== null) return { takeOver };
  return takeOver.newDriver ? { takeOver: { ...takeOver, plate: null } } : {};
};

/** What the scan corrects, in one spelling; null for one that corrects nothing, or comes too late for it [T11]. */
export const correctsOf = ({ scan }: ReceivedScan): Correction | null =>
  scan?.corrects && isInTime(scan.corrects, trueTime(scan))
    ? { ...scan.corrects, scan: scan.corrects.scan.toLowerCase() }
    : null;

/**
 * What the trips are folded from. Null where the scan cannot say which vehicle it saw. `onRecord` looks up a fact of the
 * same vehicle: a correction counts at the time that what it corrects was recorded under.
 */
export const factOf = (
  received: ReceivedScan,
  pass: PassOnFile | null,
  places: PlacesAtHand,
  receivedAt: number,
  onRecord: (id: string) => ScanFact | undefined,
): ScanFact | null => {
  const { scan, id } = received;
  const { plate, ...terms } = termsOf(received, pass, places);
  if (!scan || id === null || plate === null) return null;
  // Nothing happens after it was heard of: a clock that runs ahead must not put a trip into the future.
  const heard = (time: number): string => iso(Math.min(time, receivedAt));
  const made = heard(trueTime(scan));
  const corrects = correctsOf(received);
  const original = corrects && onRecord(corrects.scan);
  const { outcome, reasons } = scan.verdict;
  const post = places.checkpoints.get(scan.checkpoint);
  return {
    id,
    ...(corrects && { corrects: { scan: corrects.scan, madeAt: made } }),
    ...(scan.override && { override: scan.override }),
    pass: terms.pass,
    plate,
    checkpoint: scan.checkpoint,
    confirms: confirmedAt(terms, post, places),
    ...wayOf(terms, post, places, trueTime(scan)),
    at: corrects ? (original?.at ?? heard(ms(corrects.at))) : made,
    outcome,
    ...(outcome !== "go" && reasons.length > 0 && { reasons: reasons.map(({ code }) => code) }),
    decision: scan.decision,
    occupants: scan.occupantsSeen,
    ...(scan.changes.length > 0 && { changes: scan.changes }),
    ...takeOverIn(scan, terms.pass),
    endpoint: terms.endpoint,
    ...(terms.via && { via: terms.via }),
    corridor: terms.corridor,
    kind: terms.kind,
    occupantsMax: terms.occupantsMax,
    validTo: terms.validTo,
  };
};
