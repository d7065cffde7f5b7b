import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { KeyBundle } from "../shared/contract/device.ts";
import type { VerifyingKey } from "../shared/domain/cose.ts";
import { iso, isoTime } from "../shared/domain/time.ts";

/** The issuer's keys: the private half signs and never leaves this module; the public half goes to everybody. */
export interface KeySet {
  /** The key that signs new passes, 0–255. */
  readonly kid: number;
  /** Ed25519 signature, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Public keys for any verifier, dated `at` (ms): a tablet judges an unknown key by the bundle's age. */
  readonly bundle: (at: number) => KeyBundle;
  readonly verifiers: readonly VerifyingKey[];
}

const keyFile = z.object({
  kid: z.int().min(0).max(255),
  realm: z.enum(["live", "drill"]),
  validFrom: isoTime,
  validTo: isoTime,
  /** PKCS #8, base64. */
  privateKey: z.string(),
});
type KeyFile = z.infer<typeof keyFile>;

const firstKid = 1;
const lifetimeMs = 3 * 366 * 86_400_000;

/** Written aside and renamed, so that a crash leaves either no key or a whole one. */
const writeWhole = (path: string, content: string): void => {
  const aside = `${path}.${randomBytes(4).toString("hex")}`;
  const file = openSync(aside, "wx", 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
};

const makeKey = (path: string, at: number): void => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const made: KeyFile = {
    kid: firstKid,
    realm: "live",
    validFrom: iso(at),
    validTo: iso(at + lifetimeMs),
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  };
  writeWhole(path, `${JSON.stringify(made, null, 2)}\n`);
};

const keepPrivate = (path: string, mode: number, warn: (sentence: string) => void): void => {
  const found = statSync(path).mode & 0o777;
  if ((found & 0o077) === 0) return;
  chmodSync(path, mode);
  warn(
    `${path} could be read by other users of this machine (mode ${found.toString(8)}); it is ${mode.toString(8)} now. ` +
      "If anyone else uses this machine, treat the issuing key as known to them.",
  );
};

const rawPublicKey = (key: KeyObject): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(createPublicKey(key).export({ format: "jwk" }).x ?? "", "base64url"));

/**
 * The issuing key in `dir` (mode 0700), made at the first start (mode 0600), outside the database so that a
 * copied database mints no passes. `at` in ms dates a new key. Throws with a plain sentence when the file is damaged.
 */
export const openKeys = (
  dir: string,
  at: number,
  warn: (sentence: string) => void = () => {},
): KeySet => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  keepPrivate(dir, 0o700, warn);
  const path = join(dir, `issuing-${firstKid}.json`);
  if (!existsSync(path)) makeKey(path, at);
  keepPrivate(path, 0o600, warn);

  const { file, key } = readKey(path);
  const verifier: VerifyingKey = {
    kid: file.kid,
    publicKey: rawPublicKey(key),
    realm: file.realm,
    validFrom: file.validFrom,
    validTo: file.validTo,
  };
  return {
    kid: file.kid,
    sign: (message) => new Uint8Array(sign(null, message, key)),
    bundle: (now) => ({
      keys: [
        {
          ...verifier,
          alg: "EdDSA",
          publicKey: Buffer.from(verifier.publicKey).toString("base64url"),
        },
      ],
      issuedAt: iso(now),
    }),
    verifiers: [verifier],
  };
};

const readKey = (path: string): { file: KeyFile; key: KeyObject } => {
  try {
    const file = keyFile.parse(JSON.parse(readFileSync(path, "utf8")));
    const key = createPrivateKey({
      key: Buffer.from(file.privateKey, "base64"),
      type: "pkcs8",
      format: "der",
    });
    if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
    return { file, key };
  } catch (cause) {
    throw new Error(`The issuing key ${path} is damaged. Put its backup in its place.`, { cause });
  }
};

/** Wrapping a raw key costs as much as a verification; there are only ever a few issuing keys. */
const wrapped = new Map<string, KeyObject>();
const mostWrapped = 64;

const wrap = (publicKey: Uint8Array): KeyObject => {
  const x = Buffer.from(publicKey).toString("base64url");
  const before = wrapped.get(x);
  if (before) return before;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  if (wrapped.size >= mostWrapped) wrapped.clear();
  wrapped.set(x, key);
  return key;
};

/** Is this the Ed25519 signature of the message? Verified on the thread pool, so the event loop stays free. */
export const verifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    verify(null, message, wrap(publicKey), signature, (error, good) =>
      error ? reject(error) : resolve(good),
    );
  });
