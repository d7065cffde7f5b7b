import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type {
  ChainHead,
  SnapshotOnFile,
  StoredPart,
  SyncMark,
} from "../../../client/checkpoint/database.ts";
import { unpackPart } from "../../../client/checkpoint/pass-parts.ts";
import { scanHash } from "../../../server/commands/read-scan.ts";
import { snapshotFor } from "../../../server/queries/snapshot.ts";
import type { KeptScan } from "../../../server/store/audit-reads.ts";
import type { Reads } from "../../../server/store/ports.ts";
import { openSqliteAudit } from "../../../server/store/sqlite/audit.ts";
import { connectToRead, readsOf } from "../../../server/store/sqlite/connect.ts";
import type { Device } from "../../../shared/contract/device.ts";
import { isRefusal } from "../../../shared/contract/problems.ts";
import { tabletKinds } from "../../../shared/contract/sync.ts";
import { whatIsWrong } from "../../build/a-check.ts";
import type { Image } from "./disk.ts";
import type { Tablet } from "./tablet.ts";
import type { World } from "./world.ts";

const databaseOf = ({ server }: World): string => join(server.folder(), "greenlane.db");

type Things = ReadonlyMap<string, unknown>;

/** A bundle of keys is dated at the moment it is asked for; everything else is the same for whoever asks. */
const undated = (kind: string, value: unknown): unknown =>
  kind === "keys" ? { ...(value as object), issuedAt: null } : value;

/** What a tablet has on file, by kind and id: the snapshot's passes and over them what was heard since. */
const onFileOf = async (image: Image): Promise<Things> => {
  const rows = <T>(store: string): readonly T[] =>
    (image.get(store) ?? []).map(({ value }) => value as T);
  const parts = image.get("meta")?.find(({ key }) => key === "parts")?.value;
  const { names = [] } = (parts ?? {}) as Partial<SnapshotOnFile>;
  const things = new Map<string, unknown>();
  for (const { name, bytes } of rows<StoredPart>("part"))
    for (const pass of names.includes(name) ? await unpackPart(bytes) : [])
      things.set(`pass ${(pass as { id: string }).id}`, pass);
  for (const kind of tabletKinds)
    for (const { id, value } of rows<{ readonly id: string; readonly value: unknown }>(kind))
      if (value === null) things.delete(`${kind} ${id}`);
      else things.set(`${kind} ${id}`, undated(kind, value));
  return things;
};

/** What the server would give a tablet of this post that comes new: its own answer, asked of its database. */
const toldByServer = async (
  reads: Reads,
  { identity }: Tablet,
  at: number,
): Promise<Things | null> => {
  const device = await reads.device(identity.device.id);
  const snapshot = device ? await snapshotFor(reads, { kind: "device", device }, at) : null;
  if (!snapshot || isRefusal(snapshot)) return null;
  return new Map(
    snapshot.items.map(({ kind, id, value }) => [`${kind} ${id}`, undated(kind, value)]),
  );
};

const differences = (mine: Things, theirs: Things): readonly string[] =>
  [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (name) => !isDeepStrictEqual(mine.get(name), theirs.get(name)),
  );

const cursorOf = (image: Image): number => {
  const mark = image.get("meta")?.find(({ key }) => key === "sync")?.value;
  return (mark as SyncMark | undefined)?.cursor ?? -1;
};

/** Every store is equal: each tablet has on file what the server says it should. */
export const checkFiles = async (world: World, tablets: readonly Tablet[]): Promise<void> => {
  const db = connectToRead(databaseOf(world));
  const reads = readsOf(db);
  const lastTold = db
    .prepare<[string], number>("SELECT seq FROM row_seal WHERE kind = 'alert' AND id = ?")
    .pluck();
  const told = new Map<string, Things | null>();
  for (const tablet of tablets) {
    const { checkpoint } = tablet.identity.device;
    const theirs = told.get(checkpoint) ?? (await toldByServer(reads, tablet, world.now()));
    told.set(checkpoint, theirs);
    if (!theirs) world.fail(`the server has no snapshot for tablet ${tablet.no}`);
    const mine = await onFileOf(tablet.image());
    const cursor = cursorOf(tablet.image());
    // Alerts are found behind the commit: one may be newer than the last that the tablet heard of.
    const isNews = (name: string): boolean => {
      const [kind, id] = name.split(" ");
      return kind === "alert" && (lastTold.get(id ?? "") ?? 0) > cursor;
    };
    for (const name of differences(mine, theirs ?? mine).filter((one) => !isNews(one)))
      world.fail(
        `tablet ${tablet.no} differs in ${name}:\n  ${JSON.stringify(mine.get(name))}\n  ${JSON.stringify(theirs?.get(name))}`,
      );
  }
  db.close();
};

