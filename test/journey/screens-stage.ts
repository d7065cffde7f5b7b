import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callsTo } from "../../data/demo/call.ts";
import { readReference } from "../../data/demo/reference.ts";
import { makeLog } from "../../server/log.ts";
import { start } from "../../server/start.ts";
import type { Person } from "../../shared/contract/people.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";
import { drawNobody } from "./stage.ts";
import { enrolUnseen, type UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const hour = 60 * minute;
export const many = 210;

/** Names as long as the contract permits: what orders of 2021 really call a place is not far from it. */
export const longNames = {
  carrier:
    "Công ty trách nhiệm hữu hạn một thành viên thương mại dịch vụ vận tải hàng hóa liên tỉnh Phước Long – Bù Gia Mập",
  endpoint:
    "Kho trung chuyển hàng hóa thiết yếu và vật tư y tế phục vụ phòng, chống dịch – Khu công nghiệp Becamex mở rộng",
  origin:
    "Chợ đầu mối nông sản thực phẩm Thủ Đức, 141 Quốc lộ 1A, phường Tam Bình, thành phố Thủ Đức",
} as const;

/** The product in this process, its administrator still to be made. `now`: its clock. */
export const setStage = async (now: () => number = Date.now) => {
  const folder = mkdtempSync(join(tmpdir(), "greenlane-screens-"));
  const config = {
    port: 0,
    host: "localhost",
    data: join(folder, "data"),
    adminPassword: undefined,
    tls: null,
    origins: [],
    log: "silent" as const,
    proxyHops: 0,
    databaseUrl: undefined,
  };
  const top = join(import.meta.dirname, "../..");
  const server = await start({ config, log: makeLog("silent"), now, top });
  const administrator = { username: "admin", password: "mot-mat-khau-thu" };
  const admin = callsTo(server.url);
  const enrol = (checkpoint: string): Promise<UnseenTablet> =>
    enrolUnseen({ admin, origin: server.url }, checkpoint);
  const issue = (change: Partial<NewPass> = {}): Promise<Pass> =>
    admin.call("issuePass", {
      body: {
        plate: aPlate(),
        trailerPlate: null,
        kind: 1,
        purpose: 1,
        carrier: aCarrier().id,
        occupantsMax: 2,
        origin: "Thủ Đức",
        endpoint: anEndpoint().id,
        corridor: aCorridor().id,
        use: "multi",
        validFrom: iso(Date.now() - hour),
        validTo: iso(Date.now() + 24 * hour),
        ...change,
      },
    });
  /** What a scan says of a vehicle that showed no code of ours. */
  const walkUp = (device: TestDevice, plate: Plate, at: number, change: Partial<Scan> = {}): Scan =>
    device.scan({
      how: "walk-up",
      pass: null,
      plate,
      plateMatches: null,
      walkUp: { kind: 1, endpoint: anEndpoint().id, corridor: aCorridor().id },
      verdict: aVerdict({
        outcome: "inspect",
        reasons: [aReason("walk-up", "V16")],
        facts: { passId: null, rev: null, status: null, source: null },
      }),
      at: iso(at),
      ...change,
    });
  const letThrough = (device: TestDevice, pass: Pass, at: number): Scan =>
    device.scan({ how: "plate", pass: pass.id, plate: pass.plate, at: iso(at) });

  return {
    origin: server.url,
    setupSecret: server.setupSecret ?? "",
    administrator,
    admin,
    folder,
    enrol,
    issue,
    walkUp,
    letThrough,
    close: async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Stage = Awaited<ReturnType<typeof setStage>>;

/** A key rotated by two, and a proposal of each that the other may decide. */
export const putProposals = async ({ admin, origin, administrator }: Stage): Promise<void> => {
  const second = { username: "binh", password: administrator.password };
  await admin.call("createUser", {
    body: {
      ...second,
      displayName: "Trần Thị Bình",
      grants: [{ role: "administrator", scope: { kind: "all" } }],
    },
  });
  const binh = callsTo(origin);
  await binh.call("signIn", { body: second });
  const rotate = { kind: "rotate-key", realm: "live" } as const;
  const reason = "Đến hạn đổi khóa hằng năm theo quy định của tỉnh";
  const { id } = await binh.call("propose", { body: { act: rotate, reason } });
  await admin.call("approveProposal", { params: { id } });
  await binh.call("propose", { body: { act: { kind: "cut-key", kid: 1 }, reason: "Nghi lộ" } });
  const drill = { kind: "rotate-key", realm: "drill" } as const;
  await admin.call("propose", { body: { act: drill, reason: "Diễn tập tháng 8" } });
};

/** The fewest places with which anything can be registered: a corridor of three posts to one endpoint with its gate. */
export const putPlaces = async ({ admin }: Stage): Promise<void> => {
  await admin.call("putAreas", { body: { items: [anArea()] } });
  const received = {
    receiver: "Ban quản lý các khu công nghiệp tỉnh",
    openingHours: "T2–T7 06:00–18:00, Chủ nhật 07:00–12:00",
    capacity: 40,
  };
  await admin.call("putEndpoints", { body: { items: [anEndpoint(received)] } });
  const posts = [aCheckpoint(), aCheckpoint({ id: "dong-xoai", name: "Chốt Đồng Xoài" }), aGate()];
  await admin.call("putCheckpoints", { body: { items: posts } });
  const along = [0, 19.5, 40].map((km, place) => ({ checkpoint: posts[place]!.id, km }));
  await admin.call("putCorridors", { body: { items: [aCorridor({ posts: along })] } });
  await admin.call("putCarriers", { body: { items: [aCarrier()] } });
  await drawNobody(admin);
};

/** One vehicle on the road with the one pass there is, one arrived, one refused. */
export const putOne = async (stage: Stage, border: UnseenTablet): Promise<Pass> => {
  const pass = await stage.issue();
  const at = Date.now() - 12 * minute;
  const arrived = aPlate("51C-678.90");
  const scans = [
    stage.letThrough(border, pass, at),
    stage.walkUp(border, arrived, at - 30 * minute),
    stage.walkUp(border, aPlate("60C-111.22"), at, { decision: "turn-back" }),
  ];
  await border.upload(...scans);
  await stage.admin.call("confirmArrival", {
    params: { id: scans[1]!.id },
    body: { id: uuidV7(at), occupantsSeen: 3, at: iso(at), note: "Thêm một người" },
  });
  return pass;
};

/** Over 200 of everything that is listed, some of it as long as may be. */
export const putMany = async (
  stage: Stage,
  border: UnseenTablet,
  gate: UnseenTablet,
): Promise<readonly Pass[]> => {
  const { admin } = stage;
  const { areas, checkpoints, corridors, endpoints, carriers } = readReference();
  await admin.call("putAreas", { body: { items: areas } });
  const numbers = Array.from({ length: many }, (_, n) => n);
  const moreEndpoints = numbers.map((n) =>
    anEndpoint({
      id: `kho-${n}`,
      code: 5_000 + n,
      name: n === 0 ? longNames.endpoint : `Kho hàng số ${n + 1}`,
      active: n !== 1,
    }),
  );
  await admin.call("putEndpoints", { body: { items: [...endpoints, ...moreEndpoints] } });
  const morePosts = numbers.map((n) =>
    aCheckpoint({ id: `chot-${n}`, name: `Chốt lưu động số ${n + 1}`, kind: "patrol" }),
  );
  await admin.call("putCheckpoints", { body: { items: [...checkpoints, ...morePosts] } });
  const farAway = numbers.map((n) =>
    aCorridor({
      id: `tuyen-${n}`,
      code: 6_000 + n,
      name: `Tuyến liên xã số ${n + 1}`,
      posts: morePosts.slice(n % 5, 40).map((post, km) => ({ checkpoint: post.id, km })),
    }),
  );
  const others = corridors.filter(({ id }) => id !== aCorridor().id);
  await admin.call("putCorridors", { body: { items: [...others, ...farAway] } });
  const longCarrier = aCarrier({ id: "ten-dai", name: longNames.carrier });
  await admin.call("putCarriers", { body: { items: [...carriers, longCarrier] } });

  const passes: Pass[] = [];
  for (const n of numbers)
    passes.push(
      await stage.issue({
        plate: aPlate(`93C-2${String(n).padStart(4, "0")}`),
        ...(n % 7 === 0
          ? {
              carrier: longCarrier.id,
              endpoint: "kho-0",
              via: ["kho-2", "kho-3"],
              origin: longNames.origin,
              trailerPlate: aPlate(`93R-0${String(n).padStart(4, "0")}`),
              kind: 2,
              purpose: 3,
              occupantsMax: 99,
            }
          : {}),
      }),
    );
  const arrived = numbers.map((n) => aPlate(`51C-3${String(n).padStart(4, "0")}`));
  const refused = numbers.map((n) => aPlate(`60C-4${String(n).padStart(4, "0")}`));
  const at = (n: number) => Date.now() - (n + 5) * minute;
  const onTheRoad = passes.map((pass, n) => stage.letThrough(border, pass, at(n)));
  await border.upload(
    ...onTheRoad,
    ...arrived.map((plate, n) => stage.walkUp(border, plate, at(n) - hour)),
    ...refused.map((plate, n) =>
      stage.walkUp(border, plate, at(n), { decision: n % 2 ? "hold" : "refer" }),
    ),
  );
  await gate.upload(...arrived.map((plate, n) => stage.walkUp(gate, plate, at(n))));
  // The one with the long names has been at the first of its endpoints.
  const first = { params: { id: onTheRoad[0]!.id } };
  const said = { occupantsSeen: 2, at: iso(Date.now()), note: null, endpoint: "kho-2" };
  await admin.call("confirmArrival", { ...first, body: { ...said, id: uuidV7(Date.now()) } });
  const left = { ...said, id: uuidV7(Date.now()), load: true };
  await admin.call("releaseVehicle", { ...first, body: left });
  return passes;
};

export const officerPassword = "mot-mat-khau-thu";

/** As many as share a tablet around the clock, one with a name as long as names get. */
export const putOfficers = async ({ admin }: Stage, post: string): Promise<readonly Person[]> => {
  const names = [
    "Lê Thị An",
    "Trần Văn Bình",
    "Phạm Quốc Cường",
    "Nguyễn Ngọc Phương Trinh Công Tằng Tôn Nữ Hoàng Yến",
    "Đỗ Duy",
    "Điểu K'Rê",
  ];
  const put = names.map((displayName, n) =>
    admin.call("createUser", {
      body: {
        username: `truc-${n}`,
        displayName,
        password: officerPassword,
        grants: [{ role: "officer", scope: { kind: "checkpoint", id: post } }],
      },
    }),
  );
  return Promise.all(put);
};
