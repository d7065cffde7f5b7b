import { ms } from "../time.ts";
import { boundAt, type Case, type Detector, type Leg, reasonsOf } from "./case.ts";
import type { FindingScan } from "./history.ts";
import { shapedSince } from "./places.ts";

/**
 * [A9] [V17] [F13] Its own corridor as known at that moment; the gates of where it is bound, and posts kept in reserve for the
 * corridor, are no detour. Where the corridor is not known nobody is
 * accused, and where it was changed since, what the verdict said then stands.
 */
const isOff = (vehicle: Case, leg: Leg, look: FindingScan): boolean => {
  const { places, passAt } = vehicle;
  const { trip } = leg;
  const state = passAt(ms(look.at));
  const way = places.corridors.get(state?.corridor ?? look.corridor ?? trip.corridor);
  const post = places.checkpoints.get(look.checkpoint);
  if (!way || !post) return false;
  if (shapedSince(places, way.id, look.at)) return reasonsOf(look).has("off-corridor");
  return (
    !way.posts.some(({ checkpoint }) => checkpoint === post.id) &&
    !boundAt(vehicle, leg, look).includes(post.endpoint ?? "") &&
    !post.reserve?.includes(way.id)
  );
};

/** [A9] Rests on the trip: further posts off the corridor are further evidence. */
export const offCorridor: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) => {
    // At another endpoint's gate it is that it went there which matters.
    const looks = leg.looks.filter((look) => look.confirms === null && isOff(vehicle, leg, look));
    const [first] = looks;
    if (!first) return [];
    return [
      {
        kind: "off-corridor",
        cause: leg.trip.id,
        at: first.at,
        looks,
        trip: leg.trip,
        facts: { to: first.checkpoint, times: looks.length },
      },
    ];
  });
