import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";

const hour = 3_600_000;
const path = "/command/roads";

/** As many words as may be. */
const longReason =
  "Nước tràn qua ngầm tại km 18 sau mưa lớn trong đêm, chỉ xe gầm cao qua được từng chiếc một; lực lượng tại chỗ đang điều tiết, dự kiến thông đường trước chiều nay";

/** A stretch shut both ways, one slow, one that was taken back. */
export const markSome = async (stage: Stage): Promise<void> => {
  const mark = async (change: object): Promise<string> => {
    const id = uuidV7(Date.now());
    await stage.admin.call("markRoad", {
      body: {
        id,
        ...{ from: "tan-lap", to: "dong-xoai", factor: 2.5, until: null },
        reason: "Ngập sâu tại cầu Nha Bích",
        ...change,
      },
    });
    return id;
  };
  const opened = await mark({ since: iso(Date.now() - hour) });
  const why = { reason: "Nước đã rút, xe đi lại bình thường" };
  await stage.admin.call("takeBackRoadMark", { params: { id: opened }, body: why });
  await mark({ back: uuidV7(Date.now()), factor: null, reason: longReason });
  const [inner, gate] = ["dong-xoai", "@kcn-chon-thanh"];
  await mark({ from: inner, to: gate, until: iso(Date.now() + 5 * hour) });
  await mark({ from: gate, to: inner, since: iso(Date.now() + hour) });
};

export const emptyRoads: readonly View[] = [
  { screen: "roads", path, ready: "[data-testid=empty-state]" },
  { screen: "roads-over", path: `${path}?status=over`, ready: "[data-testid=empty-state]" },
];

export const fullRoads: readonly View[] = [
  { screen: "roads", path, ready: "[data-testid=road-mark]" },
  {
    screen: "road-new",
    path: `${path}/new?from=tan-lap&to=dong-xoai`,
    ready: "[data-testid=mark-save]",
  },
  {
    screen: "road-new-wrong",
    path: `${path}/new`,
    ready: "[data-testid=mark-save]",
    bring: async (page) => {
      await page.getByTestId("mark-times").fill("50");
      await page.getByTestId("mark-until").fill("31/02/2027 25:00");
      await page.getByTestId("mark-save").click();
    },
  },
  {
    screen: "road-take-back",
    path,
    ready: "[data-testid=mark-take-back]",
    bring: async (page) => {
      await page.getByTestId("mark-take-back").first().click();
      await page.getByTestId("confirm").click();
      await page.locator("[role=dialog]").waitFor();
    },
  },
];
