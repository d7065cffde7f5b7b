import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { putReference } from "../../server/commands/put-reference.ts";
import type { NewEvent } from "../../server/store/ports.ts";
import { endsPart } from "../../server/store/rows/pass-parts.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { splitParts } from "../../shared/domain/joined-parts.ts";
import { type Pass, type PassOnFile, toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import {
  type Base64url,
  openManifest,
  type SnapshotManifest,
} from "../../shared/domain/snapshot-manifest.ts";
import type { TestDevice } from "./a-device.ts";
import { aPass } from "./a-pass.ts";
import { aPlate } from "./a-plate.ts";
import type { TestServer } from "./a-server.ts";
import { verifyByNode } from "./issuing-key.ts";

export const base64urlByNode: Base64url = {
  encode: (bytes) => Buffer.from(bytes).toString("base64url"),
  decode: (text) => Buffer.from(text, "base64url"),
};

const numbers = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => from + n);
/** Few passes, and yet of several parts: 61, 592 and 1,123 each end one. */
export const numbersOfSomeParts = [...numbers(0, 80), ...numbers(560, 50), ...numbers(1_100, 50)];

/** A pass of its own number, code and plate, `93C1` and the number in four digits. */
export const aPassNo = (n: number, change: Partial<Pass> = {}): Pass =>
  aPass({
    id: toPassId(1, 0, n),
    shortCode: makeShortCode(n),
    plate: aPlate(`93C${10_000 + n}`),
    ...change,
  });

/** Each ends a part: so many of them are about as many parts. */
export const numbersOfManyParts = numbers(0, 40_000).filter((n) => endsPart(toPassId(1, 0, n)));

export const inSomeParts = (): readonly Pass[] => numbersOfSomeParts.map((n) => aPassNo(n));

/** Puts passes on record, and tells those on their way. */
export const putPasses = (
  { store, clock }: Pick<TestServer, "store" | "clock">,
  passes: readonly Pass[],
): Promise<unknown> =>
  store.write(async (tx) => {
    for (const pass of passes) await tx.putPass(pass, "");
    const events = passes.map(
      ({ id, corridor, endpoint }): NewEvent => ({
        type: "pass.issued",
        subject: { kind: "pass", id },
        payload: {},
        topics: [`corridor:${corridor}`, `endpoint:${endpoint}`],
      }),
    );
    await tx.append(events, clock.now);
  });

/** Another corridor runs through Tân Lập from now on: its tablets are told to take a snapshot anew. */
export const movePlaces = async ({
  store,
  clock,
}: Pick<TestServer, "store" | "clock">): Promise<void> => {
  const { corridors } = await store.reads.reference();
  const posts = [{ checkpoint: "tan-lap", km: 0 }];
  const moved = { ...corridors.find(({ id }) => id === "ql14-bac")!, posts };
  await putReference(store, "corridor", [moved], clock.now);
};

/** A tablet's GET, signed as it signs them. */
export const tabletGet = (
  { url, clock }: Pick<TestServer, "url" | "clock">,
  device: TestDevice,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(url + path, {
    headers: { authorization: device.authorization("GET", path, clock.now), ...headers },
  });

/** The manifest a tablet is offered; throws where its signature is not the server's. */
export const manifestFor = async (
  server: TestServer,
  device: TestDevice,
): Promise<SnapshotManifest> => {
  const reply = await tabletGet(server, device, "/api/snapshot/manifest");
  const body = (await reply.json()) as { manifest: string };
  const sealed = base64urlByNode.decode(body.manifest);
  server.keys.learn(await server.store.reads.issuingKeys());
  const opened = await openManifest(sealed, server.keys.verifiers(), verifyByNode, base64urlByNode);
  if (!opened) throw new Error(`no manifest of this server: ${JSON.stringify(body)}`);
  return opened;
};

/** What a part holds; throws where it is not what its name says. */
export const partOf = async (
  server: TestServer,
  device: TestDevice,
  name: string,
): Promise<readonly unknown[]> => {
  const reply = await tabletGet(server, device, `/api/snapshot/parts/${name}`);
  const [bytes = new Uint8Array()] = splitParts(new Uint8Array(await reply.arrayBuffer()), 1) ?? [];
  if (createHash("sha256").update(bytes).digest("base64url") !== name)
    throw new Error(`${reply.status} for ${name}`);
  return JSON.parse(inflateSync(bytes).toString());
};

/** Everything a tablet is given by manifest and parts. */
export const takenBy = async (
  server: TestServer,
  device: TestDevice,
): Promise<{
  readonly manifest: SnapshotManifest;
  readonly passes: readonly PassOnFile[];
  readonly items: readonly Item[];
}> => {
  const manifest = await manifestFor(server, device);
  const read = (names: readonly string[]) =>
    Promise.all(names.map((name) => partOf(server, device, name)));
  return {
    manifest,
    passes: (await read(manifest.passes)).flat() as PassOnFile[],
    items: (await read(manifest.others)).flat() as Item[],
  };
};
