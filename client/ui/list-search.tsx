import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "wouter";
import { Icon } from "./icons.tsx";
import style from "./list-search.module.css";

const typingPauseMs = 250;
const longestSearch = 80;

/** What a list is searched for; the address keeps it. `status` is as the address says it: the list knows which there are. */
export const useListSearch = () => {
  const [search, setSearch] = useSearchParams();
  const q = (search.get("q") ?? "").slice(0, longestSearch);
  const [typed, setTyped] = useState(q);
  const put = (values: Readonly<Record<string, string>>): void =>
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
  const searchSoon = useDebouncedCallback((text: string) => put({ q: text.trim() }), typingPauseMs);
  return {
    q,
    status: search.get("status"),
    typed,
    type: (text: string): void => {
      setTyped(text);
      searchSoon(text);
    },
    choose: (status: string): void => put({ status }),
    /** Searches for this and nothing else; `others`: what else the address narrows the list by. */
    set: (
      { q = "", status = "" }: { readonly q?: string; readonly status?: string },
      others: Readonly<Record<string, string>> = {},
    ): void => {
      setTyped(q);
      put({ q, status, ...others });
    },
    /** Searches for nothing any more, and where `all` in no status either. */
    clear: (all: boolean): void => {
      setTyped("");
      put({ q: "", ...(all && { status: "" }) });
    },
  };
};

/** The field and the choice above a list. A choice of `""` is the one that the address does not name. */
export const ListSearch = ({
  search,
  name,
  label,
  hint,
  status,
  children,
}: {
  readonly search: ReturnType<typeof useListSearch>;
  /** Begins the test ids: `<name>-search`, `<name>-status`. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly status: {
    readonly label: string;
    readonly data: readonly { readonly value: string; readonly label: string }[];
    readonly value: string;
  };
  /** What else is done with the search. */
  readonly children?: ReactNode;
}) => (
  <search className={style.tools}>
    <TextInput
      className={style.search ?? ""}
      type="search"
      label={label}
      placeholder={hint}
      leftSection={<Icon name="search" size={18} />}
      value={search.typed}
      onChange={(event) => search.type(event.currentTarget.value)}
      maxLength={longestSearch}
      data-testid={`${name}-search`}
    />
    <Select
      className={style.status ?? ""}
      label={status.label}
      data={status.data}
      value={status.value}
      onChange={(value) => search.choose(value ?? "")}
      allowDeselect={false}
      data-testid={`${name}-status`}
    />
    {children}
  </search>
);
