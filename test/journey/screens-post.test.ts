import { toBuffer } from "qrcode";
import { describe, expect } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere, makeVideo } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { lookAtWarned, raiseOne } from "./screens-alerts.ts";
import { gatherSome, lookAtRoll } from "./screens-convoys.ts";
import { blank, playDay, small } from "./screens-day.ts";
import { lookAtDesk } from "./screens-desk.ts";
import { lookAtLate, sendLate } from "./screens-due.ts";
import { lookAtPeople } from "./screens-people.ts";
import { lookAtAsking } from "./screens-questions.ts";
import { many, officerPassword, putMany, putOfficers, putOne, putPlaces } from "./screens-stage.ts";
import { lookAtStorage } from "./screens-storage.ts";
import {
  camera,
  fillPins,
  fillRecent,
  judged,
  newTablet,
  onTab,
  openTablet,
  putAside,
  putForward,
  signOn,
} from "./screens-tablet.ts";
import { lookAtTakeOver } from "./screens-take-over.ts";
import {
  type EachKind,
  issueEachKind,
  lookAtNotRecorded,
  lookAtVerdicts,
} from "./screens-verdicts.ts";
import { lookAtWatched } from "./screens-watchlist.ts";

const hour = 3_600_000;

describe.skipIf(!browserThere)("every screen at the post, in each of its states", () => {
  const { day, matrix, chapter, reloadDesk, reloadTablet } = playDay();
  let pass: Pass;
  let kinds: EachKind;

  chapter("a tablet fresh from its box", async () => {
    const { administrator, admin, setupSecret } = day.stage;
    await admin.call("setup", {
      body: { ...administrator, displayName: "Nguyễn Văn An", token: setupSecret },
    });
    await admin.call("signIn", { body: administrator });
    day.tablet = await newTablet(day.context);
    await putPlaces(day.stage);
    day.border = await day.stage.enrol("tan-lap");
    day.gate = await day.stage.enrol("cong-kcn-chon-thanh");
    await openTablet(day.tablet, day.stage.origin);
    await day.tablet.getByTestId("enrol-code").waitFor();
    await matrix.look(day.tablet, "enrol", "empty");
    await day.tablet.getByTestId("enrol-code").fill("K7M2-9QXA-4TBD");
    await day.tablet.getByTestId("enrol-submit").click();
    await day.tablet.getByTestId("enrol-problem").waitFor();
    await matrix.look(day.tablet, "enrol", "error");
    await day.tablet.getByTestId("enrol-scan").click();
    await day.tablet.locator(".camera[data-state=on]").waitFor();
    await matrix.look(day.tablet, "enrol-by-camera", "one");
    await day.context.route("**/api/snapshot/**", (route) => route.abort());
    const { code } = await day.stage.admin.call("createEnrolCode", {
      body: { checkpoint: "dong-xoai" },
    });
    await day.tablet.getByTestId("enrol-code").fill(code);
    await day.tablet.getByTestId("enrol-name").fill("Máy Đồng Xoài 1");
    await day.tablet.getByTestId("enrol-submit").click();
    await day.tablet.getByTestId("nothing-on-file").waitFor();
    await matrix.look(day.tablet, "scan-nothing-on-file", "error");
    await day.context.unroute("**/api/snapshot/**");
  });

  chapter("a post on its first morning", async () => {
    await reloadTablet();
    await day.tablet.locator(".camera[data-state=on]").waitFor();
    await matrix.look(day.tablet, "scan", "empty");
    await camera(day.tablet, false);
    await matrix.look(day.tablet, "scan", "error");
    await camera(day.tablet, true);
    await onTab(day.tablet, "typed");
    await matrix.look(day.tablet, "typed", "empty");
    await day.tablet.getByTestId("typed-field").fill("93");
    await matrix.look(day.tablet, "typed-letters", "empty");
    for (const name of ["coming", "recent"]) {
      await onTab(day.tablet, name);
      await matrix.look(day.tablet, name, "empty");
    }
    await day.tablet.getByTestId("menu").click();
    await day.tablet.getByTestId("settings").waitFor();
    await matrix.look(day.tablet, "settings", "one");
  });

  chapter("a convoy before the camera", async () => {
    const trailer = { trailerPlate: aPlate("93R-012.35"), kind: 2, purpose: 3, occupantsMax: 3 };
    const passes = [
      await day.stage.issue({ plate: aPlate("93C-555.01") }),
      await day.stage.issue({ plate: aPlate("93H-555.02"), ...trailer }),
    ];
    await reloadTablet();
    await day.tablet.getByTestId("menu").click();
    await day.tablet.locator("[data-testid=pace-shown] [data-value=yes]").click();
    await day.tablet.getByTestId("sheet-close").click();
    await day.tablet.getByTestId("convoy").click();
    await matrix.look(day.tablet, "convoy", "empty");
    for (const [n, { token }] of passes.entries()) {
      await makeVideo(
        await toBuffer(token, { errorCorrectionLevel: "Q", scale: 8 }),
        day.video,
        small,
      );
      await camera(day.tablet, true);
      await day.tablet.getByTestId("strip").nth(n).waitFor();
      await day.tablet.locator("[data-testid=strip-let-through]:enabled").first().waitFor();
      await matrix.look(day.tablet, "convoy", n === 0 ? "one" : "many");
    }
    await makeVideo(blank, day.video, small);
    await day.tablet.evaluate(() => localStorage.removeItem("greenlane.pace-shown"));
  });

  chapter("who is on duty, of nobody and of many", async () => {
    await reloadTablet();
    await day.tablet.getByTestId("duty").click();
    await matrix.look(day.tablet, "duty", "empty");
    await day.tablet.getByTestId("duty-other").click();
    await signOn(day.tablet, "ai-do", "khong-dung");
    await day.tablet.locator("[data-testid=duty-sheet] .problem").waitFor();
    await matrix.look(day.tablet, "sign-on", "error");
    const officers = await putOfficers(day.stage, "dong-xoai");
    await signOn(day.tablet, officers[0]!.username, officerPassword);
    await day.tablet.getByTestId("choose-pin").waitFor();
    await matrix.look(day.tablet, "choose-pin", "one");
    await day.tablet.getByTestId("pin-field").fill("111111");
    await day.tablet.locator("[data-testid=choose-pin] .problem").waitFor();
    await matrix.look(day.tablet, "choose-pin", "error");
    await day.tablet.getByTestId("pin-later").click();
    await fillPins(day.tablet, officers);
    await reloadTablet();
    await day.tablet.getByTestId("duty").click();
    await matrix.look(day.tablet, "duty", "many");
    await day.tablet.locator("[data-testid=duty-name][data-state=ready]").first().click();
    await matrix.look(day.tablet, "take-over", "one");
    for (let tries = 1; tries < 5; tries += 1) {
      await day.tablet.getByTestId("pin-field").fill("000001");
      await day.tablet
        .getByTestId("pin-problem")
        .filter({ hasText: String(5 - tries) })
        .waitFor();
    }
    await day.tablet.getByTestId("pin-field").fill("000001");
    await day.tablet.locator("[data-testid=take-over][data-state=waiting]").waitFor();
    await matrix.look(day.tablet, "take-over", "error");
    await day.tablet.getByTestId("sheet-close").click();
    // Signing on and off again ended the session that tablet and desk share in this browser.
    await signInAt(day.desk, day.stage, day.stage.administrator);
  });

  chapter("every verdict", async () => {
    pass = await putOne(day.stage, day.border);
    await raiseOne(day.stage, day.border, pass);
    kinds = await issueEachKind(day.stage);
    await reloadTablet();
    await onTab(day.tablet, "coming");
    await day.tablet.getByTestId("approaching-item").first().waitFor();
    await matrix.look(day.tablet, "coming", "one");
    await lookAtWarned(matrix, day.tablet, pass);
    await lookAtVerdicts(matrix, day.tablet, day.stage, kinds);
    await lookAtWatched(matrix, day.tablet, day.stage);
    await onTab(day.tablet, "recent");
    await day.tablet.getByTestId("recent-item").first().waitFor();
    await matrix.look(day.tablet, "recent", "one");
    await lookAtNotRecorded(matrix, day.tablet, kinds);
  });

  chapter("asking command, and its answer", async () => {
    await reloadTablet();
    await lookAtAsking(matrix, day.tablet, day.stage, kinds.revoked.token);
  });

  chapter("vehicles that are late", async () => {
    await sendLate(day.stage, day.border);
    await reloadTablet();
    await lookAtLate(matrix, day.tablet);
  });

  chapter("the people aboard, listed and compared", async () => {
    await reloadTablet();
    await lookAtPeople(matrix, day.tablet, day.stage, day.border);
  });

  chapter("another vehicle takes over a load", async () => {
    await reloadTablet();
    await lookAtTakeOver(matrix, day.tablet, day.stage, day.border);
    const { items } = await day.stage.admin.call("trips", { query: { plate: "93C62202" } });
    await reloadDesk();
    await lookAtDesk(matrix, day.desk, "one", [
      {
        screen: "story-take-over",
        path: `/command/trips/${items[0]!.id}`,
        ready: "[data-testid=sighting-take-over]",
      },
      {
        screen: "alerts-of-kinds",
        path: "/command/alerts?kind=head-count,plate-mismatch",
        ready: "[data-testid=alert]",
      },
      {
        screen: "alerts-of-no-kind",
        path: "/command/alerts?kind=forged",
        ready: "[data-testid=alerts-over] [data-testid=empty-state]",
      },
    ]);
  });

  chapter("another's code before the camera", async () => {
    await makeVideo(
      await toBuffer("https://luongxanh.drvn.gov.vn/tra-cuu?bs=61C12345"),
      day.video,
      small,
    );
    await reloadTablet();
    await day.tablet.getByTestId("verdict").waitFor();
    await matrix.look(day.tablet, "verdict-not-a-pass", "one");
    await makeVideo(blank, day.video, small);
    await putAside(day.tablet);
  });

  chapter("a convoy's roll", async () => {
    await gatherSome(day.stage, day.border);
    await reloadTablet();
    await lookAtRoll(matrix, day.tablet);
  });

  chapter(`${many} of each, at the post`, async () => {
    await putMany(day.stage, day.border, day.gate);
    await reloadTablet();
    await onTab(day.tablet, "coming");
    await day.tablet.getByTestId("coming-more").waitFor();
    await matrix.look(day.tablet, "coming", "many");
    await fillRecent(day.tablet, many);
    await onTab(day.tablet, "recent");
    await day.tablet.getByTestId("recent-item").nth(30).waitFor();
    await matrix.look(day.tablet, "recent", "many");
    await onTab(day.tablet, "typed");
    await day.tablet.getByTestId("typed-field").fill("93C-20");
    await day.tablet.getByTestId("suggestion").nth(4).waitFor();
    await matrix.look(day.tablet, "typed", "many");
    await onTab(day.tablet, "walkUp");
    await day.tablet.getByTestId("walk-up-endpoint").click();
    await matrix.look(day.tablet, "picker-endpoints", "many");
  });

  chapter("a server out of reach for hours, then for days, at the post", async () => {
    await reloadTablet();
    await day.context.route(/\/api\/|\/live|\/socket\.io/, (route) => route.abort());
    await putForward(day.tablet, 2 * hour);
    await openTablet(day.tablet, day.stage.origin);
    expect(await judged(day.tablet, kinds.expired.token)).toBe("expired");
    await matrix.look(day.tablet, "verdict-expired", "one");
    await putAside(day.tablet);
    await putForward(day.tablet, 72 * hour);
    await openTablet(day.tablet, day.stage.origin);
    await day.tablet.locator("[data-testid=data-age][data-level=red]").waitFor();
    await matrix.look(day.tablet, "scan-out-of-date", "error");
    await day.context.unrouteAll();
    await putForward(day.tablet, 0);
  });

  chapter("a tablet that is cut off, and one that cannot start", async () => {
    await reloadTablet();
    const { items } = await day.stage.admin.call("devices", {});
    const own = items.find((device) => device.name === "Máy Đồng Xoài 1")!;
    await day.context.route("**/api/scans", (route) => route.abort());
    await judged(day.tablet, kinds.expired.token);
    await day.tablet.locator("[data-testid=decide-hold]:enabled").click();
    await day.tablet
      .locator("[data-testid=outbox-count]:not([data-waiting='0'])")
      .first()
      .waitFor();
    await day.stage.admin.call("cutOffDevice", { params: { id: own.id } });
    await openTablet(day.tablet, day.stage.origin);
    await day.tablet.locator("[data-testid=cut-off][data-phase=sending]").waitFor();
    await matrix.look(day.tablet, "cut-off", "many");
    await day.context.unrouteAll();
    await openTablet(day.tablet, day.stage.origin);
    await day.tablet.locator("[data-testid=cut-off][data-phase=wiped]").waitFor();
    await matrix.look(day.tablet, "wiped", "one");
    const page = await day.context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "isSecureContext", { value: false }),
    );
    await page.goto(`${day.stage.origin}/checkpoint/`);
    await page.getByTestId("cannot-start-insecure").waitFor();
    await matrix.look(page, "cannot-start", "error");
    await page.close();
  });

  chapter("a tablet whose storage fails it", () => lookAtStorage(matrix, day.tablet, day.stage));
});
