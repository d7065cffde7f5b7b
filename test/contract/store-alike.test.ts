import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckRow, ManifestRow } from "../../server/store/manifest-ports.ts";
import type { Store } from "../../server/store/ports.ts";
import type { SavedFilterRow } from "../../server/store/saved-filter-ports.ts";
import type { PassQuery } from "../../shared/contract/registry.ts";
import { type Alert, actOnAlert } from "../../shared/domain/alert.ts";
import type { Application } from "../../shared/domain/application-shape.ts";
import type { Convoy } from "../../shared/domain/convoy-shape.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import { withoutNames } from "../../shared/domain/manifest.ts";
import type { Manifest } from "../../shared/domain/manifest-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Question as Asked } from "../../shared/domain/question.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { fold } from "../../shared/domain/search.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aConvoy, anAct as aDoing, aVehicle } from "../build/a-convoy.ts";
import { aDevice } from "../build/a-device.ts";
import { aManifest } from "../build/a-manifest.ts";
import { aPass } from "../build/a-pass.ts";
import { aCarrier, aCheckpoint } from "../build/a-place.ts";
import { aPhoto } from "../build/a-question.ts";
import { aLevel, aMeasure } from "../build/a-rule.ts";
import { aScan, aScanFact, aScanId } from "../build/a-scan.ts";
import { aSignUp, aSignUpAsked } from "../build/a-sign-up.ts";
import { putPlaces, stores, type TestStore } from "../build/a-store.ts";
import { aFound, anAct, anAlert } from "../build/an-alert.ts";
import { anAmends, anApplication, anAsked, aPassNumber } from "../build/an-application.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const now = ms(at());
const device = aDevice("tan-lap");
const level = aLevel();
const measure = aMeasure();

/** Awkward on purpose: marks, letters past the basic plane, an escaped zero, quotes, and `%` and `_` to search for. */
const names = ["Cảng Cát Lái", "Kho 50%_A", 'Nhà máy "Đồng Xoài"', "\u0000 và 🚚", "ÐAK NÔNG", ""];

const aTrip = (n: number, change: Partial<Trip> = {}): Trip => ({
  id: aScanId(n),
  aliases: [],
  pass: n % 2 ? aPass().id : null,
  plate: (n % 3 ? "93C12345" : "51F99999") as Trip["plate"],
  endpoint: n % 3 ? "kcn-chon-thanh" : "elsewhere",
  corridor: n % 2 ? "dt741-ql14" : "other",
  kind: 1,
  occupantsMax: 2,
  status: n % 2 ? "on-the-road" : "arrived",
  openedAt: at(n < 4 ? "08:00" : `09:0${n}`),
  closedAt: n % 2 ? null : at(`10:0${n % 3}`),
  sightings: [],
  occupantsAtEntry: null,
  occupantsLast: null,
  headCount: "unknown",
  ...change,
});

const savedFilters: readonly SavedFilterRow[] = [
  { id: aScanId(8_002), name: "Đồng Xoài", list: "passes", query: { q: "50%_" }, account: "me" },
  { id: aScanId(8_001), name: "Quá giờ", list: "alerts", query: {}, account: "me" },
  { id: aScanId(8_003), name: "Quá giờ", list: "alerts", query: {}, account: "other" },
  { id: aScanId(8_004), name: "Xóa", list: "alerts", query: {}, account: "me" },
];

const aQuestionAt = (n: number, change: Partial<Asked> = {}): Asked => ({
  id: `q${n}`,
  device: device.id,
  checkpoint: n % 2 ? "tan-lap" : "bu-dang",
  plate: null,
  pass: null,
  outcome: "stop",
  reasons: ["expired"],
  topics: ["papers"],
  text: names[n]!.replaceAll("\u0000", ""),
  askedAt: at(`09:0${n}`),
  receivedAt: at(`09:0${n}`),
  photos: [{ sha: aPhoto.sha, state: "awaited" }],
  closedAt: null,
  answer: null,
  ...change,
});

