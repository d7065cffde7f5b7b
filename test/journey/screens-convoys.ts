import type { Page } from "playwright-core";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import type { View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;

/** A convoy under way with a vehicle that left, one that is none of it, and others still to come. */
export const gatherSome = async (stage: Stage, border: UnseenTablet): Promise<string> => {
  const passes: Pass[] = [];
  for (let n = 0; n < 14; n += 1)
    passes.push(await stage.issue({ plate: aPlate(`93B-${30_100 + n}`) }));
  const id = uuidV7(Date.now());
  const at = (ago: number): string => iso(Date.now() - ago * minute);
  await stage.admin.call("makeConvoy", {
    body: {
      id,
      name: "Đoàn 3, đưa người về Đắk Nông, sáng Chủ nhật",
      corridor: passes[0]!.corridor,
      entry: "tan-lap",
      exit: "cong-kcn-chon-thanh",
      window: { from: at(60), until: at(10) },
      vehicles: passes.map(({ plate }) => ({ by: "plate" as const, plate })),
      lead: passes[0]!.plate,
      escort: { name: "Đại úy Nguyễn Lê Minh Quân, Phòng Cảnh sát giao thông" },
      at: at(70),
    },
  });
  await border.upload(
    ...passes
      .slice(0, 13)
      .map((pass, n) => stage.letThrough(border, pass, Date.now() - (50 - n) * minute)),
  );
  const doing = { id: "", at: at(5), checkpoint: "tan-lap" } as const;
  await stage.admin.call("actOnConvoy", {
    params: { id },
    body: {
      acts: [
        {
          ...doing,
          what: "leave",
          id: uuidV7(Date.now()),
          plate: passes[1]!.plate,
          why: "Hỏng máy",
        },
        {
          ...{ ...doing, what: "extra", id: uuidV7(Date.now()), scan: uuidV7(Date.now()) },
          vehicle: { plate: aPlate("51D-999.99"), pass: null },
        },
        { ...doing, what: "rolled", id: uuidV7(Date.now()), done: true },
        {
          ...{ ...doing, what: "window", id: uuidV7(Date.now()) },
          window: { from: at(65), until: at(5) },
        },
        {
          ...{ ...doing, what: "order", id: uuidV7(Date.now()) },
          plates: passes.slice(4, 14).map(({ plate }) => plate),
        },
      ],
    },
  });
  return id;
};

export const emptyConvoys: readonly View[] = [
  { screen: "desk-convoys", path: "/convoys", ready: "[data-testid=empty-state]" },
  { screen: "convoy-new", path: "/convoys/new", ready: "[data-testid=convoy-save]" },
];

export const fullConvoys = (id: string): readonly View[] => [
  { screen: "desk-convoys", path: "/convoys", ready: "[data-testid=convoy-row]" },
  { screen: "desk-convoy", path: `/convoys/${id}`, ready: "[data-testid=convoy-members]" },
  ...(["window", "order"] as const).map(
    (what): View => ({
      screen: `desk-convoy-${what}`,
      path: `/convoys/${id}`,
      ready: "[data-testid=convoy-act]",
      bring: async (page) => {
        const label = what === "window" ? /giờ dự kiến|another time/ : /thứ tự đi|another order/;
        await page.getByTestId("convoy-what").getByText(label).click();
      },
    }),
  ),
  {
    screen: "desk-convoy-undo",
    path: `/convoys/${id}`,
    ready: "[data-testid=convoy-undo]",
    bring: async (page) => {
      await page.getByTestId("convoy-undo").first().click();
      await page.locator("[role=dialog]").waitFor();
    },
  },
  {
    screen: "convoy-print",
    path: `/convoys/${id}`,
    ready: "[data-testid=convoy-print]",
    bring: async (page) => {
      await page.getByTestId("convoy-print").click();
      await page.getByTestId("print-dialog").waitFor();
    },
  },
  {
    screen: "convoy-new-wrong",
    path: "/convoys/new",
    ready: "[data-testid=convoy-save]",
    bring: (page) => page.getByTestId("convoy-vehicles").fill("93C-123.45\nkhông phải biển số"),
  },
];

/** On the tablet: that one is about to come, the convoys that come by, the roll of one, and why a vehicle is absent. */
export const lookAtRoll = async (matrix: Matrix, tablet: Page): Promise<void> => {
  await tablet.getByTestId("convoy-soon").waitFor();
  await matrix.look(tablet, "convoy-soon", "one");
  await tablet.getByTestId("convoy-soon-seen").click();
  await tablet.getByTestId("roll-open").click();
  await tablet.getByTestId("convoy-item").first().waitFor();
  await matrix.look(tablet, "rolls", "one");
  await tablet.getByTestId("convoy-item").first().click();
  await tablet.getByTestId("roll-block").first().waitFor();
  await matrix.look(tablet, "roll", "many");
  await tablet.getByTestId("roll-absent").first().click();
  await matrix.look(tablet, "roll-why", "one");
  await tablet.getByTestId("sheet-close").click();
};
