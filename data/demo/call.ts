import { setTimeout as wait } from "node:timers/promises";
import { addressOf } from "../../shared/contract/address.ts";
import { type Problem, problem } from "../../shared/contract/problems.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type Asking, type Reply, type RouteName, routes } from "../../shared/contract/routes.ts";
import { Sorry } from "./sorry.ts";

/** The server understood the call and would not do it. */
export class Refused extends Sorry {
  readonly problem: Problem;
  constructor(name: RouteName, said: Problem) {
    const fields = (said.errors ?? []).map((e) => `${e.field}: ${e.message}`).join("; ");
    const more = [fields, said.requestId ?? ""].filter((part) => part !== "").join("; ");
    super(`${name} was refused (${said.code}): ${said.detail}${more && ` — ${more}`}`);
    this.problem = said;
  }
}

/** Nobody answered at the address, or somebody who is not Greenlane. */
export class NoAnswer extends Sorry {}

/** Calls routes of the contract, keeping the session cookie of whoever signed in through it. */
export interface Calls {
  readonly call: <N extends RouteName>(name: N, asking: Asking<N>) => Promise<Reply<N>>;
}

const mostTries = 8;

const read = async <N extends RouteName>(name: N, response: Response): Promise<Reply<N>> => {
  const route: Route = routes[name];
  if (!response.ok) {
    const said = problem.safeParse(await response.json().catch(() => null));
    if (!said.success)
      throw new NoAnswer(`${name}: status ${response.status} from something that is not Greenlane`);
    throw new Refused(name, said.data);
  }
  if (typeof route.reply === "string") return (await response.text()) as Reply<N>;
  return route.reply.parse(await response.json()) as Reply<N>;
};

/** The `Authorization` of a call, by method, path with query, and body where it has one. */
export type Authorize = (method: string, path: string, content?: string) => string;

/**
 * A caller of the server at `origin` (`http://localhost:3000`). Rejects with `Refused` for a problem, `NoAnswer`
 * when nobody answers; a reply that breaks the contract is a defect and throws. Waits when told to slow down.
 * A tablet signs its calls by `authorize`.
 */
export const callsTo = (origin: string, authorize?: Authorize): Calls => {
  let cookie: string | null = null;

  const send = async (name: RouteName, asking: object): Promise<Response> => {
    const route: Route = routes[name];
    const { params, query, body } = asking as { params?: object; query?: object; body?: unknown };
    const headers = new Headers({ accept: "application/json", origin });
    if (cookie) headers.set("cookie", cookie);
    if (body !== undefined) headers.set("content-type", "application/json");
    const path = addressOf(route.path, params, query);
    const content = body === undefined ? undefined : JSON.stringify(body);
    if (authorize) headers.set("authorization", authorize(route.method, path, content));
    try {
      return await fetch(origin + path, {
        method: route.method,
        headers,
        body: content ?? null,
        signal: AbortSignal.timeout(30_000),
      });
    } catch (cause) {
      throw new NoAnswer(`${origin} does not answer`, { cause });
    }
  };

  return {
    call: async (name, asking) => {
      for (let tries = 1; ; tries += 1) {
        const response = await send(name, asking);
        if (response.status === 429 && tries < mostTries) {
          const seconds = Number(response.headers.get("retry-after") ?? 1);
          await wait(Math.min(60, Math.max(1, seconds)) * 1000);
          continue;
        }
        const [set] = response.headers.getSetCookie();
        if (set) cookie = set.split(";")[0] ?? null;
        return read(name, response);
      }
    },
  };
};