const aListAt = (n: number): ManifestRow => {
  const { checks: _, ...row } = aManifest({
    id: `m${n}`,
    scan: aScanId(n),
    device: device.id,
    checkpoint: n % 2 ? "tan-lap" : "bu-dang",
    plate: "93C12345" as Manifest["plate"],
    pass: n === 3 ? aPass().id : null,
    receivedAt: at(`09:0${n}`),
  });
  return row;
};

const aCheckAt = (n: number): CheckRow => ({
  id: `c${n}`,
  manifest: n % 2 ? "m1" : "m2",
  scan: aScanId(n),
  device: device.id,
  checkpoint: "dong-xoai",
  at: at(`09:1${n}`),
  present: [0],
  others: n,
  result: n === 1 ? "swapped" : "others",
});

const anAlertAt = (n: number): Alert =>
  anAlert(n, {
    severity: n % 2 ? "urgent" : "notice",
    openAt: at(`09:0${n}`),
    vehicle: n === 4 ? null : aFound().vehicle,
    device: n === 4 ? device.id : null,
    kind: n === 4 ? "device-gap" : "head-count",
    trip: aScanId(n % 2),
    checkpoint: n % 2 ? "tan-lap" : null,
    corridor: n === 3 ? "other" : null,
    endpoint: n === 2 ? "elsewhere" : null,
    facts: {
      names: names[n % names.length]!.replaceAll("\u0000", ""),
      count: n,
      late: false,
      none: null,
    },
  });

const closing = aDoing(1, { what: "close", at: at("11:00"), why: names[1]! });
const aConvoyAt = (n: number, change: Partial<Convoy> = {}): Convoy =>
  aConvoy(n, {
    id: aScanId(9_000 + n),
    name: names[n]!,
    corridor: n === 3 ? "other" : "dt741-ql14",
    escort: n === 1 ? { name: names[2]!, account: "id-zung" } : null,
    ...change,
  });

