import { useQueryClient } from "@tanstack/react-query";
import type { SignUpState } from "../../../shared/domain/sign-up-shape.ts";
import { useLiveChanges } from "../../api/live-changes.ts";
import { useCall } from "../../api/queries.ts";

/** As many as are listed at once. */
export const mostListed = 100;
/** As many as the server counts. */
export const mostCounted = 1_000;
/** For a feed that fell silent; what comes is told by that. */
const everyMs = 60_000;

export const useSignUps = (status: SignUpState) =>
  useCall("signUps", { query: { status, limit: mostListed } }, { refetchInterval: everyMs });

/** Reads requests again as they come and are decided, whoever decides them. */
export const useLiveSignUps = (): void => {
  const client = useQueryClient();
  useLiveChanges("sign-up", () =>
    Promise.all(
      ["signUps", "signUp"].map((name) => client.invalidateQueries({ queryKey: [name] })),
    ),
  );
};
