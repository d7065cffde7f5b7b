import { isInTime } from "../../shared/domain/correction.ts";
import type { FindingPlaces, FindingScan } from "../../shared/domain/findings/history.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { type Scan, trueTime } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { onWayOf } from "../../shared/domain/way.ts";
import type { Arriving } from "./read-day.ts";

/** A scan as the server would keep it for the findings. */
export const toFindingScan = (
  scan: Scan,
  device: string,
  receivedAt: string,
  pass: PassOnFile | null,
  { checkpoints, corridors }: FindingPlaces,
  rules: Pick<RuleSet, "purposes">,
  judged: FindingScan["judged"],
): FindingScan => {
  const heard = (time: number): string => iso(Math.min(time, ms(receivedAt)));
  const corrects = scan.corrects && isInTime(scan.corrects, trueTime(scan)) ? scan.corrects : null;
  const made = heard(trueTime(scan));
  const { walkUp } = scan;
  const post = checkpoints.get(scan.checkpoint);
  const corridor = pass?.corridor ?? walkUp?.corridor ?? null;
  const purpose = pass?.purpose ?? scan.verdict.facts.purpose;
  const runs = corridors.get(corridor ?? "");
  const way = runs && post && onWayOf(runs, post);
  const transit = rules.purposes.find(({ code }) => code === purpose)?.transit;
  return {
    id: scan.id,
    ...(corrects && { corrects: { scan: corrects.scan, madeAt: made } }),
    ...(scan.override && { override: scan.override }),
    vehicle: scan.pass ?? scan.plate,
    pass: scan.pass,
    plate: pass?.plate ?? scan.plate,
    plateSeen: scan.plate,
    plateMatches: scan.plateMatches,
    device,
    checkpoint: scan.checkpoint,
    confirms: post?.endpoint ?? null,
    ...(way && { way }),
    ...(way && transit && { transit }),
    direction: scan.direction,
    how: scan.how,
    at: corrects ? heard(ms(corrects.at)) : made,
    outcome: scan.verdict.outcome,
    reasons: scan.verdict.reasons.map(({ code }) => code),
    judged,
    decision: scan.decision,
    occupants: scan.occupantsSeen,
    ...(scan.changes.length > 0 && { changes: scan.changes }),
    endpoint: pass?.endpoint ?? walkUp?.endpoint ?? null,
    corridor,
    kind: pass?.kind ?? walkUp?.kind ?? null,
    purpose,
    occupantsMax: pass?.occupantsMax ?? null,
    validTo: pass?.validTo ?? null,
  };
};

/** A receiver's word as a scan: let through at the endpoint itself. */
export const confirmationScan = (
  { pass: id, plate, endpoint, arrival, receivedAt }: Extract<Arriving, { is: "confirmation" }>,
  pass: PassOnFile | null,
  { checkpoints }: FindingPlaces,
): FindingScan => ({
  id: arrival.id,
  vehicle: id ?? plate,
  pass: id,
  plate: pass?.plate ?? plate,
  plateSeen: plate,
  plateMatches: null,
  device: null,
  checkpoint: [...checkpoints.values()].find((one) => one.endpoint === endpoint)?.id ?? endpoint,
  confirms: endpoint,
  direction: "in",
  how: "confirmation",
  at: iso(Math.min(ms(arrival.at), ms(receivedAt))),
  outcome: "go",
  reasons: [],
  judged: null,
  decision: "let-through",
  occupants: arrival.occupantsSeen,
  endpoint: pass?.endpoint ?? null,
  corridor: pass?.corridor ?? null,
  kind: pass?.kind ?? null,
  purpose: pass?.purpose ?? null,
  occupantsMax: pass?.occupantsMax ?? null,
  validTo: null,
});
