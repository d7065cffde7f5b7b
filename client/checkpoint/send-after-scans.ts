import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { Answer } from "../api/device-call.ts";
import type { Database } from "./database.ts";
import { makeRounds } from "./send-rounds.ts";
import type { Surroundings } from "./surroundings.ts";

/** What came of one attempt; `refused`: sent again it would be refused again. */
export type Sent = "acknowledged" | "refused" | "not-now";

/** One thing that waits to be sent. */
export interface Waiting {
  readonly send: () => Promise<Answer<unknown>>;
  /** What the server says of it for good, beside what it says so of anything. */
  readonly refusals?: readonly ProblemCode[];
  /** It was acknowledged or refused for good: written down before the next is looked for. */
  readonly settle: (sent: Exclude<Sent, "not-now">) => Promise<void>;
}

export interface SenderOptions {
  readonly db: Database;
  /** Of the pages of one tablet only that which holds it sends. */
  readonly lock: string;
  /** What is to be sent next; null where nothing waits. */
  readonly next: () => Promise<Waiting | null>;
  /** Told after each attempt. */
  readonly onChanged: () => void;
  readonly random?: Surroundings["random"] | undefined;
  readonly after?: Surroundings["after"] | undefined;
  readonly locks?: LockManager | undefined;
}

export interface Sender {
  /** Sends now what may go; resolves when nothing may or an attempt failed. A call during one joins it. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

/** Sent again it would be refused again: it must not stand in the way of the next. */
const forGood: readonly ProblemCode[] = [
  "invalid-input",
  "malformed-json",
  "already-exists",
  "too-large",
];

const readAnswer = (answer: Answer<unknown>, refusals: readonly ProblemCode[] = []): Sent => {
  if (answer.kind === "reply") return "acknowledged";
  return answer.kind === "problem" && [...forGood, ...refusals].includes(answer.problem.code)
    ? "refused"
    : "not-now";
};

/**
 * [O54] [O57] Brings to the server what rides behind the scans, one thing at a time and each again until it is
 * acknowledged. Scans go first: while one waits nothing is sent here, and whoever sends them calls again when none does.
 */
export const makeSender = (options: SenderOptions): Sender => {
  const { db, lock, next, onChanged, random, after, locks } = options;

  const sendNext = async (): Promise<boolean> => {
    if ((await db.count("outbox")) > 0) return false;
    const waiting = await next();
    if (!waiting) return false;
    const answer = await waiting.send();
    const sent = readAnswer(answer, waiting.refusals);
    if (sent === "not-now") rounds.failed("retryAfterMs" in answer ? answer.retryAfterMs : 0);
    else {
      await waiting.settle(sent);
      rounds.succeeded();
    }
    onChanged();
    return sent !== "not-now";
  };

  const rounds = makeRounds({
    lock,
    sendNext,
    onBroken: () => rounds.failed(),
    random,
    after,
    locks,
  });
  return { flush: rounds.flush, close: rounds.close };
};
