import { iso } from "../../shared/domain/time.ts";
import { drive } from "./drive.ts";
import { hours, keyOf, minutes, newId, type Plan, plant, type Seen } from "./plan.ts";
import { postAt, raisedArea, raisedEndpoint } from "./province.ts";
import { addVehicle } from "./vehicles.ts";

/** Vehicles bound for one area, whose level is raised while they are on the road. */
export const raiseLevel = (plan: Plan, count: number): void => {
  const raised = plan.midnight + hours(12);
  const id = newId(plan.random, raised);
  plan.lines.push({
    is: "level",
    id,
    area: raisedArea,
    level: "high",
    basis: { kind: "Quyết định", number: "2", date: "2021-08-14", issuer: "Tỉnh diễn tập" },
    effectiveFrom: iso(raised),
    withdrawnAt: null,
  });
  for (let n = 0; n < count; n += 1) {
    const vehicle = addVehicle(plan, { purpose: 1, spoke: 0, endpoint: raisedEndpoint });
    const seen = drive(plan, vehicle, raised - minutes(plan.random.whole(5, 40)), { whole: true });
    plan.seen.push(...seen);
    plant(plan, "level-raised", { vehicle: keyOf(vehicle) }, [seen[0]!], raised);
  }
};

/** Posts of the sixth spoke that fall silent for three hours, one after the other. */
export const silence = (plan: Plan, count: number): void => {
  for (let n = 0; n < count; n += 1) {
    const from = plan.midnight + hours(5.5 + n * (17 / count));
    const until = from + hours(3);
    // The inner posts: at the border nobody is seen before.
    const post = postAt(5, 1 + (n % 2));
    plan.silent.push({ post, from, until });
    plant(plan, "device-silent", { checkpoint: post }, [], from);
  }
};

/** Scans on the way of vehicles that only drive: lost with the tablet's storage, or uploaded twice over. */
export const breakChains = (
  plan: Plan,
  plain: readonly (readonly Seen[])[],
  count: number,
): void => {
  const midway = plan.random
    .shuffled(plain.filter(({ length }) => length >= 4))
    .map((seen) => seen[1]!)
    .filter(({ how }) => how === "camera");
  const device = ({ post }: Seen) => ({ device: `may-${post}` });
  for (const one of midway.slice(0, count)) {
    one.lost = true;
    plant(plan, "device-gap", device(one), [], one.at);
  }
  for (const one of midway.slice(count, 2 * count)) {
    one.forked = true;
    plant(plan, "device-fork", device(one), [one], one.at);
  }
};
