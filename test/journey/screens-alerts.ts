import type { Page } from "playwright-core";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import type { View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { judged, putAside } from "./screens-tablet.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const longNote =
  "Đã gọi chốt Tân Lập và chủ xe: phụ xe Nguyễn Thị Hoàng Oanh xuống tại trạm y tế xã Tân Lập lúc 8 giờ 15 để xét nghiệm lại, có phiếu bàn giao số 117/PBG-TYT, kết quả âm tính, đã quay lại cùng xe khác.";

/** One fewer aboard than came in, seen again at the border; and what command did about it, as long as may be. */
export const raiseOne = async (stage: Stage, border: UnseenTablet, pass: Pass): Promise<number> => {
  const at = Date.now() - 2 * minute;
  const { id, plate } = pass;
  await border.upload(
    border.scan({ how: "plate", pass: id, plate, occupantsSeen: 1, at: iso(at) }),
  );
  for (let tries = 0; ; tries += 1) {
    const { items } = await stage.admin.call("alerts", { query: { status: "live" } });
    const found = items.find((one) => one.plate === plate);
    if (found) {
      const params = { id: String(found.number) };
      const body = { id: uuidV7(at), note: longNote };
      await stage.admin.call("acknowledgeAlert", { params, body });
      const workers = await stage.admin.call("alertWorkers", { params });
      const to = workers.items[0]?.id ?? null;
      await stage.admin.call("assignAlert", { params, body: { id: uuidV7(at + 1), to } });
      return found.number;
    }
    if (tries > 200) throw new Error("no alert was raised");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

export const emptyAlerts: readonly View[] = [
  {
    screen: "alerts",
    path: "/command/alerts",
    ready: "[data-testid=alerts-over] [data-testid=empty-state]",
  },
];

export const fullAlerts = (number: number): readonly View[] => [
  { screen: "alerts", path: "/command/alerts", ready: "[data-testid=alert]" },
  {
    screen: "alert",
    path: `/command/alerts/${number}`,
    ready: "[data-testid=work-alert]",
  },
  {
    screen: "alert-unsaid",
    path: `/command/alerts/${number}`,
    ready: "[data-testid=alert-resolve]",
    bring: (page) => page.getByTestId("alert-resolve").click(),
  },
];

/** On the tablet of a post that the vehicle is still to come to. */
export const lookAtWarned = async (matrix: Matrix, tablet: Page, pass: Pass): Promise<void> => {
  await tablet.getByTestId("coming-alert").first().waitFor();
  await matrix.look(tablet, "coming-alert", "one");
  await judged(tablet, pass.plate);
  await tablet.getByTestId("vehicle-alert").first().waitFor();
  await matrix.look(tablet, "verdict-alert", "one");
  await putAside(tablet);
};
