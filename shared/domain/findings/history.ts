import type { LevelsByArea } from "../levels.ts";
import type { CheckResult } from "../manifest-shape.ts";
import type { PassOnFile } from "../pass.ts";
import type { Area, Checkpoint, Corridor, Endpoint } from "../place.ts";
import type { Plate } from "../plate.ts";
import type { Scan } from "../scan.ts";
import type { IsoTime } from "../time.ts";
import type { RoadMark } from "../travel/travel-shape.ts";
import type { Travel } from "../travel/usual.ts";
import type { ScanFact } from "../trip.ts";
import type { Trip } from "../trip-shape.ts";
import type { Outcome, ReasonCode } from "../verdict-shape.ts";
import type { Watchlist } from "../watch.ts";

/** A scan as findings are made from it: what the trips know of it, and what else was seen, said and decided at the barrier. */
export interface FindingScan extends Omit<ScanFact, "plate"> {
  /** Key that its vehicle's trips are folded by; null where the scan names neither pass nor plate. */
  readonly vehicle: string | null;
  /** The vehicle's plate: the pass's, or that entered; null where a code that is no pass was read and no plate entered. */
  readonly plate: Plate | null;
  /** The plate that the tablet wrote down. */
  readonly plateSeen: Plate | null;
  readonly plateMatches: boolean | null;
  /** What stood there instead, where that was written down. */
  readonly otherPlate?: Plate | undefined;
  /** Null for what was confirmed without a tablet. */
  readonly device: string | null;
  readonly direction: Scan["direction"];
  readonly how: Scan["how"];
  /** Code of the purpose on the pass; null where none is known. */
  readonly purpose: number | null;
  /** Of the tablet's own verdict, whose outcome stands beside it. */
  readonly reasons: readonly ReasonCode[];
  /** The server's own verdict; null where it made none. */
  readonly judged: { readonly outcome: Outcome; readonly reasons: readonly ReasonCode[] } | null;
}

/** A pass as it stood from a moment on, until the next state of it. */
export type PassState = Pick<
  PassOnFile,
  | "plate"
  | "trailerPlate"
  | "endpoint"
  | "via"
  | "corridor"
  | "occupantsMax"
  | "purpose"
  | "use"
  | "status"
> & { readonly from: IsoTime };

/** A check of a list of people, without their names. */
export interface ListCheck {
  readonly list: string;
  readonly scan: string;
  readonly checkpoint: string;
  readonly at: IsoTime;
  readonly result: CheckResult;
  /** How many are listed, of those are there, and are there besides. */
  readonly listed: number;
  readonly present: number;
  readonly others: number;
}

/** [W11] An entry of the watchlist that somebody's paper met, as a list or a check says. */
export interface PersonMet {
  readonly entry: string;
  readonly scan: string;
  readonly checkpoint: string;
  readonly at: IsoTime;
}

/** Places and levels as findings ask for them; made once of the reference data for all vehicles. */
export interface FindingPlaces {
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly corridors: ReadonlyMap<string, Corridor>;
  /** Corridors that run through each checkpoint. */
  readonly corridorsAt: ReadonlyMap<string, readonly Corridor[]>;
  /** When a corridor took its present shape; one that is not named always had it. */
  readonly shapedAt: ReadonlyMap<string, IsoTime>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly levels: LevelsByArea;
  /** [K9] Travel times as they were learned, and what command says of the roads. */
  readonly roads: { readonly travel: Travel; readonly marks: readonly RoadMark[] };
  /** Every entry there ever was. */
  readonly watchlist: Watchlist;
}

/** All that is known of one vehicle key, in any order, repeated or not. */
export interface VehicleHistory {
  /** The key; null for a lone scan that names no vehicle. */
  readonly vehicle: string | null;
  readonly scans: readonly FindingScan[];
  /** As `foldTrips` makes them of these scans. */
  readonly trips: readonly Trip[];
  /** Every state its pass was in; none where it has no pass on file. */
  readonly pass: readonly PassState[];
  readonly checks: readonly ListCheck[];
  readonly met: readonly PersonMet[];
  /** Scans and trips of the same plate under other keys: another pass, or none. */
  readonly elsewhere: { readonly scans: readonly FindingScan[]; readonly trips: readonly Trip[] };
  readonly places: FindingPlaces;
}
