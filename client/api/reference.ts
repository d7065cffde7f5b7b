import { useMemo } from "react";
import { thatStays } from "../../shared/domain/merged.ts";
import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { useCall } from "./queries.ts";
import { useMay } from "./session.ts";

const fiveMinutes = 300_000;

const byId = <T extends { readonly id: string }>(
  items: readonly T[] = [],
): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

/** Reference data by id, for naming things. Maps are empty until loaded; a missing name falls back to the id. */
export interface Reference {
  readonly areas: ReadonlyMap<string, Area>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly corridors: ReadonlyMap<string, Corridor>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly rules: RuleSet | null;
  readonly loading: boolean;
  /** First failure, when something could not be read. */
  readonly error: Error | null;
  readonly retry: () => void;
}

export const useReference = (): Reference => {
  const may = useMay();
  const options = { staleTime: fiveMinutes, enabled: may("reference.read") };
  const areas = useCall("areas", {}, options);
  const checkpoints = useCall("checkpoints", {}, options);
  const corridors = useCall("corridors", {}, options);
  const endpoints = useCall("endpoints", {}, options);
  const rules = useCall("rules", {}, options);
  const carriers = useCall("carriers", {}, { staleTime: fiveMinutes, enabled: may("pass.read") });
  const all = [areas, checkpoints, corridors, endpoints, carriers, rules];
  return {
    areas: useMemo(() => byId(areas.data?.items), [areas.data]),
    checkpoints: useMemo(() => byId(checkpoints.data?.items), [checkpoints.data]),
    corridors: useMemo(() => byId(corridors.data?.items), [corridors.data]),
    endpoints: useMemo(() => byId(endpoints.data?.items), [endpoints.data]),
    carriers: useMemo(() => byId(carriers.data?.items), [carriers.data]),
    rules: rules.data ?? null,
    loading: all.some((query) => query.isLoading),
    error: all.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of all) if (query.error) void query.refetch();
    },
  };
};

interface Named {
  readonly id: string;
  readonly name: string;
  readonly merged?: Carrier["merged"];
}

/** A thing's name, or its id where the name is not (yet) known; [B2] of a carrier that was merged that of the one that stays. */
export const nameOf = (things: ReadonlyMap<string, Named>, id: string): string =>
  thatStays((one) => things.get(one), id)?.name ?? id;
