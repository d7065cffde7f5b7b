import type { Scan } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import { aPassOnFile } from "./a-pass.ts";
import { aVerdict } from "./a-verdict.ts";
import { at } from "./times.ts";

/** The nth of a row of UUIDv7s in ascending order. */
export const aScanId = (n = 1): string =>
  `019a9e00-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

/** A scan as a tablet makes it: the pass of `aPass()` let through at Tân Lập with two aboard. */
export const aScan = (change: Partial<Scan> = {}): Scan => {
  const pass = aPassOnFile();
  return {
    v: 4,
    id: aScanId(),
    seq: 1,
    prev: null,
    checkpoint: "tan-lap",
    direction: "in",
    officer: "officer",
    how: "camera",
    text: null,
    pass: pass.id,
    plate: pass.plate,
    plateMatches: true,
    occupantsSeen: 2,
    walkUp: null,
    verdict: aVerdict(),
    decision: "let-through",
    corrects: null,
    override: null,
    changes: [],
    note: null,
    at: at(),
    offsetMs: 0,
    ...change,
  };
};

/** What the fold needs of such a scan, its nth of the day unless `id` is given. */
export const aScanFact = (n = 1, change: Partial<ScanFact> = {}): ScanFact => {
  const pass = aPassOnFile();
  return {
    id: aScanId(n),
    pass: pass.id,
    plate: pass.plate,
    checkpoint: "tan-lap",
    confirms: null,
    at: at(),
    outcome: "go",
    decision: "let-through",
    occupants: 2,
    endpoint: pass.endpoint,
    corridor: pass.corridor,
    kind: pass.kind,
    occupantsMax: pass.occupantsMax,
    validTo: pass.validTo,
    ...change,
  };
};

/** The nth scan, which corrects another, made so many seconds after it. */
export const aCorrection = (
  n: number,
  corrected: ScanFact,
  seconds: number,
  change: Partial<ScanFact>,
): ScanFact => ({
  ...corrected,
  id: aScanId(n),
  corrects: { scan: corrected.id, madeAt: iso(ms(corrected.at) + seconds * 1_000) },
  ...change,
});
