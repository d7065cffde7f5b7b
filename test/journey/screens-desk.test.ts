import type { Page } from "playwright-core";
import { describe } from "vitest";
import { problemStatus } from "../../shared/contract/problems.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { browserThere } from "./chromium.ts";
import { emptyAlerts, fullAlerts, raiseOne } from "./screens-alerts.ts";
import { amendMany, amendOften, amendOne } from "./screens-amend.ts";
import { applyOften, emptyReview, fullReview, lookAtApplications } from "./screens-applications.ts";
import { emptyConvoys, fullConvoys, gatherSome } from "./screens-convoys.ts";
import { playDay } from "./screens-day.ts";
import {
  contractPages,
  emptyDesk,
  fullDesk,
  lookAtDesk,
  oneIsEnough,
  type View,
} from "./screens-desk.ts";
import { lookAtDue, passLast, sendLate } from "./screens-due.ts";
import { failingExtensions, lookAtExtensions, noExtensions } from "./screens-extensions.ts";
import { bringLists, noLists } from "./screens-lists.ts";
import { aCoachful, listOne, lookAtNames } from "./screens-people.ts";
import { emptyCarriers, failingCarriers, putCarriers } from "./screens-places.ts";
import { askMany, askOne, emptyQuestions, fullQuestions } from "./screens-questions.ts";
import { emptyReceipts, failingReceipts, fullReceipts, refuseSome } from "./screens-receipts.ts";
import { emptyRoads, fullRoads, markSome } from "./screens-roads.ts";
import { emptyRules, failingRules, fullRules, putManyRules, putOneRule } from "./screens-rules.ts";
import {
  askOften,
  emptySignUps,
  failingSignUps,
  fullSignUps,
  lookAtSignUps,
} from "./screens-sign-ups.ts";
import { many, putMany, putOne, putPlaces, putProposals, type Stage } from "./screens-stage.ts";
import { openTablet } from "./screens-tablet.ts";
import { issueEachKind } from "./screens-verdicts.ts";
import { emptyWatchlist, fullWatchlist, watchSome } from "./screens-watchlist.ts";

const commander = { username: "chi-huy", password: "mot-mat-khau-thu" };

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

