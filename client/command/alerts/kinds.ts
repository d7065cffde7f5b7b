import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { kindsIn } from "../../../shared/contract/alerts.ts";
import type { Reply } from "../../../shared/contract/routes.ts";
import type { FindingKind } from "../../../shared/domain/findings/finding-shape.ts";
import { call } from "../../api/call.ts";

/** [A32] Is it among those that are listed? None chosen: all are. */
export const isWanted = (kinds: readonly FindingKind[], kind: FindingKind): boolean =>
  kinds.length === 0 || kinds.includes(kind);

/** [A32] The kinds that the address names, and what changes them there. */
export const useKinds = () => {
  const [search, setSearch] = useSearchParams();
  return {
    kinds: [...new Set(kindsIn(search.get("kind") ?? ""))],
    choose: (kinds: readonly string[]): void =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (kinds.length === 0) after.delete("kind");
          else after.set("kind", kinds.join(","));
          return after;
        },
        { replace: true },
      ),
  };
};

/** [A32] Alerts that are over, of the kinds chosen, page after page. */
export const useOver = (kinds: readonly FindingKind[]) =>
  useInfiniteQuery({
    queryKey: ["alerts", "over", kinds.join()],
    queryFn: ({ pageParam, signal }): Promise<Reply<"alerts">> =>
      call(
        "alerts",
        {
          query: {
            status: "over",
            ...(kinds.length > 0 && { kind: kinds.join(",") }),
            ...(pageParam !== null && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
