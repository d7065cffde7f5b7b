import type { Item } from "../../shared/contract/sync.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import { beforeTripMs } from "../../shared/domain/manifest.ts";
import type { Manifest } from "../../shared/domain/manifest-shape.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Audience } from "../audience.ts";
import type { LoggedEvent, Reads } from "../store/ports.ts";
import { bound } from "./bound.ts";
import { forTablet, type ListKnown, listsKnown, listsOfTrips, withoutPeople } from "./manifests.ts";

type Told = Pick<LoggedEvent, "subject" | "topics">;

/** [R7] What a tablet may hold of a list follows from its trip, so it is told again with that. */
export const listsToldBy = async (
  told: readonly Told[],
  reads: Reads,
): Promise<readonly Told[]> => {
  const ofTrips = told.filter(({ subject }) => subject.kind === "trip");
  if (ofTrips.length === 0) return [];
  const trips = await reads.tripsByIds([...new Set(ofTrips.map(({ subject }) => subject.id))]);
  const lists = await listsOfTrips(reads, trips);
  return lists.flatMap(({ manifest: { id }, trip }) =>
    ofTrips
      .filter(({ subject }) => subject.id === trip?.id)
      .map(({ topics }) => ({ subject: { kind: "manifest", id }, topics })),
  );
};

/** [R7] A list for one audience, or null where it is not theirs to see. `carried`: of a carrier within reach. */
export const presentList = (
  known: ListKnown,
  reach: Reach,
  { kind, post }: Audience,
  carried: boolean,
  at: number,
): Manifest | null => {
  const { manifest, trip } = known;
  const theirs = trip ? bound(reach, trip) || carried : reach.checkpoints.has(manifest.checkpoint);
  if (kind === "person") return theirs || reach.all ? withoutPeople(manifest) : null;
  return theirs || reach.all || manifest.checkpoint === post ? forTablet(known, at) : null;
};

/** Lists made at a tablet's own post whose vehicles have no trip yet. */
const withoutTrip = async (
  post: string | null,
  reads: Reads,
  at: number,
): Promise<readonly ListKnown[]> => {
  if (post === null) return [];
  const rows = await reads.manifestsAt(post, at - beforeTripMs);
  return (await listsKnown(reads, rows)).filter(({ trip }) => trip === null);
};

/** [R7] The lists that an audience begins with. `trips`: those it begins with. */
export const listItems = async (
  audience: Audience,
  reads: Reads,
  trips: readonly Trip[],
  at: number,
): Promise<Item[]> => {
  const reach = audience.reach("manifest");
  if (!reach) return [];
  const lists = [
    ...(await listsOfTrips(reads, trips)),
    ...(await withoutTrip(audience.post, reads, at)),
  ];
  return lists.flatMap((known): Item[] => {
    // Of people these trips are theirs; a tablet holds trips that bring it no names [F13].
    const value = presentList(known, reach, audience, audience.kind === "person", at);
    return value ? [{ kind: "manifest", id: value.id, value }] : [];
  });
};
