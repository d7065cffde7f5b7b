import type { Page } from "playwright-core";
import type { NewManifest } from "../../shared/contract/manifests.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aComparison, aList, an, aPerson, be } from "../build/a-manifest.ts";
import { aPlate } from "../build/a-plate.ts";
import { signInAt } from "./desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { judged, putAside } from "./screens-tablet.ts";
import { holdsWatched, watchPerson } from "./screens-watchlist.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const longName = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Bảo Châu";

/** A post lists the people aboard and finds others in their place, as long ago as a vehicle takes from post to post. */
export const listOne = async (
  device: UnseenTablet,
  pass: Pick<Pass, "id" | "plate">,
  change: Partial<NewManifest> = {},
): Promise<void> => {
  const { call } = device.calls;
  const now = Date.now();
  const made = { id: uuidV7(now), pass: pass.id, plate: pass.plate, at: iso(now - minute) };
  const list = aList({ ...made, ...change });
  await call("listPeople", { body: list });
  const check = { id: uuidV7(now), at: iso(now) };
  await call("checkPeople", { body: aComparison(list.id, check) });
};

/** More people than anybody reads one by one. */
export const aCoachful = Array.from({ length: 40 }, (_, n) =>
  aPerson({ name: n % 3 ? be.name : longName, number: String(999_000_000_000 + n) }),
);

/** On the tablet: what the verdict says of a list, and both sheets in each of their states. */
export const lookAtPeople = async (
  matrix: Matrix,
  tablet: Page,
  stage: Stage,
  border: UnseenTablet,
): Promise<void> => {
  const bare = await stage.issue({ plate: aPlate("93C-611.01") });
  const pass = await stage.issue({ plate: aPlate("93C-611.02") });
  await border.upload(stage.letThrough(border, pass, Date.now() - 2 * minute));
  await listOne(border, pass, { people: aCoachful });

  const reason = await watchPerson(stage, an.number);
  await judged(tablet, bare.token);
  await tablet.getByTestId("list-people").click();
  await tablet.getByTestId("people-list").waitFor();
  await matrix.look(tablet, "people-list", "empty");
  await tablet.getByTestId("person-add").click();
  await tablet.getByTestId("person-problem").waitFor();
  await matrix.look(tablet, "people-list", "error");
  for (const name of [longName, be.name]) {
    await tablet.getByTestId("person-name").fill(name);
    await tablet.getByTestId("person-number").fill("8765");
    await tablet.getByTestId("person-add").click();
    await tablet.getByTestId("person").filter({ hasText: name }).waitFor();
  }
  await tablet.getByTestId("read-cards").click();
  await tablet.getByTestId("card-reader").waitFor();
  await matrix.look(tablet, "people-list", "many");
  await tablet.getByTestId("read-cards").click();
  await holdsWatched(tablet, reason);
  await tablet.getByTestId("person-name").fill(an.name);
  await tablet.getByTestId("person-number").fill(an.number);
  await tablet.getByTestId("person-add").click();
  await tablet.getByTestId("watched-person").waitFor();
  await matrix.look(tablet, "people-list-watched", "many");
  await tablet.getByTestId("people-save").click();
  await tablet.locator("[data-testid=aboard][data-listed='3']").waitFor();
  await matrix.look(tablet, "verdict-listed", "one");
  await putAside(tablet);

  await judged(tablet, pass.token);
  await tablet.locator("[data-testid=aboard][data-result]").waitFor();
  await tablet.getByTestId("occupants-plus").click();
  await tablet.getByTestId("people-differ").waitFor();
  await matrix.look(tablet, "verdict-people-differ", "many");
  await tablet.getByTestId("check-people").click();
  await tablet.getByTestId("people-check").waitFor();
  await matrix.look(tablet, "people-check", "empty");
  await tablet.getByTestId("tick").first().click();
  await tablet.getByTestId("others-plus").click();
  await tablet.locator("[data-testid=check-result][data-result=others]").waitFor();
  await matrix.look(tablet, "people-check", "many");
  await tablet.getByTestId("sheet-close").click();
  await putAside(tablet);
};

/** At the desk: the names, which only those open who command or receive. */
export const lookAtNames = async (
  matrix: Matrix,
  desk: Page,
  stage: Stage,
  commander: { readonly username: string; readonly password: string },
): Promise<void> => {
  await desk.context().clearCookies();
  await signInAt(desk, stage, commander);
  await desk.goto(`${stage.origin}/endpoint`);
  await desk.getByTestId("open-names").first().click();
  await desk.getByTestId("listed-names").waitFor();
  await matrix.look(desk, "names", "one");
  await desk.context().clearCookies();
  await signInAt(desk, stage, stage.administrator);
};
