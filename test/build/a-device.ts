import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from "node:crypto";
import { scanHash } from "../../server/commands/read-scan.ts";
import type { DeviceRow } from "../../server/store/ports.ts";
import type { ScanBatch } from "../../shared/contract/scanning.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { batchMessage, callMessage, deviceAuthorization } from "../../shared/domain/scan-chain.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import { aScan } from "./a-scan.ts";
import { at } from "./times.ts";

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A tablet as the server sees one: it chains and signs its scans. Its chain begins empty. */
export interface TestDevice {
  readonly id: string;
  readonly checkpoint: string;
  /** Base64url of the uncompressed P-256 point, as a tablet enrols it. */
  readonly publicKey: string;
  /** To be the same tablet under the id that enrolment gave it. */
  readonly keys: KeyPair;
  /** Its row as enrolment would write it. */
  readonly row: DeviceRow;
  /** The next scan of its chain; a `seq` or `prev` given breaks the chain on purpose. */
  readonly scan: (change?: Partial<Scan>) => Scan;
  /** A signed upload of scans, or of anything else that is given as one. */
  readonly batch: (scans: readonly object[]) => ScanBatch;
  /** `Authorization` value for any other call; `now` in ms; `content`: its body, where it has one. */
  readonly authorization: (
    method: string,
    path: string,
    now: number,
    content?: string | Uint8Array,
  ) => string;
}

/** A UUIDv7 of a moment (ms) with random rest. */
export const uuidV7 = (now: number): string => uuidv7(now, randomBytes(10));

const pointOf = (key: KeyObject): string => {
  const { x, y } = key.export({ format: "jwk" });
  const half = (text: string | undefined) => Buffer.from(text ?? "", "base64url");
  return Buffer.concat([Buffer.of(4), half(x), half(y)]).toString("base64url");
};

/** A tablet of a post with a new key. `id` as enrolment gave it, where it was enrolled over HTTP. */
export const aDevice = (
  checkpoint = "tan-lap",
  id = `tablet-${randomBytes(4).toString("hex")}`,
  keys: KeyPair = generateKeyPairSync("ec", { namedCurve: "P-256" }),
): TestDevice => {
  const publicKey = pointOf(keys.publicKey);
  const signed = (message: Uint8Array): string =>
    sign("sha256", message, {
      key: keys.privateKey,
      dsaEncoding: "ieee-p1363",
    }).toString("base64url");
  let seq = 0;
  let prev: string | null = null;
  return {
    id,
    checkpoint,
    publicKey,
    keys,
    row: {
      id,
      name: id,
      checkpoint,
      publicKey,
      enrolledAt: at("06:00"),
      lastSeenAt: null,
      lastSeq: 0,
      lastHash: null,
      cutOffAt: null,
      marks: {},
    },
    scan: (change = {}) => {
      const made = aScan({
        id: uuidV7(Date.parse(change.at ?? at())),
        seq: seq + 1,
        prev,
        checkpoint,
        ...change,
      });
      seq = made.seq;
      prev = scanHash(made);
      return made;
    },
    batch: (scans) => {
      const raw = scans.map((scan) => ({ ...scan }));
      return { device: id, scans: raw, signature: signed(batchMessage(id, raw.map(scanHash))) };
    },
    authorization: (method, path, now, content) => {
      const digest = content === undefined ? undefined : hash("sha256", content, "base64url");
      return deviceAuthorization(id, now, signed(callMessage(id, method, path, now, digest)));
    },
  };
};
