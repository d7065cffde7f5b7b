import type { Refusal } from "../../shared/contract/problems.ts";
import type { Asked, Reply, RouteName } from "../../shared/contract/routes.ts";
import type { Language } from "../../shared/text/say.ts";
import type { Caller } from "../caller.ts";

/** What surrounds a call. `at` is the server's clock in ms, read once per call. */
export interface CallContext {
  readonly caller: Caller;
  readonly at: number;
  readonly language: Language;
  readonly requestId: string;
  /** Where the call came from; only ever a key of rate limits. */
  readonly address: string;
  /** Scheme, host and port the caller reached us by, e.g. `https://chot.example`. */
  readonly origin: string;
  /** The session cookie's value, if the call carried one. */
  readonly sessionCookie: string | undefined;
  /** Sets or clears (null) the session cookie on the reply. */
  readonly setSession: (
    value: { readonly cookie: string; readonly expiresAt: number } | null,
  ) => void;
}

/** One route's work: already authenticated, authorised and parsed; a refusal is a value. */
export type Handler<N extends RouteName> = (
  asked: Asked<N>,
  context: CallContext,
) => Promise<Reply<N> | Refusal>;

/** Every route has its handler, or this does not compile. */
export type Handlers = { readonly [N in RouteName]: Handler<N> };
