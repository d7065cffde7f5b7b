import { describe, expect, it } from "vitest";
import { openapi } from "../../shared/contract/openapi.ts";
import { type Route, type RouteName, routes } from "../../shared/contract/routes.ts";

type Json = { readonly [key: string]: unknown };
const description = JSON.parse(JSON.stringify(openapi()));
const operations = Object.entries<Record<string, Json>>(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

const everySchema = (value: unknown, found: Json[] = []): Json[] => {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "schema") found.push(inner as Json);
    everySchema(inner, found);
  }
  return found;
};

describe("the OpenAPI description", () => {
  it("is 3.1 and describes every route once, and nothing else", () => {
    expect(description.openapi).toBe("3.1.0");
    expect(description.info).toMatchObject({ title: "Greenlane", version: expect.any(String) });
    const described = operations.map(({ path, method, operation }) => [
      operation.operationId,
      method,
      path,
    ]);
    const wanted = (Object.keys(routes) as RouteName[]).map((name) => [
      name,
      routes[name].method.toLowerCase(),
      routes[name].path.replace(":id", "{id}"),
    ]);
    expect(described.sort()).toEqual(wanted.sort());
  });

  it.each(operations)(
    "$method $path declares its parameters, body, replies and who may call",
    ({ path, operation }) => {
      const route: Route = routes[operation.operationId as RouteName];
      const parameters = (operation.parameters ?? []) as Json[];
      const inPath = parameters.filter((p) => p.in === "path");
      expect(inPath.map((p) => p.name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]));
      for (const parameter of parameters)
        expect(parameter).toMatchObject({
          name: expect.any(String),
          schema: expect.any(Object),
          ...(parameter.in === "path" ? { required: true } : { in: "query" }),
        });
      expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
      expect(operation.responses).toMatchObject({
        [route.status ?? 200]: { description: expect.any(String), content: expect.any(Object) },
        default: { $ref: "#/components/responses/Problem" },
      });
      expect(operation.summary).toBe(route.summary);
      expect(operation["x-who"]).toEqual(route.who);
      const schemes = (operation.security as Json[]).flatMap(Object.keys);
      for (const scheme of schemes)
        expect(Object.keys(description.components.securitySchemes)).toContain(scheme);
      expect(schemes.length === 0).toBe(route.who === "anyone");
    },
  );

  it("refers to nothing that is not there", () => {
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]!);
    for (const ref of new Set(refs)) {
      // A schema's own definitions are resolved within it.
      if (!ref.startsWith("#/components/")) throw new Error(`${ref} lies outside components`);
      const found = ref
        .slice(2)
        .split("/")
        .reduce<unknown>((at, key) => (at as Json | undefined)?.[key], description);
      expect(found, ref).toBeDefined();
    }
  });

  it("every schema says what it is", () => {
    const schemas = everySchema(description);
    expect(schemas.length).toBeGreaterThan(60);
    const words = ["type", "anyOf", "oneOf", "allOf", "const", "enum", "$ref"];
    for (const schema of schemas)
      expect(
        words.some((word) => word in schema),
        JSON.stringify(schema).slice(0, 200),
      ).toBe(true);
  });
});
