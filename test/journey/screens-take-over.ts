import type { Page } from "playwright-core";
import { iso } from "../../shared/domain/time.ts";
import { aPlate } from "../build/a-plate.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { judged, onTab, putAside } from "./screens-tablet.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const [rescue, other] = [aPlate("51D-678.90"), aPlate("61C-111.11")];

/** On the tablet: the sheet in each of its states, what was written down, and a vehicle that took over before it came. */
export const lookAtTakeOver = async (
  matrix: Matrix,
  tablet: Page,
  stage: Stage,
  border: UnseenTablet,
): Promise<void> => {
  const own = await stage.issue({ plate: aPlate("93C-622.01") });
  await judged(tablet, own.token);
  await tablet.getByTestId("take-over-open").click();
  const sheet = tablet.getByTestId("take-over");
  await sheet.waitFor();
  await matrix.look(tablet, "take-over", "empty");
  await sheet.getByTestId("take-over-say").click();
  await matrix.look(tablet, "take-over", "error");
  await sheet.getByTestId("take-over-driver").click();
  await matrix.look(tablet, "take-over-driver", "one");
  await sheet.getByTestId("take-over-vehicle").click();
  await sheet.getByTestId("take-over-plate").fill(rescue);
  await sheet.getByTestId("take-over-new-driver").click();
  await sheet.getByTestId("take-over-breakdown").click();
  await matrix.look(tablet, "take-over", "one");
  await sheet.getByTestId("take-over-say").click();
  await tablet.getByTestId("take-over-said").waitFor();
  await matrix.look(tablet, "verdict-take-over-said", "one");
  await tablet.getByTestId("other-plate").click();
  await matrix.look(tablet, "verdict-take-over-other", "one");
  await putAside(tablet);

  const taken = await stage.issue({ plate: aPlate("93C-622.02") });
  await border.upload(stage.letThrough(border, taken, Date.now() - 4 * minute));
  const takeOver = { plate: other, newDriver: true, reason: "accident" } as const;
  const scan = { how: "plate", pass: taken.id, plate: other, takeOver } as const;
  await border.upload(border.scan({ ...scan, at: iso(Date.now() - 3 * minute) }));
  await onTab(tablet, "coming");
  await tablet.getByTestId("coming-was").first().waitFor();
  await matrix.look(tablet, "coming-take-over", "one");
  await judged(tablet, other);
  await tablet.getByTestId("taken-over").waitFor();
  await matrix.look(tablet, "verdict-taken-over", "one");
  await putAside(tablet);
};
