import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Reply } from "../../shared/contract/routes.ts";
import type { ApplicationState } from "../../shared/domain/application-shape.ts";
import { call } from "./call.ts";

const pageSize = 50;

/** Applications in a state, page after page; `everyMs`: how often they are read again for who follows no feed. */
export const useApplications = (
  status: ApplicationState | "all",
  everyMs: number | false = false,
  area: string | null = null,
) =>
  useInfiniteQuery({
    queryKey: ["applications", "pages", status, area],
    queryFn: ({ pageParam, signal }): Promise<Reply<"applications">> =>
      call(
        "applications",
        {
          query: {
            status,
            limit: pageSize,
            ...(area !== null && { area }),
            ...(pageParam !== null && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
