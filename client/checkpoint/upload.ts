import type { IDBPTransaction } from "idb";
import type { z } from "zod";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { ScanAnswer, ScanBatch, scanReply } from "../../shared/contract/scanning.ts";
import { overturns } from "../../shared/domain/late-truth.ts";
import { batchMessage } from "../../shared/domain/scan-chain.ts";
import { type IsoTime, iso, ms } from "../../shared/domain/time.ts";
import type { Answer, DeviceIdentity } from "../api/device-call.ts";
import type { Database, DatabaseSchema, RecentScan, WaitingScan } from "./database.ts";
import { isFull, spendReserve, tidy, withRoom } from "./room.ts";
import { makeRounds } from "./send-rounds.ts";
import type { Surroundings } from "./surroundings.ts";
import { toItsEnd } from "./transaction.ts";

export interface OutboxState {
  readonly waiting: number;
  /** True time of the oldest scan still waiting. */
  readonly since: IsoTime | null;
  readonly refused: number;
  readonly sending: boolean;
  /** Why the last attempt brought nothing; null after one that did. */
  readonly trouble: ProblemCode | "unreachable" | "not-ours" | null;
}

export interface UploaderOptions {
  readonly db: Database;
  readonly device: DeviceIdentity;
  readonly post: (batch: ScanBatch) => Promise<Answer<z.output<typeof scanReply>>>;
  readonly onState: (state: OutboxState) => void;
  /** Told when scans of this tablet changed state. */
  readonly onAnswered?: () => void;
  readonly random?: Surroundings["random"];
  readonly after?: Surroundings["after"];
  readonly locks?: LockManager;
}

export interface Uploader {
  /** Sends now what waits; resolves when nothing waits or an attempt failed. A call during one joins it. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

const batchSize = 100;

/** [O11] */
const newsOf = (
  { outcome }: RecentScan,
  { verdict }: ScanAnswer,
): NonNullable<RecentScan["news"]> | null =>
  verdict && overturns(outcome, verdict.outcome)
    ? { outcome: verdict.outcome, reason: verdict.reasons[0]?.code ?? null }
    : null;

type Answers = ReadonlyMap<string | null, ScanAnswer>;
type Settling = IDBPTransaction<
  DatabaseSchema,
  readonly ["outbox", "recent", "refused"],
  "readwrite"
>;

/** [O3] Only an answer that names a scan acknowledges it. */
const takeAnswers = async (
  tx: Settling,
  batch: readonly WaitingScan[],
  answers: Answers,
): Promise<number> => {
  const settleOne = async (waiting: WaitingScan): Promise<number> => {
    const answer = answers.get(waiting.id);
    if (!answer) return 0;
    const rejected = answer.result === "rejected";
    if (rejected) await tx.objectStore("refused").put({ ...waiting, errors: answer.errors ?? [] });
    await tx.objectStore("outbox").delete(waiting.seq);
    const recent = await tx.objectStore("recent").get(waiting.id);
    if (!recent) return 1;
    const judged = answer.verdict?.outcome ?? null;
    await tx.objectStore("recent").put({
      ...recent,
      state: rejected ? "refused" : "recorded",
      serverOutcome: judged === recent.outcome ? null : judged,
      news: newsOf(recent, answer),
    });
    return 1;
  };
  // All at once: thousands wait after a week alone, and one after the other each would wait for three turns.
  const settled = await Promise.all(batch.map(settleOne));
  return settled.reduce<number>((sum, one) => sum + one, 0);
};

/**
 * [O23] Without room for a word more: what the server has is forgotten with its line on the list, so that there is room
 * again. What it rejected, or judged otherwise, is asked for again.
 */
const forgetAnswered = async (
  tx: Settling,
  batch: readonly WaitingScan[],
  answers: Answers,
): Promise<number> => {
  let forgotten = 0;
  for (const { id, seq } of batch) {
    const answer = answers.get(id);
    const recent = await tx.objectStore("recent").get(id);
    if (!answer || answer.result === "rejected" || (recent && newsOf(recent, answer))) continue;
    forgotten += 1;
    await tx.objectStore("outbox").delete(seq);
    await tx.objectStore("recent").delete(id);
  }
  return forgotten;
};

/** [O23] How many scans of a batch the answers settled. */
const settle = (
  db: Database,
  batch: readonly WaitingScan[],
  results: readonly ScanAnswer[],
): Promise<number> => {
  const answers = new Map(results.map((result) => [result.id, result]));
  const settleBy = (how: typeof takeAnswers): Promise<number> => {
    const stores = ["outbox", "recent", "refused"] as const;
    const tx = db.transaction(stores, "readwrite", { durability: "strict" });
    return toItsEnd(tx, how(tx, batch, answers));
  };
  return withRoom(db, () => settleBy(takeAnswers), [tidy, spendReserve]).catch((error) => {
    if (!isFull(error)) throw error;
    return settleBy(forgetAnswered);
  });
};

/**
 * Brings the outbox to the server: in order, in signed batches, until it is empty. Whatever is not acknowledged by name
 * stays.
 */
export const makeUploader = (options: UploaderOptions): Uploader => {
  const { db, device, post, onState, onAnswered, random, after, locks } = options;
  let closed = false;
  let size = batchSize;
  let trouble: OutboxState["trouble"] = null;

  const tell = async (sending: boolean): Promise<number> => {
    const [waiting, refused, first] = await Promise.all([
      db.count("outbox"),
      db.count("refused"),
      db.getAll("outbox", undefined, 1),
    ]);
    const oldest = first[0]?.scan;
    const since = oldest ? iso(ms(oldest.at) + oldest.offsetMs) : null;
    if (!closed) onState({ waiting, since, refused, sending, trouble });
    return waiting;
  };

  const fail = (why: NonNullable<OutboxState["trouble"]>, restMs?: number): false => {
    trouble = why;
    rounds.failed(restMs);
    return false;
  };

  const sendBatch = async (): Promise<boolean> => {
    const batch = await db.getAll("outbox", undefined, size);
    if (batch.length === 0) return false;
    const hashes = batch.map((waiting) => waiting.hash);
    const answer = await post({
      device: device.id,
      scans: batch.map((waiting) => waiting.scan),
      signature: await device.sign(batchMessage(device.id, hashes)),
    });
    if (answer.kind === "reply" && (await settle(db, batch, answer.value.results)) > 0) {
      rounds.succeeded();
      trouble = null;
      size = batchSize;
      onAnswered?.();
    } else if (answer.kind === "problem") {
      const { code } = answer.problem;
      if (code !== "too-large" || size === 1) return fail(code, answer.retryAfterMs);
      size = Math.ceil(size / 2);
    } else return fail(answer.kind === "unreachable" ? "unreachable" : "not-ours");
    await tell(true);
    return true;
  };

  const rounds = makeRounds({
    lock: "greenlane-upload",
    sendNext: sendBatch,
    round: async (sendOn) => {
      if ((await tell(true)) === 0) trouble = null;
      else await sendOn();
      await tell(false);
    },
    whileResting: async () => void (await tell(false)),
    onBroken: () => void fail("internal"),
    random,
    after,
    locks,
  });

  return {
    flush: rounds.flush,
    close: () => {
      closed = true;
      rounds.close();
    },
  };
};
