import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RoadMarkQuery } from "../../../shared/contract/road-marks.ts";
import type { Reply } from "../../../shared/contract/routes.ts";
import { scopesFor } from "../../../shared/domain/access.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import { corridorsBetween } from "../../../shared/domain/travel/road-mark.ts";
import { type Stretch, stopsOf, waysOff } from "../../../shared/domain/travel/stops.ts";
import type { TravelModel } from "../../../shared/domain/travel/travel-shape.ts";
import { call } from "../../api/call.ts";
import { useLiveChanges } from "../../api/live-changes.ts";
import { useCall } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { useSession } from "../../api/session.ts";

type Status = RoadMarkQuery["status"];

/** Marks on record, page after page, and the travel times they act on; read again when a mark is set or taken back. */
export const useRoadMarks = (status: Status) => {
  const client = useQueryClient();
  useLiveChanges("road-mark", () =>
    Promise.all(
      ["roadMarks", "travelTimes"].map((name) => client.invalidateQueries({ queryKey: [name] })),
    ),
  );
  const travel = useCall("travelTimes", {}, { staleTime: 60_000, refetchInterval: 10 * 60_000 });
  const marks = useInfiniteQuery({
    queryKey: ["roadMarks", "pages", status],
    queryFn: ({ pageParam, signal }): Promise<Reply<"roadMarks">> =>
      call(
        "roadMarks",
        { query: { status, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // What changed while nobody looked is told by nothing else.
    staleTime: 0,
  });
  return { travel, marks };
};

/** Two stops that follow each other, in the corridor's order, or a post of it and an endpoint beside it. */
export interface Segment {
  readonly a: string;
  readonly b: string;
  readonly km: number;
}

const byStretch = ({ from, to, km }: Stretch): Segment => ({ a: from, b: to, km });

/** [K16] The ways from a corridor to the endpoints beside it that are in use, as due times take them. */
export const waysOffOf = (
  reference: Reference,
  times: Pick<TravelModel, "turnOffs">,
  corridor: string,
): readonly Segment[] => {
  const endpoints = new Map([...reference.endpoints].filter(([, { active }]) => active));
  return waysOff({ ...reference, endpoints }, times, corridor).map(byStretch);
};

export const segmentsOf = (reference: Reference, corridor: string): readonly Segment[] => {
  const stops = stopsOf(reference, corridor);
  return stops.slice(1).flatMap(({ stop, km }, place) => {
    const before = stops[place]!;
    return before.stop === stop ? [] : [{ a: before.stop, b: stop, km: km - before.km }];
  });
};

export const stopName = ({ checkpoints, endpoints }: Reference, stop: string): string =>
  (stop.startsWith("@") ? endpoints.get(stop.slice(1)) : checkpoints.get(stop))?.name ?? stop;

/** Which stretches the person may mark. What the server says counts; this only shows what works. */
export const useMarkable = (reference: Reference): ((from: string, to: string) => boolean) => {
  const grants = useSession().data?.person.grants;
  const { areas, checkpoints, endpoints } = reference;
  const reach = useMemo(
    () =>
      reachOf(scopesFor(grants ?? [], "road.mark"), {
        areas: [...areas.values()],
        checkpoints: [],
        endpoints: [],
        corridors: [],
      }),
    [grants, areas],
  );
  const areaOf = (stop: string): string =>
    (stop.startsWith("@") ? endpoints.get(stop.slice(1)) : checkpoints.get(stop))?.area ?? "";
  return (from, to) =>
    reach.all ||
    [from, to].some((stop) => reach.areas.has(areaOf(stop))) ||
    (reach.corridors.size > 0 &&
      corridorsBetween(reference, from, to).some((id) => reach.corridors.has(id)));
};
