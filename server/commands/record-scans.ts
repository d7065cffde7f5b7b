import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { ScanAnswer, ScanBatch } from "../../shared/contract/scanning.ts";
import type { VerifyingKey } from "../../shared/domain/cose.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { batchMessage } from "../../shared/domain/scan-chain.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Language } from "../../shared/text/say.ts";
import { verifyDevice } from "../device-key.ts";
import type { DrawKeys } from "../draw-keys.ts";
import { verifyEd25519 } from "../keys.ts";
import type { DeviceRow, Store } from "../store/ports.ts";
import type { ScanGroupKeys } from "../store/scan-group-ports.ts";
import { decideScans, type PendingAnswer } from "./decide-scans.ts";
import { makeTokenOpener } from "./open-tokens.ts";
import {
  hashScan,
  passOf,
  type ReceivedScan,
  readScan,
  vehicleOf,
  type Wording,
} from "./read-scan.ts";

export interface Recorder {
  /**
   * Records one upload. [S2] Resolves after its transaction has reached the disk; one answer a scan, in order.
   * Refuses the whole call, `bad-signature`, when the signature is not the tablet's: it may not be from it at all.
   * Of `device` only its id and key count, which never change; the rest is read anew in the transaction.
   */
  record(
    batch: ScanBatch,
    device: Pick<DeviceRow, "id" | "publicKey">,
    context: { readonly language: Language },
  ): Promise<readonly ScanAnswer[] | Refusal>;
}

export interface RecorderParts {
  readonly store: Store;
  /** Keys that passes are read with; another array when they change. */
  readonly verifiers: () => readonly VerifyingKey[];
  readonly draw: DrawKeys["draw"];
  /** The server's clock, ms. */
  readonly now: () => number;
  readonly wording: Wording;
}

/** Scans that share one transaction: enough to make the disk's share small, few enough to answer soon. */
const mostInGroup = 1_000;

/**
 * Most that a transaction waits for uploads whose signatures are being verified, ms: they are done within a fraction of
 * it, and a flush of their own would cost more.
 */
const patienceMs = 2;

interface Waiting {
  readonly scans: readonly ReceivedScan[];
  readonly resolve: (answers: readonly ScanAnswer[]) => void;
  readonly reject: (error: unknown) => void;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** What the store must look up for a group. */
const keysOf = (group: readonly ReceivedScan[], at: number): ScanGroupKeys => {
  const vehicles = new Map<string, { since: number; corrected: string[] }>();
  for (const received of group) {
    const key = vehicleOf(received);
    if (key === null || received.scan === null) continue;
    const { corrects } = received.scan;
    const named = corrects ? ms(corrects.at) : at;
    const vehicle = vehicles.get(key) ?? { since: at, corrected: [] };
    vehicle.since = Math.min(vehicle.since, trueTime(received.scan), named);
    if (corrects) vehicle.corrected.push(corrects.scan.toLowerCase());
    vehicles.set(key, vehicle);
  }
  return {
    ids: unique(group.flatMap(({ id }) => id ?? [])),
    passes: unique(group.flatMap((received) => passOf(received) ?? [])),
    vehicles: [...vehicles].map(([key, vehicle]) => ({ key, ...vehicle })),
    devices: unique(group.map(({ device }) => device)),
    deviceSeqs: group.flatMap(({ device, seq }) => (seq === null ? [] : [{ device, seq }])),
  };
};

const settle = (pending: PendingAnswer, seqs: readonly number[]): ScanAnswer => {
  const { place, ...answer } = pending;
  const seq = place === null ? null : "seq" in place ? place.seq : (seqs[place.index] ?? null);
  return { ...answer, seq };
};

/** Records scans, many uploads to one transaction: those that arrive while one is under way share the next. */
export const makeRecorder = ({ store, verifiers, draw, now, wording }: RecorderParts): Recorder => {
  const openText = makeTokenOpener(verifiers, verifyEd25519);
  const waiting: Waiting[] = [];
  let underWay = false;
  let beingRead = 0;
  let allRead: (() => void) | null = null;
  /** Nobody came along with the last upload: so it is at a barrier, and the next will have this thread to itself too. */
  let lonely = true;

  /** Resolves when every upload that has arrived is read, or after a moment. */
  const othersAreRead = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => allRead?.(), patienceMs);
      allRead = () => {
        clearTimeout(timer);
        allRead = null;
        resolve();
      };
    });

  const write = async (uploads: readonly Waiting[]): Promise<void> => {
    try {
      const at = now();
      const group = uploads.flatMap(({ scans }) => scans);
      const { result, seqs } = await store.recordScans(
        keysOf(group, at),
        (facts) => decideScans(facts, group, { at, wording, draw }),
        at,
      );
      let from = 0;
      for (const { scans, resolve } of uploads) {
        resolve(result.slice(from, from + scans.length).map((one) => settle(one, seqs)));
        from += scans.length;
      }
    } catch (error) {
      for (const { reject } of uploads) reject(error);
    }
  };

  /** The uploads that came first, whole, up to a group's size and at least one. */
  const takeGroup = (): readonly Waiting[] => {
    let scans = 0;
    let uploads = 0;
    for (const upload of waiting) {
      scans += upload.scans.length;
      if (uploads > 0 && scans > mostInGroup) break;
      uploads += 1;
    }
    return waiting.splice(0, uploads);
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      if (beingRead > 0) await othersAreRead();
      const group = takeGroup();
      lonely = group.length === 1;
      await write(group);
    }
    underWay = false;
  };

  const enqueue = (scans: readonly ReceivedScan[]): Promise<readonly ScanAnswer[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ scans, resolve, reject });
      if (underWay) return;
      underWay = true;
      // After this turn of the event loop, so that what came in with it goes along.
      setImmediate(() => void drain());
    });

  const withToken = async (received: ReceivedScan): Promise<ReceivedScan> => {
    const text = received.scan?.text ?? null;
    return text === null ? received : { ...received, opened: await openText(text) };
  };

  const readUpload = async (
    { scans, signature }: ScanBatch,
    device: Pick<DeviceRow, "id" | "publicKey">,
    { language }: { readonly language: Language },
  ): Promise<readonly ReceivedScan[] | Refusal> => {
    const hashed = scans.map(hashScan);
    const message = batchMessage(
      device.id,
      hashed.map(({ hash }) => hash),
    );
    const where = beingRead > 1 || underWay || !lonely ? "pool" : "here";
    if (!(await verifyDevice(device.publicKey, message, signature, where)))
      return refusal("bad-signature");
    const read = hashed.map((scan) => readScan(scan, device.id, language, wording));
    return Promise.all(read.map(withToken));
  };

  return {
    record: async (batch, device, context) => {
      beingRead += 1;
      try {
        const read = await readUpload(batch, device, context);
        return isRefusal(read) ? read : enqueue(read);
      } finally {
        beingRead -= 1;
        if (beingRead === 0) allRead?.();
      }
    },
  };
};
