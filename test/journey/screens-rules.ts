import type { Page } from "playwright-core";
import { readReference } from "../../data/demo/reference.ts";
import { type RiskLevel, riskLevels } from "../../shared/domain/levels.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aBasis } from "../build/a-rule.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import type { View } from "./screens-desk.ts";
import { many, type Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;
const hour = 3_600_000;
const levels = "/admin/rules/levels";
const measures = "/admin/rules/measures";
const sets = "/admin/rules/sets";

const click = (name: string) => (page: Page) => page.getByTestId(name).first().click();
const asked =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await click(name)(page);
    await page.locator("[role=dialog]").waitFor();
  };

const file = (name: string, content: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
});
const chosen =
  (content: string, then: string) =>
  async (page: Page): Promise<void> => {
    const choosing = page.waitForEvent("filechooser");
    await click("rule-set-file")(page);
    await (await choosing).setFiles(file("quy-dinh.json", content));
    await page.getByTestId(then).waitFor();
  };
const { measures: _, ...broken } = rulesForTests();
const wrongSet = JSON.stringify({
  ...broken,
  graceHours: 1_000,
  purposes: [{ code: 0, name: { vi: "", en: "x" } }],
});
const lowerCap = JSON.stringify({
  ...rulesForTests(),
  graceHours: 4,
  purposes: rulesForTests().purposes.map((one) =>
    one.code === 1 ? { ...one, occupantsMax: 2 } : one,
  ),
});

/** Pages that need no level and no measure. */
export const emptyRules: readonly View[] = [
  { screen: "levels", path: levels, ready: id("empty-state") },
  { screen: "measures", path: measures, ready: id("empty-state") },
  { screen: "rule-sets", path: sets, ready: id("rule-set-row") },
  { screen: "rule-set-publish", path: `${sets}/new`, ready: id("rule-set-file") },
];

/** Pages about an area that has a level and more to come, and a measure of its own. */
export const fullRules: readonly View[] = [
  { screen: "levels", path: levels, ready: id("level-row") },
  {
    screen: "levels-no-match",
    path: levels,
    ready: id("level-row"),
    bring: async (page) => {
      await page.getByTestId("level-search").fill("zzz");
      await page.getByTestId("empty-state").waitFor();
    },
  },
  { screen: "level", path: `${levels}/binh-phuoc`, ready: id("level-decision") },
  {
    screen: "level-wrong",
    path: `${levels}/binh-phuoc`,
    ready: id("level-publish"),
    bring: click("level-publish"),
  },
  {
    screen: "level-withdraw",
    path: `${levels}/binh-phuoc`,
    ready: id("withdraw"),
    bring: asked("withdraw"),
  },
  {
    screen: "level-lower",
    path: `${levels}/binh-phuoc`,
    ready: id("level-publish"),
    bring: async (page) => {
      await page.getByTestId("level-choice").click();
      await page.getByRole("option").filter({ visible: true }).first().click();
      await page.getByTestId("level-basis-number").fill("1571/QĐ-UBND");
      await page.getByTestId("level-basis-date").fill("2026-11-20");
      await page.getByTestId("level-basis-issuer").fill("UBND tỉnh Bình Phước");
      await asked("level-publish")(page);
    },
  },
  { screen: "measures", path: measures, ready: id("measure-row") },
  { screen: "measure-lift", path: measures, ready: id("withdraw"), bring: asked("withdraw") },
  { screen: "measure-new", path: `${measures}/new`, ready: id("measure-publish") },
  {
    screen: "measure-new-wrong",
    path: `${measures}/new`,
    ready: id("measure-publish"),
    bring: click("measure-publish"),
  },
  { screen: "rule-sets", path: sets, ready: id("rule-set-row") },
  { screen: "rule-set", path: `${sets}/2`, ready: id("differences") },
  {
    screen: "rule-set-publish-wrong",
    path: `${sets}/new`,
    ready: id("rule-set-file"),
    bring: chosen(wrongSet, "file-problem"),
  },
  {
    screen: "rule-set-publish-compare",
    path: `${sets}/new`,
    ready: id("rule-set-file"),
    bring: chosen(lowerCap, "differences"),
  },
];

/** Rules that cannot be read. */
export const failingRules: readonly View[] = [
  { screen: "levels", path: levels, ready: id("error-state") },
  { screen: "level", path: `${levels}/binh-phuoc`, ready: id("error-state") },
  { screen: "measures", path: measures, ready: id("error-state") },
  { screen: "rule-sets", path: sets, ready: id("error-state") },
];

const level = (area: string, one: RiskLevel, at: number) => ({
  id: uuidV7(at),
  area,
  level: one,
  basis: aBasis,
  effectiveFrom: iso(at),
});
const measure = (area: string, vi: string, en: string, at: number) => ({
  id: uuidV7(at),
  area,
  name: { vi, en },
  level: "new-normal" as const,
  purposes: [15],
  effect: { kind: "bar" as const },
  basis: aBasis,
  effectiveFrom: iso(at),
});

/** A level in force and one to come, a measure, and a rule set that begins tomorrow. */
export const putOneRule = async ({ admin }: Stage): Promise<void> => {
  const now = Date.now();
  const items = [
    level("binh-phuoc", "at-risk", now - hour),
    level("binh-phuoc", "high", now + 24 * hour),
  ];
  await admin.call("publishLevels", { body: { items } });
  const body = measure("binh-phuoc", "Dừng xe khách", "No coaches", now - hour);
  await admin.call("publishMeasure", { body });
  const { withdrawnAt: __, ...rules } = rulesForTests();
  const purposes = [
    ...rules.purposes,
    { code: 16, name: { vi: "Chở oxy y tế", en: "Medical oxygen" }, occupantsMax: 2 },
  ];
  const set = { ...rules, version: 3, effectiveFrom: iso(now + 24 * hour), purposes };
  await admin.call("publishRules", { body: set });
};

/** A level for every commune, none below what its province is about to have, and a measure in as many, some with names as long as may be. */
export const putManyRules = async ({ admin }: Stage): Promise<void> => {
  const now = Date.now();
  const areas = readReference().areas.filter(({ kind }) => kind === "commune");
  const items = areas.map(({ id: area }, n) =>
    level(area, riskLevels[2 + (n % 2)]!, now - hour + n),
  );
  await admin.call("publishLevels", { body: { items } });
  const longest =
    "Chỉ cho xe chở hàng thiết yếu, vật tư y tế vào địa bàn, xe khác quay đầu tại chốt cửa ngõ của địa bàn";
  for (let n = 0; n < many; n += 1) {
    const area = areas[n % areas.length]!.id;
    const vi = n % 9 === 0 ? longest : `Dừng xe khách, đợt ${n + 1}`;
    await admin.call("publishMeasure", {
      body: measure(area, vi, `No coaches, ${n + 1}`, now - n),
    });
  }
};
