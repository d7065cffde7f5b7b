import { draftScan, nothingSaid } from "../../../client/checkpoint/draft.ts";
import type { ScanDraft } from "../../../client/checkpoint/outbox.ts";
import { correcting, takeBack } from "../../../client/checkpoint/undo.ts";
import {
  judgeCase,
  type Observed,
  openCase,
  type Shown,
  type VehicleCase,
} from "../../../client/checkpoint/vehicle-case.ts";
import type { Pass } from "../../../shared/domain/pass.ts";
import { type Decision, decisions } from "../../../shared/domain/scan.ts";
import { aCorridor, anEndpoint } from "../../build/a-place.ts";
import { aPlate } from "../../build/a-plate.ts";
import type { Chance } from "../chance.ts";
import type { Page, Tablet } from "./tablet.ts";

/** How a vehicle comes: with a pass in one of four ways, with somebody else's code, or without any. */
const shownBy = (chance: Chance, pass: Pass): Shown => {
  const way = chance.int(1, 100);
  if (way <= 55) return { by: "text", how: chance.one(["camera", "reader"]), text: pass.token };
  if (way <= 65) return { by: "code", text: pass.shortCode };
  if (way <= 80) return { by: "plate", text: pass.plate, plate: pass.plate };
  if (way <= 86) return { by: "text", how: "camera", text: "https://example.com/thuc-don" };
  const entry = {
    plate: aPlate(`51C${10_000 + chance.int(0, 4)}`),
    kind: 1,
    occupants: chance.int(1, 3),
    endpoint: anEndpoint().id,
    corridor: aCorridor().id,
  };
  return { by: "walk-up", entry, text: null };
};

const observe = (chance: Chance): Observed => ({
  plateMatches: chance.one([true, true, true, false, null]),
  occupants: chance.one([1, 2, 2, 2, 3, null]),
});

const decide = (chance: Chance): Decision =>
  chance.percent(65) ? "let-through" : chance.one(decisions);

const draftOf = (
  { station }: Page,
  vehicleCase: VehicleCase,
  observed: Observed,
  decision: Decision,
): ScanDraft => {
  const post = station.post();
  const at = post.deviceNow + post.offsetMs;
  const verdict = judgeCase(vehicleCase, observed, at, station.clock.doubtMs());
  return draftScan(vehicleCase, verdict, observed, decision, nothingSaid, post);
};

/** One vehicle at the barrier, by the code its screens run. A page that dies meanwhile has seen nothing. */
export const dealWith = async (
  tablet: Tablet,
  page: Page,
  pass: Pass,
  record = tablet.record,
): Promise<void> => {
  const { chance } = tablet;
  const shown = shownBy(chance, pass);
  const observed = observe(chance);
  const decision = decide(chance);
  const vehicleCase = await page.unlessDead(openCase(page.station.desk(), shown));
  // Nothing can be judged before the first rules are here.
  if (!vehicleCase) return;
  const draft = draftOf(page, vehicleCase, observed, decision);
  const seen = { observed, plateSeen: "", changes: [] };
  page.undoable = { first: draft, firstAt: tablet.moment(), last: draft, vehicleCase, seen };
  await record(page, draft);
};

/** [O7] The last decision is taken back, or another one made in its place. */
export const thinkAgain = async (tablet: Tablet, page: Page): Promise<void> => {
  const { undoable } = page;
  const { chance } = tablet;
  if (!undoable) return;
  const { vehicleCase, seen } = undoable;
  const decision = decide(chance);
  const draft = chance.percent(50)
    ? takeBack(undoable, page.station.post(), tablet.moment())
    : correcting(undoable, draftOf(page, vehicleCase, seen.observed, decision), tablet.moment());
  if (!draft) return;
  page.undoable = { ...undoable, last: draft };
  await tablet.record(page, draft);
};

/** A draft of before is given once more: the officer tapped twice, or was not told before the tablet died. */
export const recordAgain = async (tablet: Tablet, page: Page): Promise<void> => {
  const { chance, tried, told } = tablet;
  const untold = [...tried.values()].filter(({ id }) => !told.has(id));
  const [last] = [...tried.values()].slice(-1);
  const draft = untold.length > 0 ? chance.one(untold) : last;
  if (draft) await tablet.record(page, draft);
};
