import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../shared/contract/people.ts";
import type { Asking } from "../../shared/contract/routes.ts";
import type { Action } from "../../shared/domain/access.ts";
import { call, ProblemError } from "./call.ts";

const key = ["session"] as const;
/** Set when a session ended by itself, so that the sign-in can say why it is shown. */
const endedKey = ["session", "ended"] as const;

const signedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === "not-signed-in";

const read = async (signal: AbortSignal): Promise<Session | null> => {
  try {
    return await call("session", {}, { signal });
  } catch (error) {
    if (signedOut(error)) return null;
    throw error;
  }
};

/** Who is signed in; `data` is null when nobody is. */
export const useSession = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => read(signal), staleTime: 60_000 });

/** Says whether the person may do an action somewhere; false while nobody is known to be signed in. */
export const useMay = (): ((action: Action) => boolean) => {
  const { data } = useSession();
  return (action) => data?.may.includes(action) ?? false;
};

const begin = (client: QueryClient, session: Session): void => {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
  client.setQueryData(endedKey, false);
  client.setQueryData(key, session);
};

export const useSignIn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asking: Asking<"signIn">) => call("signIn", asking),
    onSuccess: (session) => begin(client, session),
  });
};

export const useSetUp = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asking: Asking<"setup">) => call("setup", asking),
    onSuccess: (session) => begin(client, session),
  });
};

/** Signs out and forgets everything read in the session. */
export const useSignOut = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("signOut", {}),
    onSuccess: () => {
      client.setQueryData(key, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
    },
  });
};

/** Did a session end by itself before this sign-in? */
export const useSessionEnded = (): boolean =>
  useQueryClient().getQueryData<boolean>(endedKey) ?? false;

/** When any call finds the session gone, the page learns it at once and shows the sign-in. */
export const watchForSignOut = (client: QueryClient): void => {
  const noticed = (error: unknown): void => {
    if (!signedOut(error)) return;
    if (client.getQueryData(key)) client.setQueryData(endedKey, true);
    client.setQueryData(key, null);
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") noticed(event.action.error);
  });
  client.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") noticed(event.action.error);
  });
};
