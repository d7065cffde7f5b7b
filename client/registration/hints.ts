import { kmAsTheCrowFlies } from "../../shared/domain/crow-flies.ts";
import { concerns } from "../../shared/domain/measures.ts";
import type { Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { ms } from "../../shared/domain/time.ts";

/** A corridor whose nearest post is farther from the endpoint than this is hardly the one that leads there, km. */
const farKm = 30;

/** How far a corridor's nearest post is from an endpoint, whole km, where that is far; null where it is not or is unknown. */
export const farFromEnd = (
  endpoint: Pick<Endpoint, "latitude" | "longitude"> | undefined,
  corridor: Pick<Corridor, "posts"> | undefined,
  checkpoints: ReadonlyMap<string, Pick<Checkpoint, "latitude" | "longitude">>,
): number | null => {
  if (!endpoint || !corridor) return null;
  const distances = corridor.posts.flatMap(({ checkpoint }) => {
    const post = checkpoints.get(checkpoint);
    return post ? [kmAsTheCrowFlies(post, endpoint)] : [];
  });
  const nearest = Math.min(...distances);
  return Number.isFinite(nearest) && nearest > farKm ? Math.round(nearest) : null;
};

const day = 86_400_000;

/**
 * The hours for which the strictest measure that concerns a vehicle lets a test count, where the last moment of the test's day
 * is longer than that before it sets out; null where it is not, or no measure asks for one.
 */
export const testedTooEarly = (
  rules: Pick<RuleSet, "measures"> | null,
  vehicle: { readonly kind: number; readonly purpose: number },
  tested: string,
  validFrom: string,
): number | null => {
  const hours = (rules?.measures ?? []).flatMap((measure) =>
    measure.effect.kind === "test" && concerns(measure, vehicle) ? [measure.effect.validHours] : [],
  );
  const within = Math.min(...hours);
  const until = Date.parse(`${tested}T00:00:00+07:00`) + day;
  return ms(validFrom) - until > within * 3_600_000 ? within : null;
};
