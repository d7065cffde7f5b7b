import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsTo } from "../../data/demo/call.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import {
  type ConvoyKind,
  type FindingKind,
  findingKinds,
  isConvoyKind,
} from "../../shared/domain/findings/finding-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aComparison, aList } from "../build/a-manifest.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";
import { browserThere } from "./chromium.ts";
import { commander, openOffice } from "./desk.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { enrolUnseen, type UnseenTablet } from "./unseen-tablet.ts";

const hour = 3_600_000;
/** What is found of a convoy as one is looked at where one drives: convoys.test.ts. */
type AloneKind = Exclude<FindingKind, ConvoyKind>;
const aloneKinds = findingKinds.filter((kind): kind is AloneKind => !isConvoyKind(kind));
/** Two posts further on along the corridor, and the gate and a post of others. */
const [between, beyond, otherGate, elsewhere] = [
  "dong-tam",
  "sao-bong",
  "cong-becamex",
  "tan-khai",
];

const stopped = (code: "forged" | "revoked" | "plate-mismatch" | "expired", rule: string) =>
  aVerdict({ outcome: "stop", reasons: [aReason(code, rule)] });

describe.skipIf(!browserThere)("one alert of each kind", () => {
  let stage: Stage;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let tablets: ReadonlyMap<string, UnseenTablet>;
  let count = 0;

  beforeAll(async () => {
    stage = await setStage();
    const posts = [places.border, places.next, between, beyond, places.gate, otherGate, elsewhere];
    const made: [string, UnseenTablet][] = [];
    for (const post of posts) made.push([post, await enrolUnseen(stage, post)]);
    tablets = new Map(made);
    office = await openOffice(stage, commander);
    ({ desk } = office);
  }, 90_000);
  afterAll(async () => {
    await office?.close();
    await stage?.close();
  });

  const plateOfItsOwn = (): Plate => {
    count += 1;
    return aPlate(`93C-${20_000 + count}`);
  };
  const register = (change: Partial<NewPass> = {}): Promise<Pass> => {
    const validFrom = iso(Date.now() - 20 * hour);
    return issue(stage, { plate: plateOfItsOwn(), validFrom, ...change });
  };
  /** Seen at a post so many hours ago, with two aboard, and let through unless changed. */
  const seen = async (
    pass: { readonly id: Pass["id"] | null; readonly plate: Plate },
    post: string,
    hoursAgo: number,
    change: Partial<Scan> = {},
  ): Promise<Scan> => {
    const tablet = tablets.get(post)!;
    const at = iso(Date.now() - hoursAgo * hour);
    const scan = tablet.scan({ how: "plate", pass: pass.id, plate: pass.plate, at, ...change });
    await tablet.upload(scan);
    return scan;
  };

  /** What happens, and the plate it happens to where a vehicle is in it. */
  const happens: Readonly<Record<AloneKind, () => Promise<Plate | null>>> = {
    forged: async () => {
      const plate = plateOfItsOwn();
      await seen({ id: null, plate }, places.border, 1, {
        ...{ how: "camera", text: `GL1:GIA${plate}` },
        ...{ verdict: stopped("forged", "V2"), decision: "hold" },
      });
      return plate;
    },
    "revoked-in-use": async () => {
      const pass = await register();
      const body = { reason: "Giấy xét nghiệm giả" };
      await stage.admin.call("revokePass", { params: { id: pass.id }, body });
      const verdict = stopped("revoked", "V5");
      await seen(pass, places.border, 0, { verdict, decision: "hold" });
      return pass.plate;
    },
    cloned: async () => {
      const pass = await register();
      await seen(pass, places.border, 1);
      await seen(pass, elsewhere, 0.95);
      return pass.plate;
    },
    "head-count": async () => {
      const pass = await register();
      await seen(pass, places.border, 2);
      await seen(pass, places.next, 1, { occupantsSeen: 1 });
      return pass.plate;
    },
    "people-swapped": async () => {
      const pass = await register();
      const came = await seen(pass, places.border, 2);
      const list = aList({
        ...{ id: uuidV7(Date.now()), scan: came.id, pass: pass.id, plate: pass.plate },
        at: came.at,
      });
      await tablets.get(places.border)!.calls.call("listPeople", { body: list });
      const went = await seen(pass, places.next, 1);
      const check = { id: uuidV7(Date.now()), scan: went.id, present: [0], others: 1, at: went.at };
      const body = aComparison(list.id, check);
      await tablets.get(places.next)!.calls.call("checkPeople", { body });
      return pass.plate;
    },
    "plate-mismatch": async () => {
      const pass = await register();
      const verdict = stopped("plate-mismatch", "V8");
      await seen(pass, places.border, 1, { plateMatches: false, verdict, decision: "hold" });
      return pass.plate;
    },
    "off-corridor": async () => {
      const pass = await register();
      await seen(pass, places.border, 4);
      await seen(pass, elsewhere, 1);
      return pass.plate;
    },
    "stopped-in-transit": async () => {
      const pass = await register({ purpose: 2 });
      await seen(pass, places.border, 6);
      await seen(pass, places.next, 1);
      return pass.plate;
    },
    "wrong-endpoint": async () => {
      const pass = await register();
      await seen(pass, places.border, 4);
      await seen(pass, otherGate, 1);
      return pass.plate;
    },
    "reused-pass": async () => {
      const pass = await register({ use: "single" });
      await seen(pass, places.border, 7);
      await seen(pass, places.gate, 6);
      await seen(pass, places.border, 1);
      return pass.plate;
    },
    "two-trips": async () => {
      const pass = await register({ use: "single" });
      await seen(pass, places.border, 4);
      await seen(pass, places.next, 3);
      await seen(pass, places.border, 1);
      return pass.plate;
    },
    "unconfirmed-arrival": async () => {
      const pass = await register();
      await seen(pass, places.border, 16);
      await seen(pass, places.next, 15);
      return pass.plate;
    },
    overdue: async () => {
      const pass = await register();
      await seen(pass, places.border, 10);
      return pass.plate;
    },
    "verdict-overturned": async () => {
      const pass = await register();
      const body = { reason: "Xe đã bán" };
      await stage.admin.call("revokePass", { params: { id: pass.id }, body });
      await seen(pass, places.border, 0);
      return pass.plate;
    },
    "overridden-stop": async () => {
      const pass = await register();
      const override = { reason: "Chở ô-xy y tế", superior: "Trưởng chốt Lê Văn Hùng" };
      await seen(pass, places.border, 1, { verdict: stopped("expired", "V6"), override });
      return pass.plate;
    },
    "refused-though-valid": async () => {
      const pass = await register();
      await seen(pass, places.border, 1, { decision: "turn-back" });
      return pass.plate;
    },
    "device-silent": async () => {
      await seen({ id: null, plate: plateOfItsOwn() }, between, 7, { how: "walk-up" });
      for (let n = 0; n < 6; n += 1) {
        const pass = await register();
        await seen(pass, places.next, 6 - n / 2);
        await seen(pass, beyond, 5 - n / 2);
      }
      // Time alone tells it, and a start looks round at once.
      await stage.killServer();
      await stage.startServer();
      return null;
    },
    "device-gap": async () => {
      const tablet = await enrolUnseen(stage, places.border);
      const at = (hoursAgo: number) => iso(Date.now() - hoursAgo * hour);
      const plate = plateOfItsOwn();
      await tablet.upload(tablet.scan({ pass: null, plate, at: at(15) }));
      await tablet.upload(tablet.scan({ pass: null, plate, at: at(14), seq: 4 }));
      return null;
    },
    "device-fork": async () => {
      const tablet = await enrolUnseen(stage, places.border);
      for (const seq of [1, 2, 2])
        await tablet.upload(
          tablet.scan({ pass: null, plate: plateOfItsOwn(), seq, at: iso(Date.now()) }),
        );
      return null;
    },
    "level-raised": async () => {
      const pass = await register();
      await seen(pass, places.border, 1);
      const level = {
        ...{ id: uuidV7(Date.now()), area: "dong-xoai-tien-thanh", level: "high" as const },
        ...{ basis: aCheckpoint().basis, effectiveFrom: iso(Date.now()) },
      };
      await stage.admin.call("publishLevels", { body: { items: [level] } });
      return pass.plate;
    },
    "delay-reported": async () => {
      const pass = await register();
      await seen(pass, places.border, 1, { decision: "hold" });
      await callsTo(stage.origin).call("reportDelay", {
        body: {
          ...{ id: uuidV7(Date.now()), code: pass.shortCode, plateEnd: pass.plate.slice(-4) },
          ...{ checkpoint: places.border, since: iso(Date.now() - hour), note: "Xếp hàng dài" },
        },
      });
      return pass.plate;
    },
    watchlist: async () => {
      const pass = await register();
      await stage.admin.call("watchVehicle", {
        body: {
          ...{ id: uuidV7(Date.now()), watched: { by: "plate", plate: pass.plate } },
          ...{ effect: "verify", area: "binh-phuoc", until: iso(Date.now() + 24 * hour) },
          ...{ issuer: "Công an huyện Đồng Phú", reason: "Xe báo mất" },
          instruction: "Xem giấy đăng ký xe",
        },
      });
      await seen(pass, places.border, 0);
      return pass.plate;
    },
  };

  test.each(aloneKinds)("[A24] %s: raised by scans, and worked to the end", async (kind) => {
    const plate = await happens[kind]();
    await desk.goto(`${stage.origin}/command/alerts`);
    const row = desk.locator(
      `[data-testid=alerts-live] [data-testid=alert][data-kind=${kind}]` +
        (plate === null ? "" : `[data-plate="${plate}"]`),
    );
    await row.first().locator("a").first().click();
    const detail = desk.getByTestId("alert-detail");
    await detail.waitFor();
    await desk.getByTestId("alert-acknowledge").click();
    await desk.locator("[data-testid=alert-detail][data-status=acknowledged]").waitFor();
    await desk.getByTestId("outcome-explained").check();
    await desk.getByTestId("alert-note").fill("Đã gọi chốt, có giấy điều động");
    await desk.getByTestId("alert-resolve").click();
    await desk.locator("[data-testid=alert-detail][data-status=resolved]").waitFor();
    expect(await desk.getByTestId("alert-acts").locator("li").count()).toBe(2);
  });
});
