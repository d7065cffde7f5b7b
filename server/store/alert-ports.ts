import type { Alert, AlertStatus } from "../../shared/domain/alert.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { FindingKind, Severity } from "../../shared/domain/findings/finding-shape.ts";
import type { Page } from "./ports.ts";

/** Which alerts a list asks for; a field left out asks for any. */
export interface AlertsAsked {
  readonly statuses?: readonly AlertStatus[] | undefined;
  readonly kinds?: readonly FindingKind[] | undefined;
  readonly severity?: Severity | undefined;
  /** What lies in one area: it happened at a post there or, where at none, on the way to an endpoint there. */
  readonly area?: Reach | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What alerts may be of. */
export interface AlertsAbout {
  readonly vehicles: readonly string[];
  readonly devices: readonly string[];
  readonly keys: readonly string[];
}

/** How far one who reads the log behind the commit has come. */
export interface FollowerRow {
  /** Every event up to this one is done with. */
  readonly seq: number;
  /** The process that goes on, and until when (ms) nobody else does. */
  readonly holder: string;
  readonly until: number;
}

export interface AlertReads {
  alert(number: number): Promise<Alert | undefined>;
  alertsByNumbers(numbers: readonly number[]): Promise<readonly Alert[]>;
  /** Every alert there ever was of the vehicles, about the tablets themselves, or under the keys. */
  alertsAbout(about: AlertsAbout): Promise<readonly Alert[]>;
  /** Open or acknowledged, of trips. */
  liveAlertsOf(trips: readonly string[]): Promise<readonly Alert[]>;
  /** Where it happened or the vehicle is bound lies within reach; newest first. */
  findAlerts(asked: AlertsAsked, reach: Reach): Promise<Page<Alert>>;
  /** Open since a time (ms) or longer and not gone a step up, the oldest first, at most `limit`. */
  alertsWaiting(openBefore: number, limit: number): Promise<readonly Alert[]>;
  follower(name: string): Promise<FollowerRow | undefined>;
}
export interface AlertWrites {
  /** The next number that no alert has. */
  nextAlertNumber(): Promise<number>;
  putAlert(alert: Alert): Promise<void>;
  putFollower(name: string, row: FollowerRow): Promise<void>;
}