describe.skipIf(!browserThere)("every screen of the desk, in each of its states", () => {
  const { day, matrix, chapter, reloadDesk } = playDay();
  let pass: Pass;
  const lookAt = (state: "empty" | "one" | "many" | "error", views: readonly View[]) =>
    lookAtDesk(matrix, day.desk, state, views);

  chapter("before anybody has signed in", async () => {
    await openTablet(day.desk, day.stage.origin);
    await day.desk.goto(`${day.stage.origin}/setup#${day.stage.setupSecret}`);
    await day.desk.getByTestId("setup-password").fill("ngan");
    await matrix.look(day.desk, "setup", "one");
    await day.desk.getByTestId("setup-display-name").fill("Nguyễn Văn An");
    await day.desk.getByTestId("setup-username").fill("có dấu");
    await day.desk.getByTestId("setup-password").fill("mot-mat-khau-thu");
    await day.desk.getByTestId("setup-submit").click();
    await day.desk.locator("[aria-invalid=true]").first().waitFor();
    await matrix.look(day.desk, "setup", "error");
    await lookAt("many", contractPages);
    await day.desk.goto(`${day.stage.origin}/setup`);
    await day.desk.getByTestId("setup-token").waitFor();
    await matrix.look(day.desk, "setup", "empty");
    await day.desk.goto(`${day.stage.origin}/sign-in`);
    await day.desk.getByTestId("setup-needed").waitFor();
    await matrix.look(day.desk, "sign-in", "empty");
    await day.desk.getByTestId("sign-in-username").fill("ai-do");
    await day.desk.getByTestId("sign-in-password").fill("khong-dung");
    await day.desk.getByTestId("sign-in-submit").click();
    await day.desk
      .locator("[role=alert]")
      .filter({ hasText: /thử lại|try again/ })
      .waitFor();
    await matrix.look(day.desk, "sign-in", "error");
  });

  chapter("with nothing registered", async () => {
    await day.desk.goto(`${day.stage.origin}/setup#${day.stage.setupSecret}`);
    await day.desk.getByTestId("setup-display-name").fill("Nguyễn Văn An");
    await day.desk.getByTestId("setup-password").fill(day.stage.administrator.password);
    await day.desk.getByTestId("setup-submit").click();
    await day.desk.getByTestId("setup-submit").waitFor({ state: "detached" });
    await day.stage.admin.call("signIn", { body: day.stage.administrator });
    await reloadDesk();
    await lookAt("empty", [
      ...emptyDesk,
      ...emptyRules,
      ...emptyQuestions,
      ...emptyAlerts,
      ...emptyWatchlist,
      ...emptyRoads,
      ...emptyReceipts,
      ...emptyConvoys,
      noLists,
      ...emptyCarriers,
      emptyReview,
      ...emptySignUps,
      ...noExtensions,
    ]);
  });

  chapter("one of each, at the desk", async () => {
    await putPlaces(day.stage);
    day.border = await day.stage.enrol("tan-lap");
    day.gate = await day.stage.enrol("cong-kcn-chon-thanh");
    pass = await putOne(day.stage, day.border);
    await putProposals(day.stage);
    await putOneRule(day.stage);
    await askOne(day.stage, day.border);
    await listOne(day.border, pass);
    const alert = await raiseOne(day.stage, day.border, pass);
    await watchSome(day.stage, pass);
    await markSome(day.stage);
    await tellNobody(day.stage);
    const refused = await refuseSome(day.stage, day.border);
    await day.stage.admin.call("createUser", {
      body: {
        ...commander,
        displayName: "Trần Thị Bình",
        grants: [{ role: "commander", scope: { kind: "area", id: "binh-phuoc" } }],
      },
    });
    const { items } = await day.stage.admin.call("trips", { query: { plate: pass.plate } });
    await reloadDesk();
    const views = fullDesk({ id: pass.id, revoked: pass.id }, items[0]!.id);
    await lookAt("one", [
      ...views.filter(({ screen }) => screen !== "pass-revoked"),
      ...fullRules,
      ...fullQuestions,
      ...fullAlerts(alert),
      ...fullWatchlist,
      ...fullRoads,
      ...fullReceipts(refused),
      ...amendOne(pass.id, day.stage),
      ...(await bringLists(day.desk, day.stage)),
      ...(await putCarriers(day.stage)),
    ]);
    await lookAtNames(matrix, day.desk, day.stage, commander);
    await sendLate(day.stage, day.border);
    await passLast(day.stage, await day.stage.enrol("dong-xoai"));
    await lookAtDue(matrix, day.desk);
  });

  chapter("what carriers apply for and ask, and convoys, at the desk", async () => {
    await reloadDesk();
    await lookAtApplications(matrix, day.desk, day.stage);
    await lookAtSignUps(matrix, day.desk, day.stage, pass);
    await reloadDesk();
    await lookAtExtensions(matrix, day.desk, day.stage);
    await lookAt("one", fullConvoys(await gatherSome(day.stage, day.border)));
  });

  chapter(`${many} of each, at the desk`, async () => {
    const kinds = await issueEachKind(day.stage);
    await putMany(day.stage, day.border, day.gate);
    await putManyRules(day.stage);
    await askMany(day.stage, day.border, 45);
    for (const list of ["devices", "users", "proposals"])
      await day.context.route(`**/api/${list}`, async (route) => {
        const answer = await route.fetch();
        const page = (await answer.json()) as {
          items: { id: string; displayName?: string }[];
        };
        const { items } = page;
        const more = Array.from({ length: many }, (_, n) => ({ ...items.at(-1)!, id: `x${n}` }));
        await route.fulfill({ response: answer, json: { ...page, items: [...items, ...more] } });
      });
    const { items } = await day.stage.admin.call("passes", { query: { q: "93R-002" } });
    const long = items.at(-1)!;
    for (const people of [aCoachful, aCoachful.slice(1)])
      await listOne(day.border, long, { people });
    const trips = await day.stage.admin.call("trips", { query: { plate: long.plate } });
    await reloadDesk();
    await amendOften(day.stage, long, 12);
    await applyOften(day.stage, 60);
    await askOften(day.stage, 12);
    const views = fullDesk({ id: long.id, revoked: kinds.revoked.id }, trips.items[0]!.id);
    await lookAt("many", [
      ...amendMany(long.id, kinds),
      ...views.filter(({ screen }) => !oneIsEnough.has(screen)),
      ...fullRules,
      ...fullQuestions.slice(0, 1),
      ...fullAlerts(1).slice(0, 1),
      fullReview,
      fullSignUps,
    ]);
    await day.context.unrouteAll();
  });

  chapter("a server that refuses, and none at all, at the desk", async () => {
    await reloadDesk();
    const refused = {
      type: "about:blank",
      title: "Lỗi máy chủ",
      status: problemStatus.internal,
      code: "internal",
      detail: "Máy chủ gặp lỗi. Thử lại; nếu vẫn vậy, báo quản trị viên mã yêu cầu.",
      requestId: "0199a3c1-7c1e-7bb1-9b52-3f8f6f4b3a10",
    };
    const failing = { status: 500, contentType: "application/problem+json", json: refused };
    await day.context.route(/\/api\/(?!session|setup)/, (route) => route.fulfill(failing));
    const ready = "[data-testid=error-state]";
    const paths = {
      registry: "/registry",
      review: "/registry/review",
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
      roads: "/command/roads",
      "road-new": "/command/roads/new",
      ...failingReceipts,
      ...failingSignUps,
      ...failingExtensions,
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
      ...failingCarriers,
    };
    await lookAt("error", [
      ...Object.entries(paths).map(([screen, path]) => ({ screen, path, ready })),
      ...failingRules,
    ]);
    await day.context.unrouteAll();
    await day.context.route("**/api/**", (route) =>
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
    await day.context.unrouteAll();
  });
});
