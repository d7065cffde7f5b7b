import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { VerifyingKey } from "../shared/domain/cose.ts";
import { type IssuingKey, standingKeys } from "../shared/domain/issuing-key.ts";
import { iso, isoTime, ms } from "../shared/domain/time.ts";
import { writeWhole } from "./write-whole.ts";

/** An issuing key whose private half is at hand. */
export interface Signer {
  readonly key: IssuingKey;
  /** Ed25519 signature, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * The folder of private halves, which never leave this module, and the public halves that passes are read with.
 * Which keys there are is the database's to say; a file that it does not name is of no use.
 */
export interface KeySet {
  /** Null where the key's file is not in the folder. */
  readonly signer: (key: IssuingKey) => Signer | null;
  /** [P15] Makes a key dated `at` (ms): whole on the disk when this returns, and worth nothing until the database names it. */
  readonly make: (kid: number, realm: IssuingKey["realm"], at: number) => IssuingKey;
  /** Every key whose file is there. Throws with a plain sentence where one is damaged. */
  readonly inFolder: () => readonly IssuingKey[];
  /** [P15] Erases files that no database came to name: older at `at` (ms) than any transaction under way. */
  readonly forgetOthers: (named: readonly IssuingKey[], at: number) => void;
  /** Keys that passes are read with; the same array until `learn` tells of others. */
  readonly verifiers: () => readonly VerifyingKey[];
  /** Takes in what the database says of keys. */
  readonly learn: (named: readonly IssuingKey[]) => void;
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

const lifetimeMs = 3 * 366 * 86_400_000;
/** No transaction is under way for longer. */
const orphanAfterMs = 3_600_000;
const keyFileName = /^issuing-.*\.json$/;

const keepPrivate = (path: string, mode: number, warn: (sentence: string) => void): void => {
  const found = statSync(path).mode & 0o777;
  if ((found & 0o077) === 0) return;
  chmodSync(path, mode);
  warn(
    `${path} could be read by other users of this machine (mode ${found.toString(8)}); it is ${mode.toString(8)} now. ` +
      "If anyone else uses this machine, treat the issuing key as known to them.",
  );
};

const publicHalf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: "jwk" }).x ?? "";

interface Held {
  readonly path: string;
  readonly key: IssuingKey;
  readonly secret: KeyObject;
}

const readKey = (path: string): Held => {
  try {
    const { kid, realm, validFrom, validTo, privateKey } = keyFile.parse(
      JSON.parse(readFileSync(path, "utf8")),
    );
    const secret = createPrivateKey({
      key: Buffer.from(privateKey, "base64"),
      type: "pkcs8",
      format: "der",
    });
    if (secret.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
    const publicKey = publicHalf(secret);
    return { path, secret, key: { kid, realm, publicKey, validFrom, validTo, cutAt: null } };
  } catch (cause) {
    throw new Error(`The issuing key ${path} is damaged. Put its backup in its place.`, { cause });
  }
};

const toVerifier = (key: IssuingKey): VerifyingKey => ({
  kid: key.kid,
  publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
  realm: key.realm,
  validFrom: key.validFrom,
  validTo: key.validTo,
});

/**
 * Opens the folder `dir` of issuing keys (mode 0700), made where there is none: outside the database, so that a copied
 * database mints no passes.
 */
export const openKeys = (dir: string, warn: (sentence: string) => void = () => {}): KeySet => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  keepPrivate(dir, 0o700, warn);
  let held: readonly Held[] = [];
  let named = "";
  let verifiers: readonly VerifyingKey[] = [];

  const readFolder = (): readonly Held[] => {
    const paths = readdirSync(dir)
      .filter((name) => keyFileName.test(name))
      .map((name) => join(dir, name));
    for (const path of paths) keepPrivate(path, 0o600, warn);
    held = paths.map(readKey);
    return held;
  };
  const find = ({ kid, publicKey }: IssuingKey): Held | undefined =>
    held.find(({ key }) => key.kid === kid && key.publicKey === publicKey);

  return {
    signer: (key) => {
      // Another process on this folder may have made it since.
      if (!find(key)) readFolder();
      const secret = find(key)?.secret;
      return secret
        ? { key, sign: (message) => new Uint8Array(sign(null, message, secret)) }
        : null;
    },
    make: (kid, realm, at) => {
      const { privateKey } = generateKeyPairSync("ed25519");
      const made: KeyFile = {
        kid,
        realm,
        validFrom: iso(at),
        validTo: iso(at + lifetimeMs),
        privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
      };
      // Two processes may make a key of the same number at once; only one of them will be named.
      const name = `issuing-${kid}-${randomBytes(4).toString("hex")}.json`;
      writeWhole(dir, name, `${JSON.stringify(made, null, 2)}\n`);
      const one = readKey(join(dir, name));
      held = [...held, one];
      return one.key;
    },
    inFolder: () => readFolder().map(({ key }) => key),
    forgetOthers: (rows, at) => {
      const known = new Set(rows.map(({ publicKey }) => publicKey));
      for (const { key, path } of readFolder())
        if (!known.has(key.publicKey) && ms(key.validFrom) < at - orphanAfterMs)
          rmSync(path, { force: true });
      readFolder();
    },
    verifiers: () => verifiers,
    learn: (rows) => {
      const standing = standingKeys(rows);
      const told = JSON.stringify(standing);
      if (told === named) return;
      named = told;
      verifiers = standing.map(toVerifier);
    },
  };
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
