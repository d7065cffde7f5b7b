import type { TestServer } from "../build/a-server.ts";
import type { Json } from "./from-schema.ts";

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Json;
}
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly who: unknown;
  /** Roles that the description opens it to; a tablet beside them or not. */
  readonly roles: readonly string[];
  readonly orDevice: boolean;
  readonly params: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly body: Json | null;
  /** The media type of a body that is no JSON; null where there is none. */
  readonly bytes: string | null;
  /** A body that the server's own description gives as an example; undefined where it gives none. */
  readonly example: unknown;
  /** Status → media type → the problems' codes that are named for it. */
  readonly responses: ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;
}

interface Described {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly parameters?: readonly (Parameter & { readonly in: string })[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema: Json; readonly example?: unknown }>;
  };
  readonly responses: Record<string, { readonly content: Record<string, { examples?: object }> }>;
  readonly "x-who": unknown;
  readonly "x-roles": readonly string[];
}

const readOperation = (path: string, method: string, described: Described): Operation => {
  const parameters = described.parameters ?? [];
  return {
    name: described.operationId,
    method: method.toUpperCase(),
    path,
    tag: described.tags[0],
    who: described["x-who"],
    roles: described["x-roles"],
    orDevice: (described["x-who"] as { readonly orDevice?: true }).orDevice === true,
    params: parameters.filter((one) => one.in === "path"),
    query: parameters.filter((one) => one.in === "query"),
    body: described.requestBody?.content["application/json"]?.schema ?? null,
    bytes:
      Object.keys(described.requestBody?.content ?? {}).find((one) => one !== "application/json") ??
      null,
    example: described.requestBody?.content["application/json"]?.example,
    responses: new Map(
      Object.entries(described.responses).map(([status, { content }]) => [
        Number(status),
        new Map(
          Object.entries(content).map(([type, { examples = {} }]) => [type, Object.keys(examples)]),
        ),
      ]),
    ),
  };
};

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Whatever the route: no such address, or not by this method; a browser is given a page or told there is none. */
const anywhere = (operation: Operation, method: string, status: number): boolean =>
  status === 404 || (status === 405 && method !== operation.method) || status === 400;

/** What is wrong with an answer by the description; null where nothing is. */
const mistake = (
  operation: Operation,
  method: string,
  { status, type, text }: Answered,
): string | null => {
  if (status >= 500 || status === 0) return `${status}`;
  const [media = ""] = type.split(";");
  const asked = method === operation.method;
  if (!asked) return null;
  const named = operation.responses.get(status)?.get(media);
  if (media === "application/problem+json") {
    const { code } = JSON.parse(text) as { code: string };
    if (named?.includes(code) || anywhere(operation, method, status)) return null;
    return `the problem ${code} is not named for ${operation.name}`;
  }
  if (named) return null;
  return `${status} ${media} is not named for ${operation.name}`;
};

/** What the server says of itself: every operation, and how to hold an answer against it. */
export const readDescription = async (
  server: TestServer,
): Promise<{
  readonly operations: readonly Operation[];
  readonly resolve: (ref: string) => Json;
  readonly mistakeIn: typeof mistake;
}> => {
  const { body } = await server.anyone().get("/api/openapi.json").expect(200);
  const operations = Object.entries<Record<string, Described>>(body.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, one]) => readOperation(path, method, one)),
  );
  const resolve = (ref: string): Json =>
    ref
      .slice(2)
      .split("/")
      .reduce((at, key) => at[key], body);
  return { operations, resolve, mistakeIn: mistake };
};
