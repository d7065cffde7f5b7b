import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import Database from "better-sqlite3";
import express from "express";
import { scanHash } from "../server/commands/read-scan.ts";
import { verifyDevice } from "../server/device-key.ts";
import { verifyEd25519 } from "../server/keys.ts";
import type { VerifyingKey } from "../shared/domain/cose.ts";
import { openToken } from "../shared/domain/pass-token.ts";
import { batchMessage } from "../shared/domain/scan-chain.ts";

/**
 * The least that can call itself a scan server, to measure the product against: parses, verifies the upload's
 * signature and each token, deduplicates, and answers after a shared transaction has reached the disk.
 * It judges nothing, knows no pass, folds no trip, keeps no log and tells nobody.
 * Arguments: a JSON file `{ devices: {id: publicKey}, key }` and the database file.
 */
interface Upload {
  readonly device: string;
  readonly scans: readonly Readonly<Record<string, unknown>>[];
  readonly signature: string;
}
interface Waiting {
  readonly scans: Upload["scans"];
  readonly hashes: readonly string[];
  readonly resolve: (results: readonly object[]) => void;
}

const [known = "", file = ""] = process.argv.slice(2);
const { devices, key } = JSON.parse(readFileSync(known, "utf8")) as {
  devices: Record<string, string>;
  key: Omit<VerifyingKey, "publicKey"> & { publicKey: string };
};
const keys: VerifyingKey[] = [
  { ...key, publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")) },
];

const db = new Database(file);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(
  "CREATE TABLE scan (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, hash BLOB NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL)",
);
const find = db.prepare<[Buffer], { seq: number; hash: Buffer }>(
  "SELECT seq, hash FROM scan WHERE id = ?",
);
const insert = db.prepare("INSERT INTO scan (id, hash, at, body) VALUES (?, ?, ?, ?)");

const recordOne = (scan: Upload["scans"][number], hash: string, at: number): object => {
  const id = String(scan.id);
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  const before = find.get(bytes);
  if (before) {
    const same = before.hash.toString("base64url") === hash;
    return { id, result: same ? "duplicate" : "rejected", seq: before.seq };
  }
  const body = JSON.stringify(scan);
  const { lastInsertRowid } = insert.run(bytes, Buffer.from(hash, "base64url"), at, body);
  return { id, result: "recorded", seq: Number(lastInsertRowid) };
};
const recordAll = db.transaction((group: readonly Waiting[], at: number) =>
  group.map(({ scans, hashes }) => scans.map((scan, n) => recordOne(scan, hashes[n]!, at))),
);

let waiting: Waiting[] = [];
const flush = (): void => {
  const group = waiting;
  waiting = [];
  const results = recordAll.immediate(group, Date.now());
  for (const [n, { resolve }] of group.entries()) resolve(results[n]!);
};
const record = (scans: Upload["scans"], hashes: readonly string[]): Promise<readonly object[]> =>
  new Promise((resolve) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ scans, hashes, resolve });
  });

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.post("/api/scans", express.json({ limit: "4mb" }), async (request, response) => {
  const { device, scans, signature } = request.body as Upload;
  const hashes = scans.map(scanHash);
  const publicKey = devices[device];
  if (!publicKey || !(await verifyDevice(publicKey, batchMessage(device, hashes), signature))) {
    response.status(401).json({ code: "bad-signature" });
    return;
  }
  for (const { text } of scans)
    if ((await openToken(String(text), keys, verifyEd25519)).kind !== "pass") {
      response.status(400).json({ code: "invalid-input" });
      return;
    }
  const results = await record(scans, hashes);
  response.json({ results, serverTime: new Date().toISOString() });
});

/** The same favour the product does itself (server/app.ts): requests born with express's prototype. */
const born = (
  base: typeof http.IncomingMessage | typeof http.ServerResponse,
  prototype: object,
) => {
  function made(...args: never[]): object {
    return Reflect.construct(base, args, made);
  }
  made.prototype = prototype;
  return made;
};
const classes = {
  IncomingMessage: born(http.IncomingMessage, app.request),
  ServerResponse: born(http.ServerResponse, app.response),
} as unknown as http.ServerOptions;
const server = http.createServer(classes, app).listen(0, "127.0.0.1", () => {
  console.log(`Bare: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on("SIGTERM", () => process.exit(0));
