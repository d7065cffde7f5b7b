import type { z } from "zod";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { ScanAnswer, ScanBatch, scanReply } from "../../shared/contract/scanning.ts";
import { overturns } from "../../shared/domain/late-truth.ts";
import { batchMessage } from "../../shared/domain/scan-chain.ts";
import { type IsoTime, iso, ms } from "../../shared/domain/time.ts";
import type { Answer, DeviceIdentity } from "../api/device-call.ts";
import type { Database, RecentScan, WaitingScan } from "./database.ts";
import { afterInBrowser, type Surroundings } from "./surroundings.ts";

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
const firstDelay = 1_000;
const longestDelay = 60_000;
/** While another page of this tablet uploads. */
const busyDelay = 5_000;

/** [O11] */
const newsOf = (
  { outcome }: RecentScan,
  { verdict }: ScanAnswer,
): NonNullable<RecentScan["news"]> | null =>
  verdict && overturns(outcome, verdict.outcome)
    ? { outcome: verdict.outcome, reason: verdict.reasons[0]?.code ?? null }
    : null;

/** [O3] Only an answer that names a scan acknowledges it. */
const settle = async (
  db: Database,
  batch: readonly WaitingScan[],
  results: readonly ScanAnswer[],
): Promise<number> => {
  const answers = new Map(results.map((result) => [result.id, result]));
  const tx = db.transaction(["outbox", "recent", "refused"], "readwrite", { durability: "strict" });
  let settled = 0;
  for (const waiting of batch) {
    const answer = answers.get(waiting.id);
    if (!answer) continue;
    settled += 1;
    const rejected = answer.result === "rejected";
    if (rejected) await tx.objectStore("refused").put({ ...waiting, errors: answer.errors ?? [] });
    await tx.objectStore("outbox").delete(waiting.seq);
    const recent = await tx.objectStore("recent").get(waiting.id);
    if (!recent) continue;
    const judged = answer.verdict?.outcome ?? null;
    await tx.objectStore("recent").put({
      ...recent,
      state: rejected ? "refused" : "recorded",
      serverOutcome: judged === recent.outcome ? null : judged,
      news: newsOf(recent, answer),
    });
  }
  await tx.done;
  return settled;
};

/**
 * Brings the outbox to the server: in order, in signed batches, until it is empty. A failed attempt is tried
 * again after a growing, jittered delay, or when told to. Whatever is not acknowledged by name stays.
 */
export const makeUploader = (options: UploaderOptions): Uploader => {
  const { db, device, post, onState, onAnswered } = options;
  const { random = Math.random, after = afterInBrowser } = options;
  const locks = options.locks ?? navigator.locks;
  let closed = false;
  let failures = 0;
  let size = batchSize;
  let trouble: OutboxState["trouble"] = null;
  let callOff = (): void => {};
  let running: Promise<void> | null = null;
  let again = false;

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

  const later = (delay: number): void => {
    callOff();
    if (!closed) callOff = after(delay, () => void flush());
  };
  const fail = (why: NonNullable<OutboxState["trouble"]>): void => {
    trouble = why;
    // [O4] Full jitter: many tablets coming back together must not knock together.
    const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(failures, 10));
    failures += 1;
    later(ceiling / 2 + (ceiling / 2) * random());
  };

  /** True when there may be more to send. */
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
      failures = 0;
      trouble = null;
      size = batchSize;
      onAnswered?.();
      return true;
    }
    if (answer.kind === "problem") {
      if (answer.problem.code === "too-large" && size > 1) {
        size = Math.ceil(size / 2);
        return true;
      }
      fail(answer.problem.code);
    } else fail(answer.kind === "unreachable" ? "unreachable" : "not-ours");
    return false;
  };

  const drain = async (): Promise<void> => {
    callOff();
    if ((await tell(true)) === 0) trouble = null;
    else
      await locks.request("greenlane-upload", { ifAvailable: true }, async (lock) => {
        if (!lock) later(busyDelay);
        else while (!closed && (await sendBatch())) await tell(true);
      });
    await tell(false);
  };

  const flush = (): Promise<void> => {
    if (closed) return Promise.resolve();
    // A scan recorded while the last batch is being settled must not wait for the next occasion.
    again = running !== null;
    running ??= drain()
      // Storage failed: the scans are where they were, the next attempt will tell.
      .catch(() => fail("internal"))
      .finally(() => {
        running = null;
        if (again && failures === 0) later(0);
      });
    return running;
  };

  return {
    flush,
    close: () => {
      closed = true;
      callOff();
    },
  };
};
