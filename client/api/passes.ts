import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { PassQuery } from "../../shared/contract/registry.ts";
import type { Reply } from "../../shared/contract/routes.ts";
import { call } from "./call.ts";

const pageSize = 50;

/** The server counts no further. */
export const mostCounted = 1_000;

/** What the list is searched for, as the server is asked. */
export type PassFilter = Omit<Partial<PassQuery>, "cursor" | "limit">;

/** Passes that match, page after page; `everyMs`: how often they are read again for who follows no feed. */
export const usePassPages = (filter: PassFilter, everyMs: number | false = false) =>
  useInfiniteQuery({
    queryKey: ["passes", "pages", filter],
    queryFn: ({ pageParam, signal }): Promise<Reply<"passes">> =>
      call(
        "passes",
        {
          query: {
            limit: pageSize,
            ...filter,
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
