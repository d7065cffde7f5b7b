import type { FindingScan } from "../../shared/domain/findings/history.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { PassVersion, PastScan } from "../store/finding-ports.ts";

const plateIn = ({ body }: PastScan): Plate | null =>
  typeof body.plate === "string" ? (body.plate as Plate) : null;

/** What the server itself made of it. Told apart only where it overturns what the tablet said [O11]; null where it made none. */
const judgedOf = ({ seen, body }: PastScan): FindingScan["judged"] => {
  if (seen.judged) return seen.judged;
  // An upload that names nothing to judge by.
  const nothing = (seen.how === "camera" || seen.how === "reader") && body.text === null;
  if (nothing && body.walkUp === null) return null;
  // It differs and is no news: the tablet was more careful than needed.
  if (seen.marks.includes("verdict-differs")) return { outcome: "go", reasons: [] };
  return { outcome: seen.outcome, reasons: seen.reasons };
};

/** What the tablet itself read: of a pass that is not on file there is nothing else. */
const purposeRead = ({ body }: PastScan): number | null => {
  const { facts } = Object(body.verdict) as { readonly facts?: { readonly purpose?: unknown } };
  return typeof facts?.purpose === "number" ? facts.purpose : null;
};

/** The code of the purpose on the pass, as it was last known by the time of the scan. */
const purposeOf = (scan: PastScan, versions: readonly PassVersion[]): number | null => {
  const of = versions.filter(({ pass }) => pass.id === (scan.fact?.pass ?? scan.seen.pass));
  const [first] = of;
  if (!first) return purposeRead(scan);
  const at = Date.parse(scan.seen.at);
  const known = of.filter(({ from }) => from <= at).sort((a, b) => b.from - a.from)[0];
  return (known ?? first).pass.purpose;
};

/** A scan on record as findings are made from it. `versions`: of the passes that scans name. */
export const findingScanOf = (scan: PastScan, versions: readonly PassVersion[]): FindingScan => {
  const { seen, fact, body } = scan;
  return {
    ...(fact ?? {
      id: seen.id,
      ...(seen.override && { override: seen.override }),
      pass: seen.pass,
      checkpoint: seen.checkpoint,
      confirms: null,
      at: seen.at,
      outcome: seen.outcome,
      decision: seen.decision,
      occupants: seen.occupantsSeen,
      endpoint: null,
      corridor: null,
      kind: null,
      occupantsMax: null,
      validTo: null,
    }),
    plate: fact?.plate ?? seen.plate,
    vehicle: scan.vehicle,
    plateSeen: plateIn(scan),
    ...(typeof body.otherPlate === "string" && { otherPlate: body.otherPlate as Plate }),
    plateMatches: typeof body.plateMatches === "boolean" ? body.plateMatches : null,
    device: scan.device,
    direction: seen.direction,
    how: seen.how,
    purpose: purposeOf(scan, versions),
    reasons: seen.reasons,
    judged: judgedOf(scan),
  };
};