/** One small province, written the same way into each store. */
const fill = async (store: Store): Promise<void> => {
  await putPlaces(store);
  for (const [n, origin] of names.entries())
    await store.write(async (tx) => {
      const [{ list, index } = { list: 0, index: 0 }] = await tx.nextIndices(1, 1);
      const pass: Pass = aPass({
        id: `1-${list}-${index}` as Pass["id"],
        shortCode: `0000000${n}` as Pass["shortCode"],
        plate: (n % 2 ? `93C1234${n}` : `51F0000${n}`) as Pass["plate"],
        trailerPlate: (n % 3 ? null : `51R0000${n}`) as Pass["trailerPlate"],
        carrier: n === 4 ? "khac" : aPass().carrier,
        corridor: n === 5 ? "other" : aPass().corridor,
        status: n === 2 ? "revoked" : "valid",
        validTo: n === 3 ? at("08:00") : aPass().validTo,
        origin: origin.replaceAll("\u0000", ""),
      });
      await tx.putPass(pass, fold(`${pass.plate} ${pass.origin}`));
      if (n === 1) await tx.putPass({ ...pass, rev: 2, changedAt: at("09:30") }, fold("sửa đổi"));
      await tx.append(
        [
          {
            type: "pass.issued",
            subject: { kind: "pass", id: pass.id },
            payload: { n },
            topics: ["all", `n:${n % 2}`],
          },
        ],
        now + n,
      );
    });
  await store.write(async (tx) => {
    await tx.putCheckpoint(aCheckpoint({ id: "Zz", name: "Chốt Ẩn" }));
    await tx.putCheckpoint(aCheckpoint({ id: "aa", name: "Chốt đầu" }));
    await tx.putCarrier(aCarrier({ id: "khac", name: names[2]! }));
    await tx.putLevel(level);
    await tx.putMeasure(measure);
    await tx.putRules(rulesForTests({ version: 7, effectiveFrom: at("09:15") }));
    await tx.putDevice(device.row);
    await tx.putDevice({ ...device.row, name: "Máy 1", cutOffAt: at("09:40") });
    await tx.markDevice(device.id, { lost: 4 });
    await tx.putEnrolCode({ hash: "h", checkpoint: "tan-lap", expiresAt: now + 1, usedAt: null });
    await tx.putEnrolCode({ hash: "h", checkpoint: "tan-lap", expiresAt: now + 1, usedAt: now });
    for (const username of ["zung", "Ánh", "binh"])
      await tx.putAccount({
        id: `id-${username}`,
        username,
        displayName: `${username} 🚚`,
        passwordHash: "$argon2id$",
        grants: [{ role: "officer", scope: { kind: "checkpoint", id: "tan-lap" } }],
        active: username !== "binh",
        createdAt: at(),
      });
    for (const hash of ["one", "two", "three"])
      await tx.putSession({ hash, account: "id-zung", expiresAt: now + hash.length });
    await tx.dropSession("one");
    await tx.dropEndedSessions(now + 3);
    const key = {
      kid: 1,
      realm: "live" as const,
      publicKey: "A".repeat(43),
      validFrom: at("00:00"),
      validTo: at("23:00"),
      cutAt: null,
    };
    await tx.addIssuingKey(key);
    await tx.addIssuingKey({ ...key, kid: 2, publicKey: "B".repeat(43) });
    await tx.cutIssuingKey(1, now);
    for (const n of [1, 2, 3]) {
      const proposal = {
        id: `p${n}`,
        act: { kind: "cut-key" as const, kid: n },
        reason: names[n]!,
        proposedBy: "id-binh",
        proposedAt: at(`09:0${n}`),
        alone: false,
        ending: null,
        decidedBy: null,
        decidedAt: null,
        note: null,
      };
      await tx.putProposal(proposal);
      if (n === 2)
        await tx.putProposal({ ...proposal, ending: "rejected", decidedAt: at("09:30") });
    }
    for (const n of [1, 2, 3, 4, 5]) await tx.putQuestion(aQuestionAt(n));
    for (const n of [2, 3])
      await tx.putQuestion(
        aQuestionAt(n, {
          closedAt: at("10:00"),
          photos: [{ sha: aPhoto.sha, state: n === 2 ? "here" : "deleted" }],
          answer: { decision: "none", words: "chờ", by: "id-zung", at: at("10:00") },
        }),
      );
    for (const id of ["q2", "q2", "q3"]) await tx.putQuestionPhoto(id, aPhoto.sha, aPhoto.bytes);
    await tx.dropQuestionPhotos("q3");
    for (const n of [1, 2, 3, 4]) await tx.putManifest(aListAt(n));
    await tx.putManifest(withoutNames(aListAt(2), at("10:00")));
    for (const n of [3, 1, 2]) await tx.addManifestCheck(aCheckAt(n));
    for (const n of [1, 2, 3, 4]) await tx.putAlert(anAlertAt(n));
    await tx.putAlert({ ...anAlertAt(2), key: "moved", escalatedAt: at("09:20") });
    await tx.putAlert(actOnAlert(anAlertAt(3), anAct.acknowledge()) as Alert);
    for (const n of [1, 2, 3, 4, 5]) await tx.putApplication(anApplicationAt(n));
    await tx.putApplication(anApplicationAt(1, [{ what: "withdrawn" }]));
    await tx.dropApplication(anApplicationAt(4).id);
    for (const n of [1, 2, 3, 4]) await tx.putSignUp(aSignUpAt(n));
    await tx.putSignUp({ ...aSignUpAt(1), passwordHash: null, outcome: aRefusal });
    await tx.dropSignUp(aSignUpAt(4).id);
    for (const row of savedFilters) await tx.putSavedFilter(row);
    await tx.putSavedFilter({ ...savedFilters[0]!, name: "Đồng Xoài 2" });
    await tx.dropSavedFilter(savedFilters[3]!.id);
    for (const n of [1, 2, 3]) await tx.putConvoy(aConvoyAt(n));
    await tx.putConvoy(aConvoyAt(2, { acts: [closing] }));
    await tx.putFollower("alerts", { seq: 3, holder: names[2]!, until: now });
    await tx.putStatusList({ kid: 1, list: 0, seq: 1, issuedAt: now, token: "t" });
    await tx.putStatusList({ kid: 1, list: 0, seq: 2, issuedAt: now + 1, token: "u" });
  });
  const seen = (n: number) => {
    const { id, checkpoint, direction, how, pass, plate, occupantsSeen, verdict, decision } = aScan(
      { id: aScanId(n) },
    );
    return {
      id,
      checkpoint,
      direction,
      at: at(`09:0${n}`),
      receivedAt: at(`09:0${n}`),
      how,
      pass,
      plate,
      occupantsSeen,
      outcome: n === 3 ? ("stop" as const) : verdict.outcome,
      reasons: [],
      decision: n === 5 ? ("hold" as const) : decision,
      trip: null,
      marks: [],
    };
  };
  for (const n of [1, 2, 3, 4, 5, 6])
    await store.recordScans(
      { ids: [], passes: [], vehicles: [], devices: [], deviceSeqs: [] },
      () => ({
        writes: {
          scans: [
            {
              seen: seen(n),
              hash: String(n).repeat(43).replace(/.$/, "A"),
              device: n === 6 ? null : device.id,
              deviceSeq: n,
              vehicle: n % 2 ? aPass().id : "51F99999",
              fact: n === 4 ? null : aScanFact(n),
              body: { ...aScan({ id: aScanId(n) }), note: names[n % names.length], zero: "\u0000" },
            },
          ],
          evidence: [1, 2].map(() => ({
            at: now,
            device: device.id,
            why: "rejected" as const,
            hash: `h${n % 2}`,
            body: "{}",
          })),
          trips: [
            {
              vehicle: n % 2 ? aPass().id : "51F99999",
              trip: aTrip(n, n === 6 ? { aliases: [aScanId(2), aScanId(9)] } : {}),
            },
          ],
          droppedTrips: n === 6 ? [aScanId(2)] : [],
          devices: [
            {
              id: device.id,
              lastSeq: n,
              lastHash: `head ${n}`,
              lastSeenAt: now + n,
              marks: { gap: n },
            },
          ],
          marks:
            n === 6
              ? [
                  { scan: aScanId(1), mark: "fork" },
                  { scan: aScanId(1), mark: "suspect" },
                  { scan: aScanId(1), mark: "fork" },
                ]
              : [],
          spent: n === 5 ? ["1-0-0" as Pass["id"], "1-0-2" as Pass["id"]] : [],
          unspent: n === 6 ? ["1-0-2" as Pass["id"]] : [],
          events: [
            {
              type: "scan.recorded",
              subject: { kind: "scan", id: aScanId(n) },
              payload: {},
              topics: [`post:${n % 2 ? "tan-lap" : "bu-dang"}`, "corridor:other", "all"],
            },
          ],
        },
        result: null,
      }),
      now + n * 60_000,
    );
};

