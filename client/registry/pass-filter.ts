import { useMemo } from "react";
import { useSearchParams } from "wouter";
import type { ExtensionFilter } from "../../shared/domain/extension-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";

/** What narrows the list of passes besides a search, by its name in the address; an end as a form's wall clock. */
const parts = ["area", "endpoint", "corridor", "carrier", "before"] as const;
type Part = (typeof parts)[number];
type Narrowed = Readonly<Record<Part, string>>;

const longest = 60;

/** What an address narrows the list by, `q` included; null where that is nothing. */
export const filterOf = (search: URLSearchParams): ExtensionFilter | null => {
  const at = (name: string): string => (search.get(name) ?? "").slice(0, 80).trim();
  const endsBefore = fromWallClock(at("before"));
  const filter: ExtensionFilter = {
    ...(at("q") !== "" && { q: at("q") }),
    ...(at("area") !== "" && { area: at("area") }),
    ...(at("endpoint") !== "" && { endpoint: at("endpoint") }),
    ...(at("corridor") !== "" && { corridor: at("corridor") }),
    ...(at("carrier") !== "" && { carrier: at("carrier") }),
    ...(endsBefore !== null && { endsBefore }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
};

/** How an address says what narrows the list besides a search. */
export const inAddress = ({
  area = "",
  endpoint = "",
  corridor = "",
  carrier = "",
  endsBefore,
}: ExtensionFilter): Narrowed => ({
  ...{ area, endpoint, corridor, carrier },
  before: endsBefore === undefined ? "" : toWallClock(ms(endsBefore)),
});

/** The filter of the list of passes; the address keeps it. */
export const usePassFilter = () => {
  const [search, setSearch] = useSearchParams();
  const narrowed = Object.fromEntries(
    parts.map((part) => [part, (search.get(part) ?? "").slice(0, longest)]),
  ) as Narrowed;
  const put = (values: Partial<Narrowed>): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values))
          if (value === "") after.delete(name);
          else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const address = search.toString();
  // The same object for the same address: what is read of it is not read again and again.
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  return {
    narrowed,
    put,
    filter,
    /** How much of it, the search apart, is set. */
    count: parts.filter((part) => narrowed[part] !== "").length,
    clear: (): void => put(Object.fromEntries(parts.map((part) => [part, ""]))),
    /** The address of the same filter elsewhere. */
    search: address,
  };
};
