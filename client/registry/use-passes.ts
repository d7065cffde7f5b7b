import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { PassQuery } from "../../shared/contract/registry.ts";
import type { Reply } from "../../shared/contract/routes.ts";
import { call } from "../api/call.ts";
import { useLiveChanges } from "../api/live-changes.ts";

const pageSize = 50;

/** Passes that match, page after page; read again when any pass changes on the server. */
export const usePasses = (q: string, status: PassQuery["status"] | null) => {
  const client = useQueryClient();
  useLiveChanges("pass", () => client.invalidateQueries({ queryKey: ["passes"] }));
  return useInfiniteQuery({
    queryKey: ["passes", "pages", q, status],
    queryFn: ({ pageParam, signal }): Promise<Reply<"passes">> =>
      call(
        "passes",
        {
          query: {
            limit: pageSize,
            ...(q === "" ? {} : { q }),
            ...(status ? { status } : {}),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
};