/** The nth request for an account, in Bình Phước or elsewhere. */
const aSignUpAt = (n: number) =>
  aSignUp({
    id: aScanId(8_000 + n),
    at: at(`09:0${n}`),
    asked: aSignUpAsked({ area: n % 2 ? "binh-phuoc" : "elsewhere" }),
  });
const aRefusal = {
  what: "refused" as const,
  id: aScanId(8_100),
  by: "id-zung",
  at: at("10:00"),
  reasons: ["not-reached" as const],
};

/** The nth application: the second goes by way of another endpoint, the third is for another carrier, the fifth of a pass in use. */
const anApplicationAt = (n: number, moves: Parameters<typeof anApplication>[0] = []): Application =>
  anApplication(
    moves,
    anAsked({
      ...(n === 2 && { via: ["elsewhere"] }),
      ...(n === 3 && { carrier: "khac", endpoint: "cho-gia-nghia" }),
      ...(n === 5 && { amends: anAmends() }),
    }),
    aScanId(7_100 + n),
  );

const everything: Reach = {
  all: true,
  areas: new Set(),
  checkpoints: new Set(),
  endpoints: new Set(),
  corridors: new Set(),
  carriers: new Set(),
};
const some = (change: Partial<Reach>): Reach => ({ ...everything, all: false, ...change });
const reaches: Readonly<Record<string, Reach>> = {
  everything,
  nothing: some({}),
  "a corridor": some({ corridors: new Set(["dt741-ql14"]) }),
  "an endpoint": some({ endpoints: new Set(["elsewhere", "kcn-chon-thanh"]) }),
  "a carrier": some({ carriers: new Set(["khac"]) }),
  "another carrier": some({ carriers: new Set([aPass().carrier]) }),
  "a post": some({ checkpoints: new Set(["tan-lap", "bu-dang"]), corridors: new Set(["other"]) }),
};

