import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDay } from "../../data/demo/day.ts";
import { signIn } from "../../data/demo/people.ts";
import { makePlayer, type Told } from "../../data/demo/play.ts";
import { readReference, readRules } from "../../data/demo/reference.ts";
import { type Ready, setStage } from "../../data/demo/set-stage.ts";
import { makeLog } from "../../server/log.ts";
import { type Started, start } from "../../server/start.ts";

const top = join(import.meta.dirname, "../..");
const password = "password of the demo test";
const reference = readReference();
const said: string[] = [];
let folder: string;
let server: Started;
let origin: string;

const setUp = (day: ReturnType<typeof makeDay>, at: number): Promise<Ready> =>
  setStage(origin, { username: "admin", password }, reference, day, at, {
    folder,
    say: (line) => void said.push(line),
    signal: new AbortController().signal,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "greenlane-demo-"));
  const config = {
    port: 0,
    host: "localhost",
    data: join(folder, "data"),
    adminPassword: password,
    tls: null,
    origins: [],
    log: "silent" as const,
    proxyHops: 0,
    databaseUrl: undefined,
  };
  server = await start({ config, log: makeLog("silent"), now: Date.now, top });
  origin = server.url;
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test("the demo day runs through the public API: nothing refused, verdicts agree, trips arrive", async () => {
  const began = Date.now();
  const day = makeDay(reference, readRules(), began);
  const { stage } = await setUp(day, began);
  const happen = makePlayer(stage);
  const told: Told[] = [];
  // Whatever is out of the ordinary, and a fifth of the rest; passes about to end would need a minute's wait.
  const odd = new Set(
    day.happenings.flatMap((one) => {
      const remarkable = one.does === "revoke" || (one.does === "scan" && one.note !== null);
      return remarkable || one.trip % 5 === 0 || one.trip >= day.passes.length ? [one.trip] : [];
    }),
  );
  for (const { number, validity } of day.passes) {
    if (validity === "early") odd.add(number);
    if (validity === "ending") odd.delete(number);
  }
  for (const happening of day.happenings)
    if (odd.has(happening.trip)) told.push(await happen(happening));

  expect(told.filter((one) => one.did === "refused")).toEqual([]);
  const scans = told.filter((one) => one.did === "scan");
  expect(scans.length).toBeGreaterThan(300);
  for (const { answer, verdict } of scans) {
    expect(answer.result).toBe("recorded");
    expect(answer.verdict?.outcome).toBe(verdict.outcome);
  }
  const outcomes = new Set(scans.map(({ verdict }) => verdict.outcome));
  expect(outcomes).toEqual(new Set(["go", "inspect", "stop", "not-a-pass"]));
  const stops = new Set(scans.flatMap(({ verdict }) => verdict.reasons.map(({ code }) => code)));
  for (const code of ["forged", "plate-mismatch", "too-many-aboard", "not-yet-valid", "revoked"])
    expect(stops).toContain(code);

  const admin = await signIn(origin, { username: "admin", password });
  const trips = (await admin.call("trips", { query: { limit: 200 } })).items;
  expect(trips.filter((trip) => trip.status === "arrived").length).toBeGreaterThan(60);
  expect(trips.filter((trip) => trip.headCount === "matches").length).toBeGreaterThan(50);
});

test("a second run finds its tablets, people and every pass that is still good", async () => {
  const admin = await signIn(origin, { username: "admin", password });
  const count = async () => ({
    devices: (await admin.call("devices", {})).items.length,
    users: (await admin.call("users", {})).items.length,
  });
  const before = await count();
  const at = Date.now();
  const { stage } = await setUp(makeDay(reference, readRules(), at), at);
  expect(await count()).toEqual(before);
  expect(before).toEqual({ devices: reference.checkpoints.length, users: 6 });
  const [, issued, found] = /^(\d+) passes issued, (\d+) found/.exec(said.at(-1) ?? "") ?? [];
  expect(Number(issued) + Number(found)).toBe(stage.passes.size);
  // Spent by an arrival in the run before; multi-trip passes and those that stayed at home serve again.
  expect(Number(issued)).toBeGreaterThan(20);
  expect(Number(found)).toBeGreaterThan(150);
});

test("keys and passwords kept for the next run are readable by their owner only", () => {
  for (const file of ["demo-devices.json", "demo-people.json"])
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
});
