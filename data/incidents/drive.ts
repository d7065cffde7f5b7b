import { minutes, type Plan, type Seen, seeAt, type Vehicle } from "./plan.ts";
import { transit } from "./vehicles.ts";

const gateKm = 5;

export const postsOf = ({ province }: Plan, { corridor, spoke }: Vehicle) => {
  const { posts } = province.corridors.find(({ id }) => id === corridor)!;
  // A way through is driven from either end.
  if (posts[0]!.checkpoint.startsWith(`chot-${spoke}-`)) return posts;
  const end = posts.at(-1)!.km;
  return [...posts].reverse().map(({ checkpoint, km }) => ({ checkpoint, km: end - km }));
};

const aboard = ({ random }: Plan, { pass }: Vehicle): number =>
  pass && pass.occupantsMax > 3 ? random.whole(5, 28) : random.whole(1, 3);

/** When most vehicles set out: few at night. */
export const departure = ({ random, midnight }: Plan): number => {
  for (;;) {
    const hour = random.next() * 24;
    if (random.chance(hour < 5 ? 0.25 : hour < 20 ? 1 : 0.5)) return midnight + hour * 3_600_000;
  }
};

/** A typical drive: the posts of its corridor, some of them skipped, then its gate or receiver. */
export const drive = (
  plan: Plan,
  vehicle: Vehicle,
  starts: number,
  { whole = false }: { readonly whole?: boolean } = {},
): Seen[] => {
  const { random } = plan;
  const occupants = aboard(plan, vehicle);
  const kmPerHour = random.whole(40, 62);
  const posts = postsOf(plan, vehicle);
  const seen: Seen[] = [];
  let at = starts;
  for (const [index, post] of posts.entries()) {
    if (index > 0) {
      const km = post.km - posts[index - 1]!.km;
      at += (km / kmPerHour) * 3_600_000 + minutes(random.next() * 6);
    }
    const last = index === posts.length - 1;
    if (!whole && !last && random.chance(index === 0 ? 0.01 : 0.03)) continue;
    const leaves = last && vehicle.purpose === transit;
    seen.push(
      seeAt(plan, vehicle, post.checkpoint, at, {
        occupants,
        direction: leaves ? "out" : "in",
      }),
    );
  }
  if (vehicle.purpose === transit) return seen;
  at += (gateKm / 30) * 3_600_000 + minutes(2 + random.next() * 10);
  seen.push(arrive(plan, vehicle, at, occupants));
  return seen;
};

/** At the gate where the endpoint has one, else by the receiver's word. */
export const arrive = (plan: Plan, vehicle: Vehicle, at: number, occupants: number): Seen => {
  const gate = plan.province.checkpoints.find(({ endpoint }) => endpoint === vehicle.endpoint);
  return gate
    ? seeAt(plan, vehicle, gate.id, at, { occupants })
    : seeAt(plan, vehicle, vehicle.endpoint, at, { occupants, how: "confirmation" });
};
