import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomUUIDv7,
  sign,
} from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Asking } from "../../shared/contract/routes.ts";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import { drawDay, drawFrom, drawMessage } from "../../shared/domain/draw.ts";
import type { Checkpoint } from "../../shared/domain/place.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import {
  batchMessage,
  callMessage,
  deviceAuthorization,
  scanBytes,
} from "../../shared/domain/scan-chain.ts";
import type { IsoTime } from "../../shared/domain/time.ts";
import { type Calls, callsTo, NoAnswer, Refused } from "./call.ts";
import { type OnFile, openOnFile } from "./on-file.ts";
import { readPrivate, writePrivate } from "./private-file.ts";

const keptTablet = z.object({
  device: z.string(),
  /** PKCS #8, base64. */
  privateKey: z.string(),
  seq: z.int().min(0),
  prev: z.string().nullable(),
});
type KeptTablet = z.infer<typeof keptTablet>;
/** By server, then by checkpoint. */
const kept = z.record(z.string(), z.record(z.string(), keptTablet));

/** A scan but for its id and its place in the tablet's chain. */
export type ScanDraft = Omit<Scan, "v" | "id" | "seq" | "prev">;

/** One post's tablet: its own key, its own unbroken chain of scans. */
export interface Tablet {
  /** What it holds: the server's snapshot at first, brought up to date by cursor each time. */
  readonly onFile: () => Promise<OnFile>;
  /** [V18] Its post's draw of a pass or a plate; null for a day that it has no key for. */
  readonly draw: (at: IsoTime, passIdOrPlate: string) => Promise<number | null>;
  /** Chains, signs and uploads one scan; resolves with its id and what the server answered. */
  readonly upload: (draft: ScanDraft) => Promise<{ id: string; answer: ScanAnswer }>;
}

/** As enrolment wants it: the uncompressed point, base64url. */
const publicPoint = (key: KeyObject): string => {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const point = [Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  return Buffer.concat(point).toString("base64url");
};

const enrol = async (
  administrator: Calls,
  tablet: Calls,
  { id, name }: Checkpoint,
): Promise<KeptTablet> => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { code } = await administrator.call("createEnrolCode", { body: { checkpoint: id } });
  const { device } = await tablet.call("enrolDevice", {
    body: { code, name: `Máy ${name}`.slice(0, 60), publicKey: publicPoint(publicKey) },
  });
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  return { device: device.id, privateKey: pkcs8, seq: 0, prev: null };
};

/** Sends the same scan again until it is acknowledged: it counts once however often it arrives. */
const untilAnswered = async (
  calls: Calls,
  body: Asking<"recordScans">["body"],
  signal: AbortSignal,
): Promise<ScanAnswer> => {
  for (;;) {
    try {
      return (await calls.call("recordScans", { body })).results[0]!;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      await wait(2_000, undefined, { signal });
    }
  }
};

/** A cursor that the server no longer serves means beginning anew. */
const refreshed = async (file: OnFile, calls: Calls): Promise<OnFile> => {
  try {
    await file.refresh();
    return file;
  } catch (error) {
    if (error instanceof Refused && error.problem.code === "resnapshot") return openOnFile(calls);
    throw error;
  }
};

const tabletOf = (
  start: KeptTablet,
  checkpoint: string,
  origin: string,
  keep: (now: KeptTablet) => void,
  signal: AbortSignal,
): Tablet => {
  const key = createPrivateKey({
    key: Buffer.from(start.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const signed = (message: Uint8Array): string =>
    sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  const calls = callsTo(origin, (method, path, content) => {
    const at = Date.now();
    const digest = content === undefined ? undefined : hash("sha256", content, "base64url");
    return deviceAuthorization(
      start.device,
      at,
      signed(callMessage(start.device, method, path, at, digest)),
    );
  });
  let head = start;
  let file: OnFile | null = null;
  const drawKeys = new Map<string, Buffer>();
  return {
    draw: async (at, passIdOrPlate) => {
      const day = drawDay(at);
      if (!drawKeys.has(day))
        for (const one of (await calls.call("drawKeys", {})).items)
          drawKeys.set(one.day, Buffer.from(one.key, "base64url"));
      const key = drawKeys.get(day);
      if (!key) return null;
      const message = drawMessage(checkpoint, day, passIdOrPlate);
      return drawFrom(createHmac("sha256", key).update(message).digest());
    },
    onFile: async () => {
      file = file ? await refreshed(file, calls) : await openOnFile(calls);
      return file;
    },
    upload: async (draft) => {
      const scan: Scan = {
        v: 4,
        id: randomUUIDv7(),
        seq: head.seq + 1,
        prev: head.prev,
        ...draft,
      };
      const digest = hash("sha256", scanBytes(scan), "base64url");
      // Kept before it is sent: should this stop here, the server sees a gap, never a fork.
      head = { ...head, seq: scan.seq, prev: digest };
      keep(head);
      const signature = signed(batchMessage(head.device, [digest]));
      const body = { device: head.device, scans: [scan], signature };
      return { id: scan.id, answer: await untilAnswered(calls, body, signal) };
    },
  };
};

/**
 * One tablet at each post: those of an earlier run where the server still knows them, else newly enrolled.
 * Their keys and the heads of their chains are kept in `folder`.
 */
export const enrolTablets = async (
  administrator: Calls,
  origin: string,
  checkpoints: readonly Checkpoint[],
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, Tablet>> => {
  const path = join(folder, "demo-devices.json");
  const all = readPrivate(path, kept) ?? {};
  const mine = { ...all[origin] };
  const known = new Map((await administrator.call("devices", {})).items.map((d) => [d.id, d]));
  const keep = (checkpoint: string, now: KeptTablet): void => {
    mine[checkpoint] = now;
    writePrivate(path, { ...all, [origin]: mine });
  };
  const tablets = new Map<string, Tablet>();
  for (const checkpoint of checkpoints) {
    const before = mine[checkpoint.id];
    const there = before && known.get(before.device);
    // A server that has seen more of the chain than we remember: going on from here would fork it.
    const usable = there && there.cutOffAt === null && there.lastSeq <= before.seq;
    const tablet = usable ? before : await enrol(administrator, callsTo(origin), checkpoint);
    keep(checkpoint.id, tablet);
    tablets.set(
      checkpoint.id,
      tabletOf(tablet, checkpoint.id, origin, (now) => keep(checkpoint.id, now), signal),
    );
  }
  return tablets;
};
