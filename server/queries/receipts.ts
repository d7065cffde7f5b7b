import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Became, Receipt, Receipts } from "../../shared/contract/receipts.ts";
import { looksOf } from "../../shared/domain/correction.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { appealsOf, hasReceipt, plateTail, reasonsForAll } from "../../shared/domain/receipt.ts";
import type { ReceiptCode } from "../../shared/domain/receipt-code.ts";
import { readScanOnRecord } from "../../shared/domain/scan-version.ts";
import { ms } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import type { PastScan } from "../store/finding-ports.ts";
import type { Reads, Reference } from "../store/ports.ts";

type Asking = Pick<Reads, "scansOfReceipt" | "pastOf" | "reference">;

/** Taken back within the minute for what counts in its place; the vehicle's scans are given. */
const corrected = ({ seen }: PastScan, facts: readonly ScanFact[]): Became[] => {
  const look = looksOf(facts).find(({ scans }) => scans.some(({ id }) => id === seen.id));
  if (!look || look.counts.id === seen.id) return [];
  const { corrects, at, decision } = look.counts;
  return [{ what: "corrected", at: corrects?.madeAt ?? at, decision }];
};

/** Of the same post only: where else a vehicle went is nothing that its receipt tells. */
const letThrough = ({ seen }: PastScan, facts: readonly ScanFact[]): Became[] => {
  const [next] = looksOf(facts)
    .map(({ counts }) => counts)
    .filter(
      ({ at, checkpoint, decision }) =>
        ms(at) > ms(seen.at) && checkpoint === seen.checkpoint && decision === "let-through",
    )
    .sort((a, b) => ms(a.at) - ms(b.at));
  return next ? [{ what: "let-through", at: next.at }] : [];
};

/** [E3] */
const becameOf = async (reads: Asking, scan: PastScan): Promise<Became[]> => {
  const { seen, vehicle } = scan;
  if (seen.marks.includes("suspect")) return [{ what: "suspect" }];
  const judged: Became[] = seen.judged ? [{ what: "judged", outcome: seen.judged.outcome }] : [];
  if (vehicle === null) return judged;
  const past = await reads.pastOf([{ key: vehicle, since: ms(seen.at) }]);
  const facts = (past.get(vehicle) ?? []).flatMap(({ fact }) => fact ?? []);
  return [...corrected(scan, facts), ...judged, ...letThrough(scan, facts)];
};

const postOf = (checkpoint: string, reference: Reference): Pick<Receipt, "post" | "appeals"> => {
  const post = reference.checkpoints.find(({ id }) => id === checkpoint);
  if (!post) return { post: null, appeals: null };
  const areas = new Map(reference.areas.map((area) => [area.id, area]));
  return {
    post: { name: post.name, area: areas.get(post.area)?.name ?? null, basis: post.basis },
    appeals: appealsOf(post.area, areas),
  };
};

const receiptOf = async (
  reads: Asking,
  scan: PastScan,
  typed: Plate | undefined,
): Promise<Receipt | null> => {
  const { seen, fact, body } = scan;
  const read = readScanOnRecord(body);
  const { decision } = seen;
  if (!read || !hasReceipt(decision)) return null;
  const reference = await reads.reference();
  const { rulesVersion } = read.verdict.facts;
  const plate = fact?.plate ?? seen.plate;
  return {
    decision,
    at: seen.at,
    ...postOf(seen.checkpoint, reference),
    plateTail: plate === null ? null : plateTail(plate),
    plate: plate !== null && plate === typed ? plate : null,
    occupantsSeen: seen.occupantsSeen,
    reasons: reasonsForAll(read.verdict.reasons),
    rulesVersion,
    basis:
      reference.ruleSets.find(({ version }) => version === rulesVersion)?.basis.default ?? null,
    became: await becameOf(reads, scan),
  };
};

/**
 * [E2] What anybody with a receipt's code is told of what was decided at a post. Refuses `not-found` while no scan with
 * that code is on record: the post may be without network.
 */
export const receiptsFor = async (
  reads: Asking,
  code: ReceiptCode,
  typed: Plate | undefined,
): Promise<Receipts | Refusal> => {
  const items: Receipt[] = [];
  for (const scan of await reads.scansOfReceipt(code)) {
    const receipt = await receiptOf(reads, scan, typed);
    if (receipt) items.push(receipt);
  }
  return items.length === 0 ? refusal("not-found") : { code, items };
};
