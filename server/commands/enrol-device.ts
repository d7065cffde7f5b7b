import { randomBytes, randomUUID } from "node:crypto";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { iso } from "../../shared/domain/time.ts";
import { isDeviceKey } from "../device-key.ts";
import { hashSecret } from "../secrets.ts";
import type { DeviceRow, NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
import { postTopics } from "../topics.ts";

const codeMs = 3_600_000;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 12;

export interface MadeCode {
  /** Twelve Crockford characters, 60 bits, e.g. `K7M29QXA4TBD`. */
  readonly code: string;
  /** ms */
  readonly expiresAt: number;
}

const newCode = (): string =>
  [...randomBytes(codeLength)].map((byte) => alphabet.charAt(byte % 32)).join("");

/** In Crockford's alphabet O is read as 0, and I and L as 1. */
const canonical = (code: string): string => code.replace(/O/g, "0").replace(/[IL]/g, "1");

/** A code for one tablet at one post, good once and for an hour; only its hash is stored. */
export const makeEnrolCode = async (
  store: Store,
  checkpoint: string,
  at: number,
): Promise<MadeCode | Refusal> => {
  const code = newCode();
  const expiresAt = at + codeMs;
  return store.write(async (tx) => {
    const post = (await tx.reference()).checkpoints.find(({ id }) => id === checkpoint);
    if (!post?.active) return refusal("unknown-reference", { checkpoint: "unknown-place" });
    await tx.putEnrolCode({ hash: hashSecret(code), checkpoint, expiresAt, usedAt: null });
    return { code, expiresAt };
  });
};

export const deviceEvent = (
  type: "device.enrolled" | "device.renamed" | "device.cut-off",
  device: DeviceRow,
  reference: Reference,
): NewEvent => ({
  type,
  subject: { kind: "device", id: device.id },
  payload: { checkpoint: device.checkpoint },
  topics: postTopics(device.checkpoint, reference),
});

export interface Enrolment {
  readonly code: string;
  readonly name: string;
  readonly publicKey: string;
  /** What the tablet was before it lost its storage. */
  readonly lost?: { readonly device: string; readonly lastSeq: number } | undefined;
}

/**
 * [O24] The scans that a tablet says it recorded last and that never came are lost with its storage: counted by the
 * last number that did come, and told to whoever watches over tablets. Believed of tablets of the area it is enrolled in:
 * a code for one post is no leave to speak of all others.
 */
const markLost = async (
  tx: Reads & Writes,
  { device: id, lastSeq }: NonNullable<Enrolment["lost"]>,
  checkpoint: string,
  reference: Reference,
): Promise<NewEvent[]> => {
  const before = await tx.device(id);
  const areaOf = (post: string | undefined): string | undefined =>
    reference.checkpoints.find((one) => one.id === post)?.area;
  const lost = before ? lastSeq - before.lastSeq : 0;
  const near = areaOf(before?.checkpoint) === areaOf(checkpoint);
  if (!before || !near || lost <= (before.marks.lost ?? 0)) return [];
  await tx.markDevice(id, { ...before.marks, lost });
  return [
    {
      type: "device.marked",
      subject: { kind: "device", id },
      payload: { lost },
      topics: postTopics(before.checkpoint, reference),
    },
  ];
};

/**
 * [X12] Enrols a tablet with a one-time code and its own public key. Of two tablets that use a code at once one is
 * enrolled, for the code is looked up and spent in one write transaction.
 */
export const enrolDevice = async (
  store: Store,
  { code, name, publicKey, lost }: Enrolment,
  at: number,
): Promise<DeviceRow | Refusal> => {
  if (!isDeviceKey(publicKey)) return refusal("invalid-input", { publicKey: "device-key" });
  return store.write(async (tx) => {
    const known = await tx.enrolCode(hashSecret(canonical(code)));
    if (!known) return refusal("invalid-input", { code: "enrol-code" });
    if (known.usedAt !== null) return refusal("code-used");
    if (known.expiresAt <= at) return refusal("code-expired");
    const device: DeviceRow = {
      id: randomUUID(),
      name,
      checkpoint: known.checkpoint,
      publicKey,
      enrolledAt: iso(at),
      lastSeenAt: null,
      lastSeq: 0,
      lastHash: null,
      cutOffAt: null,
      marks: {},
    };
    await tx.putEnrolCode({ ...known, usedAt: at });
    await tx.putDevice(device);
    const reference = await tx.reference();
    const marked = lost ? await markLost(tx, lost, known.checkpoint, reference) : [];
    await tx.append([deviceEvent("device.enrolled", device, reference), ...marked], at);
    return device;
  });
};
