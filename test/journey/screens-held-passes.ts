import type { Page } from "playwright-core";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import { iso } from "../../shared/domain/time.ts";
import { heldPassWords, type whyAskedWords } from "../../shared/text/amendment-asked.ts";
import { passStatusWords } from "../../shared/text/everywhere.ts";
import { aPlate } from "../build/a-plate.ts";
import type { anAsked } from "../build/an-application.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";

/** Applies for a carrier, and decides for the desk. */
interface Desk {
  readonly put: (change: Partial<ReturnType<typeof anAsked>>) => Promise<ApplicationSeen>;
  readonly approve: (one: ApplicationSeen) => Promise<unknown>;
  readonly askChange: (one: ApplicationSeen) => Promise<unknown>;
}

const id = (name: string): string => `[data-testid=${name}]`;
const list: View = { screen: "carrier-passes", path: "/carrier/passes", ready: id("held-pass") };

/** Chooses why, in either language of the page. */
const because = (page: Page, why: keyof typeof whyAskedWords): Promise<unknown> =>
  page.getByTestId("ask-why").selectOption(why);

/** A carrier's passes and what it asks of them: one thing that waits, one to mend, one approved. */
export const heldPasses = async (
  stage: Stage,
  { put, approve, askChange }: Desk,
): Promise<readonly View[]> => {
  const asked = async (plate: string): Promise<ApplicationSeen> => {
    const first = await put({ plate: aPlate(plate) });
    await approve(first);
    const { items } = await stage.admin.call("passes", { query: { plate: first.asked.plate } });
    const { id: pass, rev } = items[0]!;
    return put({
      ...first.asked,
      validTo: iso(Date.parse(first.asked.validTo) + 6 * 3_600_000),
      occupantsMax: 1,
      amends: {
        ...{ pass, rev, why: "held-up", post: null },
        place: "Km 42 + 300 ĐT741, bãi đỗ xe tải trước chợ đầu mối Đồng Xoài",
        note: "Chờ từ 5 giờ sáng, tới phiên thì giấy đã hết hạn",
      },
    });
  };
  const waiting = await asked("61C-10011");
  const toMend = await asked("61C-10012");
  const approved = await asked("61C-10013");
  await askChange(toMend);
  await approve(approved);
  const pass = `/carrier/passes/${waiting.asked.amends!.pass}`;
  const ask: View = { screen: "carrier-ask", path: `${pass}/ask`, ready: id("apply-send") };
  return [
    list,
    {
      ...list,
      screen: "carrier-passes-none",
      bring: async (page) => {
        await page.getByTestId("held-state").click();
        const { vi, en } = passStatusWords.suspended;
        await page
          .getByRole("option", { name: new RegExp(`^(${vi}|${en})$`) })
          .filter({ visible: true })
          .click();
        await page.getByTestId("empty-state").waitFor();
      },
    },
    { screen: "carrier-pass", path: pass, ready: id("pass-asked") },
    {
      screen: "carrier-pass-downloaded",
      path: pass,
      ready: id("pass-share"),
      bring: async (page) => {
        await page.getByTestId("pass-share").click();
        await page.getByTestId("pass-downloaded").waitFor();
      },
    },
    { screen: "carrier-pass-delay", path: `${pass}/delay`, ready: id("delay-send") },
    ask,
    {
      ...ask,
      screen: "carrier-ask-wrong",
      bring: async (page) => {
        await because(page, "other");
        await page.getByTestId("apply-send").click();
        await page.getByTestId("form-wrong").waitFor();
      },
    },
    {
      ...ask,
      screen: "carrier-ask-return",
      bring: async (page) => {
        await because(page, "return-load");
        await page.getByTestId("ask-return").waitFor();
      },
    },
    {
      ...ask,
      screen: "carrier-ask-twice",
      bring: async (page) => {
        await because(page, "breakdown");
        await page.getByTestId("ask-place").fill(heldPassWords.placeHint.vi);
        await page.getByTestId("amend-longer-24").click();
        await page.getByTestId("apply-send").click();
        await page.locator("[role=alert]").filter({ visible: true }).first().waitFor();
      },
    },
    { screen: "carrier-asked", path: `/carrier/${waiting.id}?sent`, ready: id("changed-facts") },
    {
      screen: "carrier-ask-mend",
      path: `/carrier/${toMend.id}/mend`,
      ready: id("apply-send"),
    },
    { screen: "carrier-asked-approved", path: `/carrier/${approved.id}`, ready: id("carrier-qr") },
  ];
};

/** The same where the server is away. */
export const heldPassesFail: readonly View[] = [
  { ...list, ready: id("error-state") },
  ...["", "/ask", "/delay"].map((path) => ({
    screen: `carrier-pass${path.replace("/", "-")}`,
    path: `/carrier/passes/1-0-0${path}`,
    ready: id("error-state"),
  })),
];