type Question = (store: Store) => Promise<unknown>;
const questions = (): Readonly<Record<string, Question>> => {
  const asked: Record<string, Question> = {};
  const passQueries: Partial<PassQuery>[] = [
    {},
    { q: "dong xoai" },
    { q: "50%_a" },
    { q: "dak nong 51f" },
    { q: "sua doi" },
    { q: "cat LAI 93c-12" },
    { plate: "51R" },
    { plate: "93C-123.41" },
    { code: "0000" },
    { code: "0000000%" },
    ...(["valid", "expired", "not-yet-valid", "revoked", "spent"] as const).map((status) => ({
      status,
    })),
    { limit: 2 },
    { limit: 2, cursor: "4" },
    { cursor: "no cursor" },
  ];
  for (const [name, reach] of Object.entries(reaches)) {
    for (const query of passQueries)
      asked[`passes in ${name}: ${JSON.stringify(query)}`] = ({ reads }) =>
        reads.findPasses({ limit: 50, ...query } as PassQuery, reach, now);
    for (const query of passQueries)
      asked[`read on in ${name}: ${JSON.stringify(query)}`] = async ({ reads }) => [
        await reads.passPage({ limit: 2, ...query } as PassQuery, reach, now),
        await reads.goodPasses(query as Partial<PassQuery>, reach, now, 3),
      ];
    asked[`on file in ${name}`] = ({ reads }) => reads.passesOnFile(reach, ms(at("08:30")));
    asked[`open in ${name}`] = ({ reads }) => reads.openTrips(reach);
    asked[`open on the corridor, beside ${name}`] = async ({ reads }) => {
      const gone = ["tan-lap dong-xoai", "nowhere nowhere"];
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      const [all, some, to] = await Promise.all([
        reads.openTripsOn(aPass().corridor, []),
        reads.openTripsOn(aPass().corridor, gone),
        reads.openTripsTo(aPass().endpoint),
      ]);
      return [all, some, to].map((trips) => [...trips].sort(byId));
    };
    asked[`closed in ${name}`] = ({ reads }) => reads.closedTrips(reach, ms(at("10:01")), 2);
    for (const which of ["all", "refused"] as const)
      for (const [since, limit] of [
        [0, 100],
        [now + 2 * 60_000, 2],
        [now + 3 * 60_000 + 1, 10],
        [now * 2, 10],
      ] as const)
        asked[`${which} scans in ${name} since ${since}, ${limit}`] = ({ reads }) =>
          reads.recentScans(reach, since, limit, which);
    for (const status of ["open", "closed"] as const)
      asked[`${status} questions in ${name}`] = async ({ reads }) => {
        const first = await reads.findQuestions({ status, limit: 2 }, reach);
        const cursor = first.next ?? "none";
        return [first, await reads.findQuestions({ status, limit: 2, cursor }, reach)];
      };
    for (const status of ["waiting", "withdrawn", "all"] as const)
      asked[`${status} applications in ${name}`] = async ({ reads }) => {
        const first = await reads.findApplications({ status, limit: 1 }, reach);
        const cursor = first.next ?? "none";
        return [
          first,
          await reads.findApplications({ status, limit: 9, cursor }, reach),
          await reads.findApplications({ status, limit: 9, amends: aPassNumber }, reach),
        ];
      };
    for (const status of ["waiting", "refused", "all"] as const)
      asked[`${status} requests for accounts in ${name}`] = async ({ reads }) => {
        const first = await reads.findSignUps({ status, limit: 1 }, reach);
        const cursor = first.next ?? "none";
        return [first, await reads.findSignUps({ status, limit: 9, cursor }, reach)];
      };
    for (const query of [
      {},
      { statuses: ["open" as const, "resolved" as const] },
      { kinds: ["cloned" as const] },
      { kinds: ["cloned" as const, "head-count" as const] },
      { kinds: [] },
      { severity: "urgent" as const },
      { area: some({ endpoints: new Set(["elsewhere"]) }) },
      { area: some({ checkpoints: new Set(["tan-lap"]), endpoints: new Set(["elsewhere"]) }) },
      { cursor: "x" },
    ])
      asked[`alerts in ${name}: ${Object.keys(query).join()} ${Object.keys(asked).length}`] =
        async ({ reads }) => {
          const first = await reads.findAlerts({ limit: 2, ...query }, reach);
          const cursor = first.next ?? "none";
          return [first, await reads.findAlerts({ limit: 2, ...query, cursor }, reach)];
        };
    for (const query of [
      {},
      { status: "arrived" as const },
      { plate: "93C-12" },
      { corridor: "dt741-ql14" },
      { limit: 2 },
      { cursor: "x" },
    ])
      asked[`trips in ${name}: ${JSON.stringify(query)}`] = async ({ reads }) => {
        const first = await reads.findTrips({ limit: 3, ...query }, reach);
        const second = first.next
          ? await reads.findTrips({ limit: 3, ...query, cursor: first.next }, reach)
          : null;
        return [first, second];
      };
  }
  return {
    ...asked,
    reference: ({ reads }) => reads.reference(),
    "pass by id": async ({ reads }) => [
      await reads.pass("1-0-0" as Pass["id"]),
      await reads.pass("9-9-9" as Pass["id"]),
    ],
    "passes of a plate": ({ reads }) => reads.passesOfPlate("93C12341" as Pass["plate"]),
    "passes by ids": ({ reads }) =>
      reads.passesOnFileByIds(["1-0-3", "1-0-1", "1-1-1"] as Pass["id"][]),
    "whole passes by ids": ({ reads }) =>
      reads.passesByIds(["1-0-3", "1-0-1", "1-1-1"] as Pass["id"][]),
    "passes in parts": async ({ reads }) => {
      const endedAfter = ms(at("08:30"));
      const parts = [
        await reads.passParts(aPass().corridor, [], endedAfter),
        await reads.passParts(aPass().corridor, [aPass().endpoint, "elsewhere"], endedAfter),
        await reads.passParts("nowhere", [], endedAfter),
      ];
      return parts.map((of) =>
        of.map(({ name, endpoints, bytes }) => [name, endpoints, [...bytes]]),
      );
    },
    "what holds a zero": async ({ reads }) => [
      await reads.findPasses({ limit: 9, q: "\0", plate: "\0" } as PassQuery, everything, now),
      await reads.findTrips({ limit: 9, cursor: "1.\0", plate: "93\0" }, everything),
      await reads.trip("\0"),
      await reads.device("a\0"),
      await reads.accountByUsername("zung\0"),
      await reads.eventsOn(["all\0"], 0, 9),
      await reads.tripsByIds(["\0"]),
    ],
    "saved filters": async ({ reads }) => [
      await reads.savedFiltersOf("me"),
      await reads.savedFiltersOf("nobody"),
      await reads.savedFilter(savedFilters[1]!.id),
      await reads.savedFilter("\0"),
    ],
    statuses: ({ reads }) => reads.statuses(1, 0),
    "status lists": ({ reads }) => reads.statusLists(),
    accounts: async ({ reads }) => [
      await reads.accounts(),
      await reads.account("id-Ánh"),
      await reads.accountByUsername("anh"),
    ],
    sessions: async ({ reads }) => [
      await reads.session("one"),
      await reads.session("two"),
      await reads.session("three"),
    ],
    devices: async ({ reads }) => [
      await reads.devices(),
      await reads.device(device.id),
      await reads.device("none"),
    ],
    "enrolment codes": async ({ reads }) => [
      await reads.enrolCode("h"),
      await reads.enrolCode("none"),
    ],
    "a trip by id and alias": async ({ reads }) => [
      await reads.trip(aScanId(1)),
      await reads.trip(aScanId(2)),
      await reads.trip(aScanId(9)),
      await reads.trip("not an id"),
    ],
    "trips by ids": ({ reads }) =>
      reads.tripsByIds([aScanId(6), aScanId(1), aScanId(8), "not an id"]),
    "scans by ids": ({ reads }) =>
      reads.scansSeenByIds([aScanId(3), aScanId(1), aScanId(8), "not an id"]),
    bodies: async ({ reads }) => [
      await reads.scanBody(aScanId(4)),
      await reads.scanBody("not an id"),
    ],
    events: ({ reads }) => reads.events(2, 6),
    "events before": ({ reads }) =>
      reads
        .eventsBefore(6, 3)
        .then((events) => events.map(({ hash, ...event }) => [event, hash.length])),
    "kept apart": async ({ reads }) => [...(await reads.keptApart())],
    proposals: async ({ reads }) => [
      await reads.findProposals({ limit: 1 }),
      await reads.findProposals({ limit: 1, cursor: "2" }),
      await reads.openProposals(ms(at("09:00"))),
      await reads.proposal("p1"),
    ],
    questions: async ({ reads }) => [
      await reads.question("q1"),
      await reads.question("none"),
      await reads.questionsByIds(["q3", "none", "q1"]),
      await reads.questionsAt("tan-lap", ms(at("10:00"))),
      await reads.questionsAt("bu-dang", ms(at("09:59"))),
      await reads.questionsDue(ms(at("09:04")), ms(at("10:00")), 9),
      await reads.questionsDue(ms(at("09:05")), 0, 1),
      [...((await reads.questionPhoto("q2", aPhoto.sha)) ?? [])],
      (await reads.questionPhoto("q3", aPhoto.sha)) ?? null,
    ],
    "records of carriers": async ({ reads }) => [
      await reads.carrierRecord([aPass().carrier], 0),
      await reads.carrierRecord([aPass().carrier], ms(at("08:30"))),
      await reads.carrierRecord(["khong-co", "khong-co-2"], 0),
    ],
    "applications by id": async ({ reads }) => [
      await reads.application(anApplicationAt(1).id),
      (await reads.application(anApplicationAt(4).id)) ?? null,
      await reads.applicationsByIds([anApplicationAt(3).id, "none", anApplicationAt(1).id]),
      await reads.applicationsOfPlate(anAsked().plate, ["waiting", "withdrawn"]),
      await reads.applicationsOfPlate(anAsked().plate, ["refused"]),
      await reads.applicationsLeft(ms(at("09:01")), 9),
      await reads.applicationsLeft(ms(at("09:00")), 9),
      await reads.applicationsOfCode(receiptCodeOf(anApplicationAt(3).id)),
      await reads.applicationsOfCode(receiptCodeOf(anApplicationAt(4).id)),
    ],
    "requests for accounts by id": async ({ reads }) => [
      await reads.signUp(aSignUpAt(1).id),
      (await reads.signUp(aSignUpAt(4).id)) ?? null,
      await reads.signUpsByIds([aSignUpAt(3).id, "none", aSignUpAt(1).id]),
      await reads.signUpsOfCode(receiptCodeOf(aSignUpAt(2).id)),
      await reads.signUpsOfCode(receiptCodeOf(aSignUpAt(4).id)),
      await reads.signUpsLeft(ms(at("09:02")), 9),
      await reads.signUpsLeft(ms(at("10:00")), 2),
    ],
    "lists of people": async ({ reads }) => [
      await reads.convoy(aScanId(9_001)),
      (await reads.convoy("none")) ?? null,
      await reads.convoysByIds([aScanId(9_003), "none", aScanId(9_001)]),
      await reads.convoysOf([aVehicle(1).plate, aVehicle(2).pass!, "none"], 0),
      await reads.convoysOf([aVehicle(0).plate], ms(at("12:00"))),
      await reads.findConvoys(
        { status: "current", at: ms(at("12:00")), escort: "id-zung", limit: 1 },
        reaches["an endpoint"]!,
      ),
      await reads.findConvoys(
        { status: "over", at: ms(at("12:00")), escort: null, limit: 5 },
        reaches["a corridor"]!,
      ),
      await reads.findConvoys(
        { status: "current", at: ms(at("12:00")), escort: null, limit: 1 },
        everything,
      ),
      await reads.manifest("m1"),
      await reads.manifest("none"),
      await reads.manifestsByIds(["m3", "none", "m2"]),
      await reads.manifestsOf(["93C12345", aPass().id, "none"], 0),
      await reads.manifestsOf([aPass().id], ms(at("09:02"))),
      await reads.manifestsAt("tan-lap", ms(at("09:01"))),
      await reads.namedManifests(ms(at("09:03")), 0, 9),
      await reads.namedManifests(ms(at("09:09")), 1, 1),
      await reads.manifestCheck("c1"),
      (await reads.manifestCheck("none")) ?? null,
      await reads.checksOf(["m1", "m2"]),
      await reads.checksOf(["none"]),
    ],
    alerts: async ({ reads }) => [
      await reads.alert(1),
      (await reads.alert(9)) ?? null,
      await reads.alertsByNumbers([3, 9, 2]),
      await reads.alertsAbout({ vehicles: [aFound().vehicle!], devices: [], keys: [] }),
      await reads.alertsAbout({ vehicles: [], devices: [device.id], keys: ["moved", "none"] }),
      await reads.alertsAbout({ vehicles: [], devices: [], keys: [] }),
      await reads.liveAlertsOf([aScanId(0), aScanId(1), "none"]),
      await reads.alertsWaiting(ms(at("09:04")), 9),
      await reads.alertsWaiting(ms(at("09:04")), 1),
      await reads.follower("alerts"),
      (await reads.follower("none")) ?? null,
    ],
    "trips of vehicles": async ({ reads }) =>
      (
        await Promise.all(
          [0, ms(at("09:30"))].map((since) =>
            reads.tripsOf([aPass().id, "51F99999", "unseen"], since),
          ),
        )
      ).map((trips) => [...trips].sort((a, b) => (a.id < b.id ? -1 : 1))),
    keys: ({ reads }) => reads.issuingKeys(),
    "events on topics": ({ reads }) => reads.eventsOn(["n:1", "post:tan-lap", "none"], 1, 4),
    "what a group of scans is decided from": (store) =>
      store
        .recordScans(
          {
            ids: [aScanId(1), aScanId(8)],
            passes: ["1-0-1", "9-9-9"] as Pass["id"][],
            vehicles: [
              { key: aPass().id, since: ms(at("09:05")), corrected: [] },
              { key: "51F99999", since: 0, corrected: [] },
              { key: "unseen", since: 0, corrected: [] },
            ],
            devices: [device.id, "none"],
            deviceSeqs: [1, 3, 99].map((seq) => ({ device: device.id, seq })),
          },
          ({ known, passes, histories, devices, deviceSeqs }) => ({
            writes: {
              scans: [],
              evidence: [],
              trips: [],
              droppedTrips: [],
              devices: [],
              marks: [],
              spent: [],
              unspent: [],
              events: [],
            },
            result: [[...known], [...passes], [...histories], [...devices], [...deviceSeqs].sort()],
          }),
          now,
        )
        .then(({ result }) => result),
  };
};

