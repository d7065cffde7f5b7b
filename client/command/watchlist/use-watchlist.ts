import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Reply } from "../../../shared/contract/routes.ts";
import type { WatchQuery } from "../../../shared/contract/watchlist.ts";
import { scopesFor } from "../../../shared/domain/access.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import { call } from "../../api/call.ts";
import { useLiveChanges } from "../../api/live-changes.ts";
import type { Reference } from "../../api/reference.ts";
import { useSession } from "../../api/session.ts";

const pageSize = 50;

/** Entries that match, page after page; read again when any of them changes on the server. */
export const useWatchlist = (q: string, status: WatchQuery["status"]) => {
  const client = useQueryClient();
  useLiveChanges("watch", () => client.invalidateQueries({ queryKey: ["watchlist"] }));
  return useInfiniteQuery({
    queryKey: ["watchlist", "pages", q, status],
    queryFn: ({ pageParam, signal }): Promise<Reply<"watchlist">> =>
      call(
        "watchlist",
        {
          query: {
            status,
            limit: pageSize,
            ...(q === "" ? {} : { q }),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // What changed while nobody looked is told by nothing else.
    staleTime: 0,
  });
};

/** In which areas the person may make and withdraw entries. What the server says counts; this only shows what works. */
export const useSettable = ({ areas }: Pick<Reference, "areas">): ((area: string) => boolean) => {
  const grants = useSession().data?.person.grants;
  const reach = useMemo(
    () =>
      reachOf(scopesFor(grants ?? [], "watch.set"), {
        areas: [...areas.values()],
        checkpoints: [],
        endpoints: [],
        corridors: [],
      }),
    [grants, areas],
  );
  return (area) => reach.all || reach.areas.has(area);
};
