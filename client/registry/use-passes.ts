import { useQueryClient } from "@tanstack/react-query";
import { useLiveChanges } from "../api/live-changes.ts";
import { type PassFilter, usePassPages } from "../api/passes.ts";

/** Passes that match, page after page; read again when any pass changes on the server. */
export const usePasses = (filter: PassFilter) => {
  const client = useQueryClient();
  useLiveChanges("pass", () => client.invalidateQueries({ queryKey: ["passes"] }));
  return usePassPages(filter);
};
