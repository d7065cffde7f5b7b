import { z } from "zod";
import { problem, problemCodes, problemStatus } from "./problems.ts";
import { type Route, type RouteName, routes, type Who } from "./routes.ts";

type Json = Record<string, unknown>;

/** Input side for what a caller gives (plates in any spelling), output side for what it gets. */
const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
  });
  return json;
};

const jsonContent = (schema: Json): Json => ({ "application/json": { schema } });

const parametersOf = (schema: z.ZodType | undefined, where: "path" | "query"): Json[] => {
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

const repliesOf = ({ reply, status: other }: Route): Json => {
  const status: number = other ?? 200;
  const content =
    typeof reply === "string"
      ? { [reply]: { schema: { type: "string" } } }
      : jsonContent(schemaOf(reply, "output"));
  return {
    [status]: { description: "Done", content },
    default: { $ref: "#/components/responses/Problem" },
  };
};

const operationOf = (name: RouteName, route: Route): Json => {
  const parameters = [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query")];
  return {
    operationId: name,
    summary: route.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: jsonContent(schemaOf(route.body, "input")) } }
      : {}),
    responses: repliesOf(route),
    security: securityOf(route.who),
    "x-who": route.who,
  };
};

/** The contract as an OpenAPI 3.1 description, derived from `routes` and nothing else. */
export const openapi = (): Record<string, unknown> => {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Greenlane",
      version: "1",
      description:
        "Times are ISO 8601 with offset; text is UTF-8 NFC; lists page by cursor. Refusals are RFC 9457 problems.",
    },
    paths,
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "greenlane",
          description:
            "Set by signing in; named __Host-greenlane under HTTPS. Calls that change something also need this site's Origin.",
        },
        device: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description:
            "`Greenlane-Device <id>.<ms>.<signature>`: ECDSA P-256/SHA-256 (IEEE P1363, base64url) over `GL1-call`, id, method, path with query and ms, joined by line feeds. An upload of scans carries its signature in its body instead.",
        },
      },
      responses: {
        Problem: {
          description: `Refused: ${problemCodes.map((code) => `${code} (${problemStatus[code]})`).join(", ")}`,
          content: { "application/problem+json": { schema: schemaOf(problem, "output") } },
        },
      },
    },
  };
};
