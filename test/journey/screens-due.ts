import type { Page } from "playwright-core";
import { aPlate } from "../build/a-plate.ts";
import { lookAtDesk, type View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import { longNames, type Stage } from "./screens-stage.ts";
import { onTab } from "./screens-tablet.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;

/** Vehicles that left the border so long ago, minutes: two of them late for the next post, one more surprisingly than the other. */
const left = [190, 75, 55, 21, 14, 3];

export const sendLate = async (stage: Stage, border: UnseenTablet): Promise<void> => {
  for (const [n, ago] of left.entries()) {
    const pass = await stage.issue({
      plate: aPlate(`93H-66${n}.0${n}`),
      ...(n === 1 && { origin: longNames.origin, occupantsMax: 99, kind: 2, purpose: 3 }),
    });
    await border.upload(stage.letThrough(border, pass, Date.now() - ago * minute));
  }
};

/** One of them has come by the last post before its endpoint. */
export const passLast = async (stage: Stage, post: UnseenTablet): Promise<void> => {
  const pass = await stage.issue({ plate: aPlate("93H-667.07") });
  await post.upload(stage.letThrough(post, pass, Date.now() - 4 * minute));
};

/** On the tablet: those late first, and what asks command about one of them. */
export const lookAtLate = async (matrix: Matrix, tablet: Page): Promise<void> => {
  await onTab(tablet, "coming");
  await tablet.locator("[data-testid=due-time][data-late=true]").nth(1).waitFor();
  await matrix.look(tablet, "coming-late", "one");
  await tablet.setViewportSize({ width: 360, height: 740 });
  await tablet.getByTestId("coming-ask").first().click();
  await tablet.getByTestId("ask-submit").waitFor();
  await matrix.look(tablet, "ask-coming", "one");
  await tablet.getByTestId("ask-submit").click();
  await tablet.getByTestId("coming-asked").waitFor();
  await matrix.look(tablet, "coming-asked", "one");
};

const dueViews: readonly View[] = [
  {
    screen: "wall-due",
    path: "/command",
    ready: "[data-testid=due-time][data-late=true]",
    bring: (page) =>
      page.locator("#on-the-road").evaluate((column) => column.scrollIntoView({ block: "start" })),
  },
  {
    screen: "wall-of-stop",
    path: "/command?stop=dong-xoai",
    ready: "[data-testid=due-time]",
  },
  { screen: "endpoint-passed", path: "/endpoint", ready: "[data-testid=passed-vehicle]" },
];

/** On the desk: the wall by due time, the board of one post, and the endpoint that is told of who passed its last post. */
export const lookAtDue = (matrix: Matrix, desk: Page): Promise<void> =>
  lookAtDesk(matrix, desk, "one", dueViews);
