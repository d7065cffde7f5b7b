import type { ScanSeen } from "../../../shared/domain/scan.ts";

/** What boards read of a row of `scan`. */
export interface SeenColumns {
  readonly seq: number;
  readonly seen: string;
}

export const toSeen = (row: SeenColumns): ScanSeen => ({ ...JSON.parse(row.seen), seq: row.seq });

/** What the board lists as refused: the verdict said stop, or the officer did not let it through. */
export const wasRefused = ({
  outcome,
  decision,
}: Pick<ScanSeen, "outcome" | "decision">): boolean =>
  outcome === "stop" || ["hold", "turn-back", "refer"].includes(decision);
