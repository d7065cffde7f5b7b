import { z } from "zod";
import { mayAnywhere } from "../domain/access.ts";
import { type Role, roles } from "../domain/access-shape.ts";
import { live } from "./events.ts";
import { examples } from "./examples.ts";
import { namedSchemas } from "./named-schemas.ts";
import { type ProblemCode, problem, problemCodes, problemStatus } from "./problems.ts";
import { problemsOf } from "./refusals.ts";
import { listTypes, type Route, type Who } from "./route-shape.ts";
import { type RouteName, routes } from "./routes.ts";

type Json = Record<string, unknown>;
type Io = "input" | "output";

/** What the description says in the reader's language; the shapes are the same in any. */
export interface ContractWords {
  readonly title: string;
  readonly description: string;
  readonly done: string;
  readonly session: string;
  readonly device: string;
  readonly summary: (name: RouteName) => string;
  readonly problem: (code: ProblemCode) => { readonly title: string; readonly detail: string };
}

/** What a caller may give and what it gets differ for some shapes (a time in any offset, a plate in any spelling). */
const nameFor = (id: string, io: Io): string => (io === "input" ? `${id}Given` : id);

const pointed = (json: unknown, io: Io): unknown => {
  if (Array.isArray(json)) return json.map((inner) => pointed(inner, io));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) =>
      key === "$ref" && typeof value === "string"
        ? [key, `#/components/schemas/${nameFor(value.replace("#/$defs/", ""), io)}`]
        : [key, pointed(value, io)],
    ),
  );
};

/** Turns schemas into JSON Schema, gathering what has a name of its own under `components`. */
const gathering = () => {
  const components: Record<string, Json> = {};
  const schemaOf = (schema: z.ZodType, io: Io): Json => {
    const {
      $schema: _,
      $defs,
      ...json
    } = z.toJSONSchema(schema, {
      io,
      metadata: namedSchemas,
      target: "draft-2020-12",
      unrepresentable: "any",
    }) as Json & { $defs?: Record<string, Json> };
    for (const [id, { id: __, ...named }] of Object.entries($defs ?? {}))
      components[nameFor(id, io)] = pointed(named, io) as Json;
    return pointed(json, io) as Json;
  };
  return { components, schemaOf };
};
type SchemaOf = ReturnType<typeof gathering>["schemaOf"];

const parametersOf = (route: Route, where: "path" | "query", schemaOf: SchemaOf): Json[] => {
  const schema = where === "path" ? route.params : route.query;
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
};

const securityOf = (who: Who): Json[] => {
  if (who === "anyone") return [];
  if (who === "device") return [{ device: [] }];
  const orDevice = typeof who === "object" && who.orDevice === true;
  return orDevice ? [{ session: [] }, { device: [] }] : [{ session: [] }];
};

/** The roles whose grants open a route; the subject is still checked. */
export const rolesFor = (who: Who): readonly Role[] => {
  if (who === "anyone" || who === "device") return [];
  if (who === "signed-in") return roles;
  return roles.filter((role) => mayAnywhere([{ role, scope: { kind: "all" } }], who.may));
};

const problemsByStatus = (codes: readonly ProblemCode[], words: ContractWords): Json => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes)
    byStatus.set(problemStatus[code], [...(byStatus.get(problemStatus[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => words.problem(code).title).join(" · "),
        content: {
          "application/problem+json": {
            schema: { $ref: "#/components/schemas/Problem" },
            examples: Object.fromEntries(
              same.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
            ),
          },
        },
      },
    ]),
  );
};

const replyOf = (name: RouteName, { reply }: Route, schemaOf: SchemaOf): Json => {
  if (reply === "list")
    return {
      "text/csv": { schema: { type: "string" } },
      [listTypes.xlsx]: { schema: { type: "string", format: "binary" } },
    };
  if (typeof reply === "string") {
    const isText = reply.startsWith("text/") || reply.endsWith("+xml");
    return { [reply]: { schema: { type: "string", ...(isText ? {} : { format: "binary" }) } } };
  }
  const example = examples[name]?.reply;
  return {
    "application/json": {
      schema: schemaOf(reply, "output"),
      ...(example === undefined ? {} : { example }),
    },
  };
};

const operationOf = (name: RouteName, words: ContractWords, schemaOf: SchemaOf): Json => {
  const route: Route = routes[name];
  const parameters = [
    ...parametersOf(route, "path", schemaOf),
    ...parametersOf(route, "query", schemaOf),
  ];
  const example = examples[name]?.body;
  const body = route.body && {
    "application/json": {
      schema: schemaOf(route.body, "input"),
      ...(example === undefined ? {} : { example }),
    },
  };
  const bytes = route.bytes && { [route.bytes]: { schema: { type: "string", format: "binary" } } };
  const content = body ?? bytes;
  return {
    operationId: name,
    summary: words.summary(name),
    tags: [/^\/api\/([a-z-]+)/.exec(route.path)?.[1] ?? "operation"],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [route.status ?? 200]: { description: words.done, content: replyOf(name, route, schemaOf) },
      ...problemsByStatus(problemsOf(name), words),
    },
    security: securityOf(route.who),
    "x-who": route.who,
    "x-roles": rolesFor(route.who),
  };
};

/** The contract as an OpenAPI 3.1 description, derived from `routes` and nothing else. */
export const openapi = (words: ContractWords): Record<string, unknown> => {
  const { components, schemaOf } = gathering();
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const address = path.replace(/:(\w+)/g, "{$1}");
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: operationOf(name, words, schemaOf),
    };
  }
  schemaOf(problem, "output");
  return {
    openapi: "3.1.0",
    info: { title: words.title, version: "1", description: words.description },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "greenlane", description: words.session },
        device: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: words.device,
        },
      },
      examples: Object.fromEntries(
        problemCodes.map((code) => [
          code,
          {
            value: {
              type: `urn:greenlane:problem:${code}`,
              ...words.problem(code),
              status: problemStatus[code],
              code,
            },
          },
        ]),
      ),
    },
    "x-live": { path: live.path, who: live.who },
  };
};
