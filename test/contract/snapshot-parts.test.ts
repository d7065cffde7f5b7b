import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { putReference } from "../../server/commands/put-reference.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { splitParts } from "../../shared/domain/joined-parts.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { openManifest } from "../../shared/domain/snapshot-manifest.ts";
import { ms } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import {
  aPassNo,
  base64urlByNode,
  manifestFor,
  numbersOfSomeParts,
  putPasses,
  tabletGet,
  takenBy,
} from "../build/a-snapshot.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let border: TestDevice;
beforeEach(async () => {
  server = await aServer();
  border = await server.tablet("tan-lap");
});
afterEach(() => server.close());

const put = (passes: readonly Pass[]): Promise<unknown> => putPasses(server, passes);
const digestOf = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("base64url");

/** Passes of the corridor past the border post, some of them to the gate, and of one elsewhere. */
const traffic = (): readonly Pass[] =>
  numbersOfSomeParts.map((n) => {
    if (n % 10 === 0) return aPassNo(n, { corridor: "ql14-bac", endpoint: "cho-gia-nghia" });
    if (n % 7 === 0) return aPassNo(n, { corridor: "ql14-bac", endpoint: "kcn-chon-thanh" });
    // [T17] To the gate on its way elsewhere, along either corridor.
    if (n % 11 === 0) return aPassNo(n, { endpoint: "cho-gia-nghia", via: ["kcn-chon-thanh"] });
    if (n % 13 === 0)
      return aPassNo(n, {
        corridor: "ql14-bac",
        endpoint: "cho-gia-nghia",
        via: ["kcn-chon-thanh"],
      });
    return aPassNo(n, n % 3 === 0 ? { endpoint: "cho-gia-nghia" } : {});
  });

/** The same by the call that answers all at once. */
const wholeSnapshot = async (device: TestDevice): Promise<readonly Item[]> => {
  const reply = await tabletGet(server, device, "/api/snapshot");
  return ((await reply.json()) as { items: Item[] }).items;
};
const byId = <T extends { readonly id: string }>(things: readonly T[]): T[] =>
  [...things].sort((a, b) => a.id.localeCompare(b.id));

