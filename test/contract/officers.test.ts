import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson, changePerson } from "../../server/commands/manage-people.ts";
import { putReference } from "../../server/commands/put-reference.ts";
import { changesFor } from "../../server/queries/changes.ts";
import { snapshotFor } from "../../server/queries/snapshot.ts";
import type { Account, DeviceRow } from "../../server/store/ports.ts";
import { isRefusal, type Refusal } from "../../shared/contract/problems.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Grant, Scope } from "../../shared/domain/access-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import { aDevice } from "../build/a-device.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { putPlaces, stores, type TestStore } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const now = ms(at());
const given = <T extends object>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};
const at_ = (id: string): Scope => ({ kind: "checkpoint", id });
const grant = (scope: Scope, role: Grant["role"] = "officer"): Grant => ({ role, scope });
const officersIn = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === "officer" ? [{ id: item.id, value: item.value }] : []));

describe.each(Object.entries(stores))("[X25] who may be on duty at a post, on %s", (_, open) => {
  let one: TestStore;
  const tablets = new Map<string, DeviceRow>();
  const people = new Map<string, Account>();

  beforeAll(async () => {
    one = await open();
    await putPlaces(one.store);
    await one.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dong-nai", name: "Đồng Nai", parent: null }));
      await tx.putCheckpoint(aCheckpoint({ id: "xa-lo", name: "Chốt xa lộ", area: "dong-nai" }));
      for (const post of ["tan-lap", "xa-lo", "tuan-tra"]) {
        const { row } = aDevice(post);
        tablets.set(post, row);
        await tx.putDevice(row);
      }
    });
    for (const [username, ...grants] of [
      ["an", grant(at_("tan-lap"))],
      ["binh", grant({ kind: "area", id: "binh-phuoc" })],
      ["cuong", grant({ kind: "all" })],
      ["dung", grant(at_("xa-lo")), grant({ kind: "area", id: "binh-phuoc" }, "commander")],
      ["giang", grant({ kind: "all" }, "administrator")],
      ["hoa", grant({ kind: "corridor", id: "dt741-ql14" })],
    ] as const) {
      const person = { username, displayName: username, password: "mot-mat-khau-thu", grants };
      people.set(
        username,
        given(await addPerson(one.store, { ...person, grants: [...grants] }, now)),
      );
    }
  }, 60_000);
  afterAll(() => one.close());

  const caller = (post: string) => ({ kind: "device", device: tablets.get(post)! }) as const;
  const id = (username: string): string => people.get(username)!.id;
  const heldAt = async (post: string): Promise<string[]> => {
    const { items } = given(await snapshotFor(one.store.reads, caller(post), now));
    return officersIn(items)
      .map(({ value }) => value?.displayName ?? "")
      .sort();
  };
  const toldSince = async (post: string, after: number) =>
    officersIn(
      given(await changesFor(one.store.reads, caller(post), { after, limit: 100 }, now)).items,
    );

  it("is said by role and reach, and its tablets are told names and nothing else", async () => {
    expect(await heldAt("tan-lap")).toEqual(["an", "binh", "cuong"]);
    expect(await heldAt("xa-lo")).toEqual(["cuong", "dung"]);
    // A patrol scans everywhere, and is manned like any other post.
    expect(await heldAt("tuan-tra")).toEqual(["binh", "cuong"]);
    const { items } = given(await snapshotFor(one.store.reads, caller("tan-lap"), now));
    for (const { value } of officersIn(items))
      expect(Object.keys(value ?? {}).sort()).toEqual(["displayName", "id"]);
  });

  it("reaches a tablet with the next change, as who comes and as who goes", async () => {
    const change = async (username: string, to: Parameters<typeof changePerson>[2]) => {
      const before = await one.store.reads.latestSeq();
      given(await changePerson(one.store, id(username), to, now));
      return before;
    };
    const moved = await change("an", { grants: [grant(at_("xa-lo"))] });
    expect(await toldSince("tan-lap", moved)).toEqual([{ id: id("an"), value: null }]);
    expect(await toldSince("xa-lo", moved)).toEqual([
      { id: id("an"), value: { id: id("an"), displayName: "an" } },
    ]);
    const renamed = await change("binh", { displayName: "Bình" });
    expect((await toldSince("tan-lap", renamed))[0]?.value?.displayName).toBe("Bình");
    const gone = await change("cuong", { active: false });
    for (const post of tablets.keys())
      expect(await toldSince(post, gone)).toEqual([{ id: id("cuong"), value: null }]);
    const demoted = await change("binh", {
      grants: [grant({ kind: "area", id: "binh-phuoc" }, "inspector")],
    });
    expect(await toldSince("tan-lap", demoted)).toEqual([{ id: id("binh"), value: null }]);
    expect(await heldAt("tan-lap")).toEqual([]);
    expect(await heldAt("xa-lo")).toEqual(["an", "dung"]);
  });

  it("is nobody's affair where none of it is about duty, and no person is sent it", async () => {
    const before = await one.store.reads.latestSeq();
    given(await changePerson(one.store, id("giang"), { displayName: "Giang" }, now));
    expect(await toldSince("tan-lap", before)).toEqual([]);
    const person = {
      kind: "person",
      account: id("giang"),
      username: "giang",
      displayName: "Giang",
      grants: people.get("giang")!.grants,
    } as const;
    const { items } = given(await snapshotFor(one.store.reads, person, now));
    expect(officersIn(items)).toEqual([]);
  });

  it("is asked anew when the post comes to lie in another area", async () => {
    const before = await one.store.reads.latestSeq();
    const post = aCheckpoint({
      id: "tuan-tra",
      name: "Tổ tuần tra",
      kind: "patrol",
      area: "dong-nai",
    });
    given(await putReference(one.store, "checkpoint", [post], now));
    const asked = { after: before, limit: 100 };
    expect(await changesFor(one.store.reads, caller("tuan-tra"), asked, now)).toMatchObject({
      refused: "resnapshot",
    });
  });
});

describe("[O9] the officer a scan names", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.close());

  it("stays with the scan as the tablet's word; boards are not told who, and the log says one was asserted", async () => {
    const tablet = await server.tablet();
    const before = await server.store.reads.latestSeq();
    const [named, unnamed] = [tablet.scan({ officer: "an" }), tablet.scan({ officer: null })];
    const batch = tablet.batch([named, unnamed]);
    const reply = await server.anyone().post("/api/scans").send(batch);
    expect(reply.body.results.map(({ result }: { result: string }) => result)).toEqual([
      "recorded",
      "recorded",
    ]);
    const { reads } = server.store;
    const events = (await reads.events(before, 10)).filter(({ type }) => type === "scan.recorded");
    expect(events.map(({ payload }) => payload.officer)).toEqual(["asserted", undefined]);
    expect(await reads.scanBody(named.id)).toMatchObject({ officer: "an" });
    const [seen] = await reads.scansSeenByIds([named.id]);
    expect(seen).not.toHaveProperty("officer");
  });
});