const others = Object.keys(stores).filter((name) => name !== "SQLite");

describe.each(others)("[S10] %s answers as SQLite does, byte for byte", (name) => {
  let one: TestStore;
  let other: TestStore;
  beforeAll(async () => {
    one = await stores.SQLite!();
    other = await stores[name]!();
    await fill(one.store);
    await fill(other.store);
  }, 90_000);
  afterAll(() => Promise.all([one.close(), other.close()]));

  it.each(Object.entries(questions()))("%s", async (_, ask) => {
    const [expected, got] = [await ask(one.store), await ask(other.store)];
    expect(got).toEqual(expected);
    expect(JSON.stringify(got)).toBe(JSON.stringify(expected));
  });

  it("keeps what was written in the same words", async () => {
    for (const sql of [
      "SELECT seen, fact FROM scan ORDER BY seq",
      "SELECT body FROM scan_body ORDER BY seq",
      "SELECT id, body FROM trip ORDER BY id",
      "SELECT body FROM pass ORDER BY no",
      "SELECT rev, status, changed_at, body FROM pass_version ORDER BY pass, rev, changed_at, status",
      "SELECT no, why, hash, body FROM scan_evidence ORDER BY no",
      "SELECT type, subject_kind, subject_id, payload, topics FROM event ORDER BY seq",
      "SELECT kind, id, seq FROM row_seal ORDER BY kind, id",
    ])
      expect(JSON.stringify(await other.query(sql)), sql).toBe(
        JSON.stringify(await one.query(sql)),
      );
  });
});