describe("a tablet's snapshot in parts", () => {
  it.each(["tan-lap", "cong-kcn-chon-thanh", "dak-r-lap", "tuan-tra", "hoa-lu"])(
    "[F9] [F12] [T17] at %s is what the snapshot in one piece is, and nothing beside",
    async (post) => {
      await put([...traffic(), aPassNo(2_000, { validTo: at("00:00", -4) })]);
      const device = await server.tablet(post);
      const { manifest, passes, items } = await takenBy(server, device);
      const whole = await wholeSnapshot(device);
      const kept = whole.flatMap((item) =>
        item.kind === "pass" && item.value ? [item.value] : [],
      );
      expect(byId(passes)).toEqual(byId(kept));
      expect(byId(items)).toEqual(byId(whole.filter(({ kind }) => kind !== "pass")));
      expect(new Set(passes.map(({ id }) => id)).size).toBe(passes.length);
      expect(manifest.cursor).toBe(await server.store.reads.latestSeq());
      expect(ms(manifest.asOf)).toBe(server.clock.now);
    },
  );

  it("[F13] holds what is on a corridor that its post keeps in reserve, from the next snapshot on", async () => {
    const away = { corridor: "ql14-bac", endpoint: "kcn-chon-thanh" };
    await put([aPassNo(3_000, away)]);
    const held = async () => (await takenBy(server, border)).passes.map(({ id }) => id);
    expect(await held()).not.toContain(aPassNo(3_000).id);
    const { cursor } = await manifestFor(server, border);

    const post = (await server.store.reads.reference()).checkpoints.find(
      ({ id }) => id === border.checkpoint,
    )!;
    const admin = await server.as("administrator");
    const keep = (reserve: readonly string[]) =>
      admin.post("/api/checkpoints").send({ items: [{ ...post, reserve }] });
    const wrong = await keep(["ql14-bac", "no-such-road"]);
    expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([409, "items.0.reserve.1"]);
    expect((await keep(["ql14-bac"])).status).toBe(200);

    const changes = await tabletGet(server, border, `/api/changes?after=${cursor}`);
    expect((await changes.json()) as object).toMatchObject({ code: "resnapshot" });
    expect(await held()).toContain(aPassNo(3_000).id);
    const uses = await admin.get("/api/uses?kind=corridor&id=ql14-bac");
    expect(uses.body.items).toContainEqual({ kind: "checkpoint", count: 1, names: [post.name] });
  });

  it("[F9] is believed by its signature alone, made for nothing else", async () => {
    const reply = await tabletGet(server, border, "/api/snapshot/manifest");
    const { manifest } = (await reply.json()) as { manifest: string };
    const sealed = base64urlByNode.decode(manifest);
    server.keys.learn(await server.store.reads.issuingKeys());
    const keys = server.keys.verifiers();
    const open = (bytes: Uint8Array, by = keys) =>
      openManifest(bytes, by, verifyByNode, base64urlByNode);
    expect(await open(sealed)).toMatchObject({ passes: [] });
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at]! ^= 1;
      expect(await open(altered)).toBeUndefined();
    }
    for (const cut of [0, 1, sealed.length - 1])
      expect(await open(sealed.subarray(0, cut))).toBeUndefined();
    expect(await open(sealed, [])).toBeUndefined();
    expect(
      await open(
        sealed,
        keys.map((key) => ({ ...key, realm: "drill" as const })),
      ),
    ).toBeUndefined();
  });

  it("[F12] [X22] what is one post's is not another's, by name or by manifest", async () => {
    await put(traffic());
    const [far, same, gate] = await Promise.all(
      ["dak-r-lap", "tan-lap", "cong-kcn-chon-thanh"].map((post) => server.tablet(post)),
    );
    const mine = await manifestFor(server, border);
    const theirs = await manifestFor(server, far!);
    const atGate = await manifestFor(server, gate!);
    const status = async (device: TestDevice, name: string) =>
      (await tabletGet(server, device, `/api/snapshot/parts/${name}`)).status;
    for (const name of [...mine.passes, ...mine.others]) {
      expect(await status(same!, name)).toBe(200);
      const shared = [...atGate.passes, ...atGate.others].includes(name);
      expect(await status(gate!, name)).toBe(shared ? 200 : 404);
      expect(await status(far!, name)).toBe(theirs.others.includes(name) ? 200 : 404);
    }
    for (const name of theirs.passes) {
      expect(await status(border, name)).toBe(404);
      expect(await status(border, `${mine.passes[0]},${name}`)).toBe(404);
    }
    const both = await tabletGet(server, border, `/api/snapshot/parts/${mine.passes.slice(0, 2)}`);
    const given = splitParts(new Uint8Array(await both.arrayBuffer()), 2)!;
    expect(given.map(digestOf)).toEqual(mine.passes.slice(0, 2));
    expect(await status(border, `${mine.passes[0]},`)).toBe(404);
    expect(await status(border, Array(17).fill(mine.passes[0]).join(","))).toBe(404);
    expect(await status(border, "A".repeat(43))).toBe(404);
    const commander = await server.as("commander");
    expect((await commander.get(`/api/snapshot/parts/${mine.passes[0]}`)).status).toBe(403);
    expect((await commander.get("/api/snapshot/manifest")).status).toBe(403);
  });

  it("[F12] a part stays what it was while others change, and may be kept for good", async () => {
    await put(traffic());
    const before = await manifestFor(server, border);
    await put([aPassNo(1_600), aPassNo(5, { rev: 2, occupantsMax: 3 })]);
    server.clock.now += 16 * 60_000;
    const after = await manifestFor(server, border);
    const left = after.passes.filter((name) => !before.passes.includes(name));
    expect(before.passes.length).toBeGreaterThan(2);
    expect(left.length).toBeLessThanOrEqual(2);
    expect(after.cursor).toBe(before.cursor + 2);
    // Whoever was offered it before may still take it.
    const gone = before.passes.find((name) => !after.passes.includes(name))!;
    const reply = await tabletGet(server, border, `/api/snapshot/parts/${gone}`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(reply.headers.get("content-type")).toBe("application/octet-stream");
    server.clock.now += 3 * 3_600_000;
    await manifestFor(server, border);
    expect((await tabletGet(server, border, `/api/snapshot/parts/${gone}`)).status).toBe(404);
  });

  it("[F12] all who ask at once are given what was put together once", async () => {
    await put(traffic());
    let reads = 0;
    const { passParts } = server.store.reads;
    Object.assign(server.store.reads, {
      passParts: (...asked: Parameters<typeof passParts>) => {
        reads += 1;
        return passParts(...asked);
      },
    });
    const posts = ["tan-lap", "dong-xoai", "bu-dang", "cai-chanh", "tan-lap", "bu-dang"];
    const tablets = await Promise.all(posts.map((post) => server.tablet(post)));
    const offers = await Promise.all(tablets.map((device) => manifestFor(server, device)));
    expect(reads).toBe(1);
    for (const { passes } of offers) expect(passes).toEqual(offers[0]!.passes);
  });

  it("[F1] what is put together before goes on by `changes` with nothing missed", async () => {
    await put([aPassNo(1)]);
    await manifestFor(server, border);
    server.clock.now += 5 * 60_000;
    await put([aPassNo(2)]);
    const { manifest, passes } = await takenBy(server, border);
    expect(passes.map(({ id }) => id)).toEqual([toPassId(1, 0, 1)]);
    // Its age is that of the oldest part, not of the answer.
    expect(ms(manifest.asOf)).toBe(server.clock.now - 5 * 60_000);
    const reply = await tabletGet(server, border, `/api/changes?after=${manifest.cursor}`);
    expect(await reply.json()).toMatchObject({ items: [{ kind: "pass", id: toPassId(1, 0, 2) }] });
  });

  it("[F1] where places moved, what was put together before is not offered any more", async () => {
    const far = await server.tablet("dak-r-lap");
    await put([aPassNo(1)]);
    await manifestFor(server, far);
    const { corridors } = await server.store.reads.reference();
    const corridor = corridors.find(({ id }) => id === "dt741-ql14")!;
    const posts = [...corridor.posts, { checkpoint: "dak-r-lap", km: 140 }];
    await putReference(server.store, "corridor", [{ ...corridor, posts }], server.clock.now);
    const { manifest, passes } = await takenBy(server, far);
    expect(passes.map(({ id }) => id)).toEqual([toPassId(1, 0, 1)]);
    const reply = await tabletGet(server, far, `/api/changes?after=${manifest.cursor}`);
    expect(reply.status).toBe(200);
  });

  it("[F12] a tablet that is cut off is given neither", async () => {
    await put([aPassNo(1)]);
    const { passes } = await manifestFor(server, border);
    await server.store.write((tx) => tx.putDevice({ ...border.row, cutOffAt: at() }));
    for (const path of ["/api/snapshot/manifest", `/api/snapshot/parts/${passes[0]}`])
      expect((await tabletGet(server, border, path)).status).toBe(403);
  });
});

describe("long answers", () => {
  const asked = async (accepted: string) =>
    tabletGet(server, border, "/api/changes?after=0", { "accept-encoding": accepted });

  it.each([
    ["gzip", "gzip"],
    ["br, GZIP;q=0.5", "gzip"],
    ["*", "gzip"],
    ["identity", null],
    ["gzip;q=0", null],
    ["br", null],
  ])("to whoever accepts %s are packed by %s", async (accepted, encoding) => {
    await put(Array.from({ length: 50 }, (_, n) => aPassNo(n)));
    const reply = await asked(accepted);
    expect(reply.headers.get("content-encoding")).toBe(encoding);
    expect(reply.headers.get("vary")).toBe("accept-encoding");
    expect(((await reply.json()) as { items: unknown[] }).items.length).toBeGreaterThan(49);
  });

  it("are the only ones that are", async () => {
    const { cursor } = await manifestFor(server, border);
    const path = `/api/changes?after=${cursor}`;
    const reply = await tabletGet(server, border, path, { "accept-encoding": "gzip" });
    expect(reply.headers.get("content-encoding")).toBeNull();
  });
});
