import {
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Asking, Reply, RouteName } from "../../shared/contract/routes.ts";
import { moveOn } from "../ui/time.tsx";
import { call, ProblemError, Unreachable } from "./call.ts";

/** One client a page. A refusal is never tried again by itself; no answer is, twice. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    // What was set a moment ago is in force now, and must not be shown as still to come.
    queryCache: new QueryCache({ onSuccess: moveOn }),
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });

/** The cache key of a call; `[name]` alone is the prefix of all calls of that route. */
export const keyOf = <N extends RouteName>(name: N, asking: Asking<N>) => [name, asking] as const;

/** Reads a route and keeps it in the page's cache. */
export const useCall = <N extends RouteName>(
  name: N,
  asking: Asking<N>,
  options: {
    readonly enabled?: boolean;
    readonly staleTime?: number;
    /** ms, or false for never; where it depends on what was read last, that is given. */
    readonly refetchInterval?: number | false | ((last: Reply<N> | undefined) => number | false);
    /** What else the answer goes by: it is read again whenever this changes, so that the last look is never one before the end. */
    readonly readBy?: string;
  } = {},
): UseQueryResult<Reply<N>> => {
  const { refetchInterval, readBy, ...rest } = options;
  const query = useQuery<Reply<N>>({
    queryKey: keyOf(name, asking),
    queryFn: ({ signal }) => call(name, asking, { signal }),
    ...rest,
    ...(refetchInterval === undefined
      ? {}
      : {
          refetchInterval:
            typeof refetchInterval === "function"
              ? (query) => refetchInterval(query.state.data)
              : refetchInterval,
        }),
  });
  const { refetch } = query;
  const readLast = useRef(readBy);
  useEffect(() => {
    if (readLast.current === readBy) return;
    readLast.current = readBy;
    void refetch();
  }, [readBy, refetch]);
  return query;
};

/**
 * Does something by a route. `refresh` names the routes whose answers it makes old;
 * they are read again before the promise settles.
 */
export const useAct = <N extends RouteName>(
  name: N,
  refresh: readonly RouteName[] = [],
): UseMutationResult<Reply<N>, Error, Asking<N>> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asking: Asking<N>) => call(name, asking),
    onSuccess: () =>
      Promise.all(refresh.map((other) => client.invalidateQueries({ queryKey: [other] }))),
  });
};

/** The messages beside inputs that a refusal carries; empty for any other outcome. */
export const fieldsOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ProblemError ? error.fields : {};
