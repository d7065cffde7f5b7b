import type { ChainLink } from "../../../shared/domain/findings/device-findings.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import { parsed } from "./as-kept.ts";
import { hashText, uuidText } from "./bytes.ts";

/** A recorded scan as a link of its tablet's chain. */
export interface LinkColumns {
  readonly id: Buffer;
  readonly device_seq: number;
  readonly hash: Buffer;
  readonly at: number;
  readonly body: string;
}

/** An upload that was set aside. */
export interface RejectedColumns {
  readonly hash: string;
  readonly body: string;
  readonly at: number;
}

const prevIn = (body: unknown): string | null => {
  const { prev } = Object(body) as { readonly prev?: unknown };
  return typeof prev === "string" ? prev : null;
};

export const toLink = (row: LinkColumns): ChainLink => ({
  id: uuidText(row.id),
  seq: row.device_seq,
  hash: hashText(row.hash),
  prev: prevIn(parsed(row.body)),
  at: iso(row.at),
});

/** None where it does not say its place in the chain, or one outside of what is asked for. */
export const toRejectedLink = (
  row: RejectedColumns,
  from: number,
  before: number,
): readonly ChainLink[] => {
  const body = parsed(row.body);
  const { seq, at } = Object(body) as { readonly seq?: unknown; readonly at?: unknown };
  if (typeof seq !== "number" || !Number.isInteger(seq)) return [];
  if (seq < from || seq >= before) return [];
  const said = typeof at === "string" ? ms(at) : Number.NaN;
  const time = Number.isNaN(said) ? row.at : Math.min(said, row.at);
  return [{ id: null, seq, hash: row.hash, prev: prevIn(body), at: iso(time) }];
};
