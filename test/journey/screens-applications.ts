import type { Page } from "playwright-core";
import { callsTo } from "../../data/demo/call.ts";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import { reasonsFor } from "../../shared/domain/application-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier, aCorridor, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { anAsked } from "../build/an-application.ts";
import { signInAt } from "./desk.ts";
import { lookAtDesk, type View } from "./screens-desk.ts";
import { heldPasses, heldPassesFail } from "./screens-held-passes.ts";
import type { Matrix, State } from "./screens-matrix.ts";
import { longNames, type Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;
const hour = 3_600_000;

/** Applies for a carrier on the stage. */
export const haulier = {
  username: "vui",
  displayName: "Trần Văn Vui",
  password: "mot-mat-khau-thu",
  grants: [{ role: "carrier" as const, scope: { kind: "carrier" as const, id: aCarrier().id } }],
};

type Put = (change?: Partial<ReturnType<typeof anAsked>>) => Promise<ApplicationSeen>;
const putter = async ({ origin }: Stage): Promise<Put> => {
  const calls = callsTo(origin);
  await calls.call("signIn", { body: haulier });
  return (change = {}) => {
    const asked = anAsked({
      carrier: aCarrier().id,
      endpoint: anEndpoint().id,
      corridor: aCorridor().id,
      origin: longNames.origin,
      validFrom: iso(Date.now() - hour),
      validTo: iso(Date.now() + 24 * hour),
      tested: null,
      ...change,
    });
    return calls.call("submitApplication", { body: { id: uuidV7(Date.now()), asked } });
  };
};

const decide = (
  { admin }: Stage,
  { id: application, rev, asked }: ApplicationSeen,
  decision: "refuse" | "approve" | "ask-change",
  every = false,
) => {
  const act = { id: uuidV7(Date.now()), rev };
  const reasons = (every ? reasonsFor(asked) : reasonsFor(asked).slice(0, 2)).map((reason) => ({
    reason,
    note:
      every || reason === "other" ? "Gọi 0271 3888 999 trước 16 giờ để được hướng dẫn thêm" : "",
  }));
  return admin.call("decideApplication", {
    params: { id: application },
    body: decision === "approve" ? { ...act, decision } : { ...act, decision, reasons },
  });
};

/** Signs in as the carrier, looks, and gives the desk back to the administrator. */
const asCarrier = async (
  matrix: Matrix,
  page: Page,
  stage: Stage,
  state: State,
  views: readonly View[],
): Promise<void> => {
  await page.context().clearCookies();
  await signInAt(page, stage, haulier);
  await lookAtDesk(matrix, page, state, views);
  await page.context().clearCookies();
  await signInAt(page, stage, stage.administrator);
};

/** Before anybody has applied. */
export const emptyReview: View = {
  screen: "review-none",
  path: "/registry/review",
  ready: id("empty-state"),
};

/** The carrier's pages and the desk's, with an application in each state. */
export const lookAtApplications = async (
  matrix: Matrix,
  page: Page,
  stage: Stage,
): Promise<void> => {
  await stage.admin.call("createUser", { body: haulier });
  const list = { screen: "carrier-list", path: "/carrier" };
  await asCarrier(matrix, page, stage, "empty", [{ ...list, ready: id("apply-first") }]);
  const put = await putter(stage);
  const of = (n: number) => put({ plate: aPlate(`61C-1000${n}`) });
  const [waiting, refused, approved, other] = [await of(1), await of(2), await of(3), await of(4)];
  await decide(stage, refused, "refuse", true);
  await decide(stage, approved, "approve");
  await decide(stage, other, "ask-change");
  // Beside the one that waits: a pass that bars it, and another application.
  const { plate } = waiting.asked;
  await stage.issue({ plate });
  await put({ plate, occupantsMax: 1 });
  const blank: View = { screen: "carrier-apply", path: "/carrier/new", ready: id("apply-send") };
  await asCarrier(matrix, page, stage, "one", [
    { ...list, ready: id("application") },
    blank,
    {
      ...blank,
      screen: "carrier-apply-wrong",
      bring: async (phone) => {
        await phone.getByTestId("apply-others").fill("93C-111.22\nkhông phải biển số nào cả");
        await phone.getByTestId("apply-send").click();
        await phone.getByTestId("form-wrong").waitFor();
      },
    },
    {
      screen: "carrier-waiting",
      path: `/carrier/${waiting.id}?sent`,
      ready: id("application-sent"),
    },
    {
      screen: "carrier-refused",
      path: `/carrier/${refused.id}`,
      ready: id("application-reasons"),
    },
    { screen: "carrier-mend", path: `/carrier/${refused.id}/mend`, ready: id("apply-send") },
    { screen: "carrier-approved", path: `/carrier/${approved.id}`, ready: id("carrier-qr") },
    {
      screen: "carrier-withdraw",
      path: `/carrier/${waiting.id}`,
      ready: id("application-withdraw"),
      bring: async (phone) => {
        await phone.getByTestId("application-withdraw").click();
        await phone.getByTestId("confirm").waitFor();
      },
    },
  ]);
  const held = await heldPasses(stage, {
    put,
    approve: (one) => decide(stage, one, "approve"),
    askChange: (one) => decide(stage, one, "ask-change", true),
  });
  await asCarrier(matrix, page, stage, "one", held);
  await page.context().route(/\/api\/(passes|applications)/, (route) => route.abort());
  await asCarrier(matrix, page, stage, "error", heldPassesFail);
  await page.context().unrouteAll();
  const review: View = { screen: "review", path: "/registry/review", ready: id("review-file") };
  // What is asked of passes in use comes first.
  const openWaiting = async (desk: Page): Promise<void> => {
    await desk.getByTestId("review-row").nth(1).locator("button").click();
    await desk.getByTestId("review-beside").waitFor();
  };
  await lookAtDesk(matrix, page, "one", [
    { screen: "review-amendment", path: review.path, ready: id("changed-facts") },
    { ...review, bring: openWaiting },
    {
      ...review,
      screen: "review-refuse",
      ready: id("review-file"),
      bring: async (desk) => {
        await desk.keyboard.press("r");
        await desk.getByTestId("reason-other").check();
        await desk.getByTestId("confirm").click();
        await desk.getByTestId("note-other").waitFor();
      },
    },
    {
      ...review,
      screen: "review-chosen",
      ready: id("review-file"),
      bring: async (desk) => {
        await desk.keyboard.press("x");
        await desk.getByTestId("review-approve-chosen").waitFor();
      },
    },
  ]);
};

/** A queue longer than a page of it. */
export const applyOften = async (stage: Stage, times: number): Promise<void> => {
  const put = await putter(stage);
  for (let n = 0; n < times; n += 1) await put({ plate: aPlate(`61C-${20_000 + n}`) });
};

export const fullReview: View = {
  screen: "review",
  path: "/registry/review",
  ready: id("review-file"),
};
