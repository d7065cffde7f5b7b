import type { Application, ApplicationState } from "../../shared/domain/application-shape.ts";
import type { DeskDecision } from "../../shared/domain/desk-figures.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { ReceiptCode } from "../../shared/domain/receipt-code.ts";
import type { Page } from "./ports.ts";

/** Which applications a list asks for. */
export interface ApplicationsAsked {
  /**
   * [Y13] `waiting` comes amendments first, each kind in the order in which it came to wait; whatever else is asked for, what
   * moved last first.
   */
  readonly status: ApplicationState | "all";
  /** What was asked of one pass alone. */
  readonly amends?: PassId | undefined;
  /** Only what is bound for one of these. */
  readonly endpoints?: ReadonlySet<string> | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What the desk's figures are made of. */
export interface DeskActs {
  /** Since when each that waits does, ms. */
  readonly waiting: readonly number[];
  readonly decisions: readonly DeskDecision[];
  /** There is more than was read. */
  readonly partial: boolean;
}

export interface ApplicationReads {
  application(id: string): Promise<Application | undefined>;
  applicationsByIds(ids: readonly string[]): Promise<readonly Application[]>;
  /** For an endpoint, by a corridor or of a carrier within reach. `total`: how many match in all, counted up to 1,000. */
  findApplications(
    asked: ApplicationsAsked,
    reach: Reach,
  ): Promise<Page<Application> & { total: number }>;
  /** Those of a vehicle in one of these states, as they last moved. */
  applicationsOfPlate(
    plate: Plate,
    states: readonly ApplicationState[],
  ): Promise<readonly Application[]>;
  /** [N1] Those whose id makes this code, in the order they were last moved: one, but for chance. */
  applicationsOfCode(code: ReceiptCode): Promise<readonly Application[]>;
  /** [Y16] Of those within reach that wait, or moved at or after a time (ms); the newest, at most `limit` of each. */
  deskActs(reach: Reach, since: number, limit: number): Promise<DeskActs>;
  /** Those not waiting that moved last at or before a time (ms), the oldest first, at most `limit`. */
  applicationsLeft(movedBefore: number, limit: number): Promise<readonly Application[]>;
}
export interface ApplicationWrites {
  /** Whatever is put has moved last. */
  putApplication(application: Application): Promise<void>;
  /** [S14] Deletes one with its salt. */
  dropApplication(id: string): Promise<void>;
}

/** As many as a list counts. */
export const mostApplicationsCounted = 1_000;
