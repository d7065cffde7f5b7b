import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import type { Item } from "../../shared/contract/sync.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import {
  type Base64url,
  openManifest,
  type SnapshotManifest,
} from "../../shared/domain/snapshot-manifest.ts";
import type { TestDevice } from "./a-device.ts";
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
  const bytes = Buffer.from(await reply.arrayBuffer());
  if (createHash("sha256").update(bytes).digest("base64url") !== name)
    throw new Error(`${reply.status}: ${bytes}`);
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