/** Nothing waits, nothing was refused. */
export const checkOutboxes = (world: World, tablets: readonly Tablet[]): void => {
  for (const { no, image } of tablets)
    for (const store of ["outbox", "refused"])
      for (const { value } of image().get(store) ?? [])
        world.fail(`tablet ${no} has in its ${store}: ${JSON.stringify(value)}`);
};

/** One tablet's scans on the server: those it recorded, each once, whole, in the order of its chain. */
const checkChain = (
  { fail }: World,
  { no, told, tried, image }: Tablet,
  kept: readonly KeptScan[],
): void => {
  const ids = new Set(kept.map(({ seen }) => seen.id));
  if (ids.size !== kept.length) fail(`tablet ${no}: a scan is on record twice`);
  for (const id of told.keys())
    if (!ids.has(id)) fail(`tablet ${no}: scan ${id} was told as recorded and never arrived`);
  for (const id of ids)
    if (!tried.has(id)) fail(`tablet ${no}: scan ${id} is on record and was never made`);
  let prev: string | null = null;
  for (const [n, { seen, body, deviceSeq, hash }] of kept.entries()) {
    if (deviceSeq !== n + 1) fail(`tablet ${no}: scan ${n + 1} has the number ${deviceSeq}`);
    if (body.prev !== prev) fail(`tablet ${no}: scan ${n + 1} does not name the one before it`);
    if (scanHash(body) !== hash) fail(`tablet ${no}: scan ${n + 1} is not as its hash says`);
    const { v: _, seq: __, prev: ___, ...draft } = body;
    if (!isDeepStrictEqual(draft, { ...tried.get(seen.id) }))
      fail(`tablet ${no}: scan ${seen.id} arrived as another one`);
    prev = hash;
  }
  const head = image()
    .get("meta")
    ?.find(({ key }) => key === "head")?.value as ChainHead | undefined;
  if ((head?.seq ?? 0) !== kept.length || (head?.hash ?? null) !== prev)
    fail(`tablet ${no}: its chain ends at ${head?.seq}, the server's at ${kept.length}`);
};

/** Whatever the server noticed in a chain, on scans or counted with the tablet. */
const checkMarks = ({ fail }: World, scans: readonly KeptScan[]): void => {
  for (const { seen } of scans)
    for (const mark of seen.marks)
      if (["gap", "fork", "suspect"].includes(mark)) fail(`scan ${seen.id} is marked ${mark}`);
};

/** What the server has counted of each tablet: no gap, no fork, nothing kept apart. */
export const checkCounts = async (world: World, tablets: readonly Tablet[]): Promise<void> => {
  const headers = { cookie: world.installation.cookie };
  const answer = await fetch(`${world.server.url()}/api/devices`, { headers });
  const { items } = (await answer.json()) as { readonly items: readonly Device[] };
  for (const { no, identity } of tablets) {
    const device = items.find(({ id }) => id === identity.device.id);
    const { marks = {}, keptApart } = device ?? {};
    if (marks.gap || marks.fork || keptApart !== 0)
      world.fail(`the server says of tablet ${no}: ${JSON.stringify(device)}`);
  }
};

/** The server's database as it lies on the disk: the scans, their chains, the trips folded of them, the log. */
export const checkServer = async (world: World, tablets: readonly Tablet[]): Promise<void> => {
  const reads = openSqliteAudit(databaseOf(world));
  const { seq } = await reads.head();
  const scans = await reads.scans(0, seq);
  for (const tablet of tablets) {
    const own = scans.filter(({ device }) => device === tablet.identity.device.id);
    const inOrder = [...own].sort((a, b) => (a.deviceSeq ?? 0) - (b.deviceSeq ?? 0));
    checkChain(world, tablet, inOrder);
  }
  checkMarks(world, scans);
  // Closes what it reads by.
  for (const finding of await whatIsWrong(reads, world.now()))
    world.fail(`the server's store: ${JSON.stringify(finding)}`);
};
