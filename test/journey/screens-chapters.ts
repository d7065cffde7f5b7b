import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemStatus } from "../../shared/contract/problems.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Language } from "../../shared/text/say.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Browser, launch, makeVideo } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { emptyAlerts, fullAlerts, lookAtWarned, raiseOne } from "./screens-alerts.ts";
import { amendMany, amendOften, amendOne } from "./screens-amend.ts";
import {
  contractPages,
  emptyDesk,
  fullDesk,
  lookAtDesk,
  oneIsEnough,
  openDesk,
  type View,
} from "./screens-desk.ts";
import { makeMatrix } from "./screens-matrix.ts";
import { aCoachful, listOne, lookAtNames, lookAtPeople } from "./screens-people.ts";
import {
  askMany,
  askOne,
  emptyQuestions,
  fullQuestions,
  lookAtAsking,
} from "./screens-questions.ts";
import { emptyReceipts, failingReceipts, fullReceipts, refuseSome } from "./screens-receipts.ts";
import { emptyRules, failingRules, fullRules, putManyRules, putOneRule } from "./screens-rules.ts";
import {
  many,
  officerPassword,
  putMany,
  putOfficers,
  putOne,
  putPlaces,
  putProposals,
  type Stage,
  setStage,
} from "./screens-stage.ts";
import { lookAtStorage } from "./screens-storage.ts";
import {
  camera,
  fillPins,
  fillRecent,
  judged,
  live,
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
import { emptyWatchlist, fullWatchlist, lookAtWatched, watchSome } from "./screens-watchlist.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const hour = 3_600_000;
const commander = { username: "chi-huy", password: "mot-mat-khau-thu" };
/** Its picture is the least of a screen. */
const small = { width: 640, height: 360 };
const blank = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

/** Chapters of one day on a stage of its own, each of which looks at every screen it can show. */
/** A webhook whose receiver is not there. */
const tellNobody = async (stage: Stage): Promise<void> => {
  const { id } = await stage.admin.call("createWebhook", {
    body: {
      name: "Trung tâm điều hành giao thông tỉnh Bình Phước",
      url: "http://127.0.0.1:9/luong-xanh/canh-bao",
      area: "binh-phuoc",
      least: "warning",
    },
  });
  await stage.admin.call("tryWebhook", { params: { id } });
};

export const screensIn = (language: Language): void => {
  const matrix = makeMatrix();
  let stage: Stage;
  let browser: Browser;
  let context: BrowserContext;
  let desk: Page;
  let tablet: Page;
  let border: UnseenTablet;
  let gate: UnseenTablet;
  let pass: Pass;
  let kinds: EachKind;
  let video: string;
  let broken = false;

  beforeAll(async () => {
    stage = await setStage();
    video = await makeVideo(blank, join(stage.folder, "camera.y4m"), small);
    browser = await launch({ camera: video });
    ({ context } = browser);
    desk = context.pages()[0]!;
    await desk.emulateMedia({ reducedMotion: "reduce" });
  });
  afterAll(async () => {
    process.stdout.write(`\n${matrix.summary()}\n`);
    await browser?.close();
    await stage?.close();
  });

  /** Every fault is named; only a chapter that could not be played to its end stops those after it. */
  const chapter = (title: string, play: () => Promise<void>): void =>
    test(title, async ({ skip }) => {
      if (broken) skip("an earlier chapter broke off");
      broken = true;
      await play();
      broken = false;
      expect(matrix.faults()).toEqual([]);
    }, 400_000);

  const reloadDesk = async (): Promise<void> => {
    // Its camera would go on looking, on a processor that the desk needs.
    await tablet?.goto("about:blank");
    await openDesk(desk, stage.origin, language);
  };
  const reloadTablet = async (): Promise<void> => {
    await openTablet(tablet, stage.origin, language);
    await live(tablet);
  };
  const lookAt = (state: "empty" | "one" | "many" | "error", views: readonly View[]) =>
    lookAtDesk(matrix, desk, state, views);

  chapter("before anybody has signed in", async () => {
    await openTablet(desk, stage.origin, language);
    await desk.goto(`${stage.origin}/setup#${stage.setupSecret}`);
    await desk.getByTestId("setup-password").fill("ngan");
    await matrix.look(desk, "setup", "one");
    await desk.getByTestId("setup-display-name").fill("Nguyễn Văn An");
    await desk.getByTestId("setup-username").fill("có dấu");
    await desk.getByTestId("setup-password").fill("mot-mat-khau-thu");
    await desk.getByTestId("setup-submit").click();
    await desk.locator("[aria-invalid=true]").first().waitFor();
    await matrix.look(desk, "setup", "error");
    await lookAt("many", contractPages);
    await desk.goto(`${stage.origin}/setup`);
    await desk.getByTestId("setup-token").waitFor();
    await matrix.look(desk, "setup", "empty");
    await desk.goto(`${stage.origin}/sign-in`);
    await desk.getByTestId("setup-needed").waitFor();
    await matrix.look(desk, "sign-in", "empty");
    await desk.getByTestId("sign-in-username").fill("ai-do");
    await desk.getByTestId("sign-in-password").fill("khong-dung");
    await desk.getByTestId("sign-in-submit").click();
    await desk
      .locator("[role=alert]")
      .filter({ hasText: /thử lại|try again/ })
      .waitFor();
    await matrix.look(desk, "sign-in", "error");
  });

  chapter("with nothing registered", async () => {
    await desk.goto(`${stage.origin}/setup#${stage.setupSecret}`);
    await desk.getByTestId("setup-display-name").fill("Nguyễn Văn An");
    await desk.getByTestId("setup-password").fill(stage.administrator.password);
    await desk.getByTestId("setup-submit").click();
    await desk.getByTestId("setup-submit").waitFor({ state: "detached" });
    await stage.admin.call("signIn", { body: stage.administrator });
    await reloadDesk();
    await lookAt("empty", [
      ...emptyDesk,
      ...emptyRules,
      ...emptyQuestions,
      ...emptyAlerts,
      ...emptyWatchlist,
      ...emptyReceipts,
    ]);
  });

  chapter("a tablet fresh from its box", async () => {
    tablet ??= await newTablet(context);
    await putPlaces(stage);
    border = await stage.enrol("tan-lap");
    gate = await stage.enrol("cong-kcn-chon-thanh");
    await openTablet(tablet, stage.origin, language);
    await tablet.getByTestId("enrol-code").waitFor();
    await matrix.look(tablet, "enrol", "empty");
    await tablet.getByTestId("enrol-code").fill("K7M2-9QXA-4TBD");
    await tablet.getByTestId("enrol-submit").click();
    await tablet.getByTestId("enrol-problem").waitFor();
    await matrix.look(tablet, "enrol", "error");
    await tablet.getByTestId("enrol-scan").click();
    await tablet.locator(".camera[data-state=on]").waitFor();
    await matrix.look(tablet, "enrol-by-camera", "one");
    await context.route("**/api/snapshot/**", (route) => route.abort());
    const { code } = await stage.admin.call("createEnrolCode", {
      body: { checkpoint: "dong-xoai" },
    });
    await tablet.getByTestId("enrol-code").fill(code);
    await tablet.getByTestId("enrol-name").fill("Máy Đồng Xoài 1");
    await tablet.getByTestId("enrol-submit").click();
    await tablet.getByTestId("nothing-on-file").waitFor();
    await matrix.look(tablet, "scan-nothing-on-file", "error");
    await context.unroute("**/api/snapshot/**");
  });

  chapter("a post on its first morning", async () => {
    await reloadTablet();
    await tablet.locator(".camera[data-state=on]").waitFor();
    await matrix.look(tablet, "scan", "empty");
    await camera(tablet, false);
    await matrix.look(tablet, "scan", "error");
    await camera(tablet, true);
    await onTab(tablet, "typed");
    await matrix.look(tablet, "typed", "empty");
    await tablet.getByTestId("typed-field").fill("93");
    await matrix.look(tablet, "typed-letters", "empty");
    for (const name of ["coming", "recent"]) {
      await onTab(tablet, name);
      await matrix.look(tablet, name, "empty");
    }
    await tablet.getByTestId("menu").click();
    await tablet.getByTestId("settings").waitFor();
    await matrix.look(tablet, "settings", "one");
  });

  chapter("a convoy before the camera", async () => {
    const trailer = { trailerPlate: aPlate("93R-012.35"), kind: 2, purpose: 3, occupantsMax: 3 };
    const passes = [
      await stage.issue({ plate: aPlate("93C-555.01") }),
      await stage.issue({ plate: aPlate("93H-555.02"), ...trailer }),
    ];
    await reloadTablet();
    await tablet.getByTestId("menu").click();
    await tablet.locator("[data-testid=pace-shown] [data-value=yes]").click();
    await tablet.getByTestId("sheet-close").click();
    await tablet.getByTestId("convoy").click();
    await matrix.look(tablet, "convoy", "empty");
    for (const [n, { token }] of passes.entries()) {
      await makeVideo(await toBuffer(token, { errorCorrectionLevel: "Q", scale: 8 }), video, small);
      await camera(tablet, true);
      await tablet.getByTestId("strip").nth(n).waitFor();
      await tablet.locator("[data-testid=strip-let-through]:enabled").first().waitFor();
      await matrix.look(tablet, "convoy", n === 0 ? "one" : "many");
    }
    await makeVideo(blank, video, small);
    await tablet.evaluate(() => localStorage.removeItem("greenlane.pace-shown"));
  });

  chapter("who is on duty, of nobody and of many", async () => {
    await reloadTablet();
    await tablet.getByTestId("duty").click();
    await matrix.look(tablet, "duty", "empty");
    await tablet.getByTestId("duty-other").click();
    await signOn(tablet, "ai-do", "khong-dung");
    await tablet.locator("[data-testid=duty-sheet] .problem").waitFor();
    await matrix.look(tablet, "sign-on", "error");
    const officers = await putOfficers(stage, "dong-xoai");
    await signOn(tablet, officers[0]!.username, officerPassword);
    await tablet.getByTestId("choose-pin").waitFor();
    await matrix.look(tablet, "choose-pin", "one");
    await tablet.getByTestId("pin-field").fill("111111");
    await tablet.locator("[data-testid=choose-pin] .problem").waitFor();
    await matrix.look(tablet, "choose-pin", "error");
    await tablet.getByTestId("pin-later").click();
    await fillPins(tablet, officers);
    await reloadTablet();
    await tablet.getByTestId("duty").click();
    await matrix.look(tablet, "duty", "many");
    await tablet.locator("[data-testid=duty-name][data-state=ready]").first().click();
    await matrix.look(tablet, "take-over", "one");
    for (let tries = 1; tries < 5; tries += 1) {
      await tablet.getByTestId("pin-field").fill("000001");
      await tablet
        .getByTestId("pin-problem")
        .filter({ hasText: String(5 - tries) })
        .waitFor();
    }
    await tablet.getByTestId("pin-field").fill("000001");
    await tablet.locator("[data-testid=take-over][data-state=waiting]").waitFor();
    await matrix.look(tablet, "take-over", "error");
    await tablet.getByTestId("sheet-close").click();
    // Signing on and off again ended the session that tablet and desk share in this browser.
    await signInAt(desk, stage, stage.administrator);
  });

  chapter("one of each, at the desk", async () => {
    pass = await putOne(stage, border);
    await putProposals(stage);
    await putOneRule(stage);
    await askOne(stage, border);
    await listOne(border, pass);
    const alert = await raiseOne(stage, border, pass);
    await watchSome(stage, pass);
    await tellNobody(stage);
    const refused = await refuseSome(stage, border);
    await stage.admin.call("createUser", {
      body: {
        ...commander,
        displayName: "Trần Thị Bình",
        grants: [{ role: "commander", scope: { kind: "area", id: "binh-phuoc" } }],
      },
    });
    const { items } = await stage.admin.call("trips", { query: { plate: pass.plate } });
    await reloadDesk();
    const views = fullDesk({ id: pass.id, revoked: pass.id }, items[0]!.id);
    await lookAt("one", [
      ...views.filter(({ screen }) => screen !== "pass-revoked"),
      ...fullRules,
      ...fullQuestions,
      ...fullAlerts(alert),
      ...fullWatchlist,
      ...fullReceipts(refused),
      ...amendOne(pass.id, stage),
    ]);
    await lookAtNames(matrix, desk, stage, commander);
  });

  chapter("every verdict", async () => {
    kinds = await issueEachKind(stage);
    await reloadTablet();
    await onTab(tablet, "coming");
    await tablet.getByTestId("approaching-item").first().waitFor();
    await matrix.look(tablet, "coming", "one");
    await lookAtWarned(matrix, tablet, pass);
    await lookAtVerdicts(matrix, tablet, stage, kinds);
    await lookAtWatched(matrix, tablet, stage);
    await onTab(tablet, "recent");
    await tablet.getByTestId("recent-item").first().waitFor();
    await matrix.look(tablet, "recent", "one");
    await lookAtNotRecorded(matrix, tablet, kinds);
  });

  chapter("asking command, and its answer", async () => {
    await reloadTablet();
    await lookAtAsking(matrix, tablet, stage, kinds.revoked.token);
  });

  chapter("the people aboard, listed and compared", async () => {
    await reloadTablet();
    await lookAtPeople(matrix, tablet, stage, border);
  });

  chapter("another vehicle takes over a load", async () => {
    await reloadTablet();
    await lookAtTakeOver(matrix, tablet, stage, border);
    const { items } = await stage.admin.call("trips", { query: { plate: "93C62202" } });
    await reloadDesk();
    await lookAt("one", [
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
      video,
      small,
    );
    await reloadTablet();
    await tablet.getByTestId("verdict").waitFor();
    await matrix.look(tablet, "verdict-not-a-pass", "one");
    await makeVideo(blank, video, small);
    await putAside(tablet);
  });

  const chapterOfRows = language === "vi" ? chapter : () => {};
  chapterOfRows(`${many} of each, at the desk`, async () => {
    await putMany(stage, border, gate);
    await putManyRules(stage);
    await askMany(stage, border, 45);
    for (const list of ["devices", "users", "proposals"])
      await context.route(`**/api/${list}`, async (route) => {
        const answer = await route.fetch();
        const page = (await answer.json()) as {
          items: { id: string; displayName?: string }[];
        };
        const { items } = page;
        const more = Array.from({ length: many }, (_, n) => ({ ...items.at(-1)!, id: `x${n}` }));
        await route.fulfill({ response: answer, json: { ...page, items: [...items, ...more] } });
      });
    const { items } = await stage.admin.call("passes", { query: { q: "93R-002" } });
    const long = items.at(-1)!;
    for (const people of [aCoachful, aCoachful.slice(1)]) await listOne(border, long, { people });
    const trips = await stage.admin.call("trips", { query: { plate: long.plate } });
    await reloadDesk();
    await amendOften(stage, long, 12);
    const views = fullDesk({ id: long.id, revoked: kinds.revoked.id }, trips.items[0]!.id);
    await lookAt("many", [
      ...amendMany(long.id, kinds),
      ...views.filter(({ screen }) => !oneIsEnough.has(screen)),
      ...fullRules,
      ...fullQuestions.slice(0, 1),
      ...fullAlerts(1).slice(0, 1),
    ]);
    await context.unrouteAll();
  });

  chapterOfRows(`${many} of each, at the post`, async () => {
    await reloadTablet();
    await onTab(tablet, "coming");
    await tablet
      .getByTestId("approaching-item")
      .nth(many - 1)
      .waitFor();
    await matrix.look(tablet, "coming", "many");
    await fillRecent(tablet, many);
    await onTab(tablet, "recent");
    await tablet.getByTestId("recent-item").nth(30).waitFor();
    await matrix.look(tablet, "recent", "many");
    await onTab(tablet, "typed");
    await tablet.getByTestId("typed-field").fill("93C-20");
    await tablet.getByTestId("suggestion").nth(4).waitFor();
    await matrix.look(tablet, "typed", "many");
    await onTab(tablet, "walkUp");
    await tablet.getByTestId("walk-up-endpoint").click();
    await matrix.look(tablet, "picker-endpoints", "many");
  });

  chapter("a server that refuses, and none at all, at the desk", async () => {
    await reloadDesk();
    const refused = {
      type: "about:blank",
      title: language === "vi" ? "Lỗi máy chủ" : "Server error",
      status: problemStatus.internal,
      code: "internal",
      detail:
        language === "vi"
          ? "Máy chủ gặp lỗi. Thử lại; nếu vẫn vậy, báo quản trị viên mã yêu cầu."
          : "The server failed. Try again; if it stays so, give the administrator the request id.",
      requestId: "0199a3c1-7c1e-7bb1-9b52-3f8f6f4b3a10",
    };
    const failing = { status: 500, contentType: "application/problem+json", json: refused };
    await context.route(/\/api\/(?!session|setup)/, (route) => route.fulfill(failing));
    const ready = "[data-testid=error-state]";
    const paths = {
      registry: "/registry",
      register: "/registry/new",
      pass: `/registry/passes/${pass.id}`,
      "pass-amend": `/registry/passes/${pass.id}/amend`,
      print: `/registry/passes/${pass.id}/print`,
      wall: "/command",
      trip: `/command/trips/${pass.id}`,
      questions: "/command/questions",
      alerts: "/command/alerts",
      alert: "/command/alerts/1",
      watchlist: "/command/watchlist",
      "watch-new": "/command/watchlist/new",
      ...failingReceipts,
      endpoint: "/endpoint",
      people: "/admin/people",
      person: "/admin/people/x",
      tablets: "/admin/tablets",
      "tablet-enrol": "/admin/tablets/enrol",
      keys: "/admin/keys",
      proposals: "/admin/proposals",
      places: "/admin/places",
      "area-form": "/admin/places/areas/binh-phuoc",
      "post-form": "/admin/places/posts/dong-xoai",
    };
    await lookAt("error", [
      ...Object.entries(paths).map(([screen, path]) => ({ screen, path, ready })),
      ...failingRules,
    ]);
    await context.unrouteAll();
    await context.route("**/api/**", (route) =>
      route.request().method() === "GET" ? route.fallback() : route.abort(),
    );
    const failed = (button: string) => async (page: Page) => {
      await page.getByTestId(button).click();
      await page.locator("[role=alert]").filter({ visible: true }).last().waitFor();
    };
    const [like, confirm] = ["register-like-another", "endpoint-confirm"].map(
      (name) => fullDesk({ id: pass.id, revoked: pass.id }, "").find((v) => v.screen === name)!,
    );
    await lookAt("error", [
      { ...like!, bring: failed("register-submit") },
      {
        ...confirm!,
        bring: async (page) => {
          await confirm!.bring?.(page);
          await failed("arrival-send")(page);
        },
      },
    ]);
    await context.unrouteAll();
  });

  chapter("a server out of reach for hours, then for days, at the post", async () => {
    await reloadTablet();
    await context.route(/\/api\/|\/live|\/socket\.io/, (route) => route.abort());
    await putForward(tablet, 2 * hour);
    await openTablet(tablet, stage.origin, language);
    expect(await judged(tablet, kinds.expired.token)).toBe("expired");
    await matrix.look(tablet, "verdict-expired", "one");
    await putAside(tablet);
    await putForward(tablet, 72 * hour);
    await openTablet(tablet, stage.origin, language);
    await tablet.locator("[data-testid=data-age][data-level=red]").waitFor();
    await matrix.look(tablet, "scan-out-of-date", "error");
    await context.unrouteAll();
    await putForward(tablet, 0);
  });

  chapter("a tablet that is cut off, and one that cannot start", async () => {
    await reloadTablet();
    const { items } = await stage.admin.call("devices", {});
    const own = items.find((device) => device.name === "Máy Đồng Xoài 1")!;
    await context.route("**/api/scans", (route) => route.abort());
    await judged(tablet, kinds.expired.token);
    await tablet.locator("[data-testid=decide-hold]:enabled").click();
    await tablet.locator("[data-testid=outbox-count]:not([data-waiting='0'])").first().waitFor();
    await stage.admin.call("cutOffDevice", { params: { id: own.id } });
    await openTablet(tablet, stage.origin, language);
    await tablet.locator("[data-testid=cut-off][data-phase=sending]").waitFor();
    await matrix.look(tablet, "cut-off", "many");
    await context.unrouteAll();
    await openTablet(tablet, stage.origin, language);
    await tablet.locator("[data-testid=cut-off][data-phase=wiped]").waitFor();
    await matrix.look(tablet, "wiped", "one");
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "isSecureContext", { value: false }),
    );
    await page.goto(`${stage.origin}/checkpoint/`);
    await page.getByTestId("cannot-start-insecure").waitFor();
    await matrix.look(page, "cannot-start", "error");
    await page.close();
  });

  chapter("a tablet whose storage fails it", () => lookAtStorage(matrix, tablet, stage, language));
};
