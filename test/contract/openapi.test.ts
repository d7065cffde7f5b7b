import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { describeApi } from "../../server/http/describe-api.ts";
import { examples } from "../../shared/contract/examples.ts";
import { problemStatus } from "../../shared/contract/problems.ts";
import { problemsOf } from "../../shared/contract/refusals.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type RouteName, routes } from "../../shared/contract/routes.ts";
import { languages } from "../../shared/text/say.ts";
import { aServer, type TestServer } from "../build/a-server.ts";

type Json = { readonly [key: string]: unknown };
const description = JSON.parse(JSON.stringify(describeApi("en")));
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

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

describe("the OpenAPI description", () => {
  it.each(languages)(
    "is served to anyone in %s, and a standard validator accepts it",
    async (language) => {
      const reply = await server
        .anyone()
        .get("/api/openapi.json")
        .set("accept-language", language)
        .expect(200);
      const verdict = await new Validator().validate(reply.body);
      expect(verdict).toEqual({ valid: true });
      expect(reply.body).toEqual(JSON.parse(JSON.stringify(describeApi(language))));
      expect(reply.body.info.title).toBe(language === "vi" ? "Luồng xanh" : "Greenlane");
    },
  );

  it("is what that validator refuses once a route loses its answers", async () => {
    const { responses: _, ...dumb } = description.paths["/api/rules"].get;
    const broken = {
      ...description,
      paths: { ...description.paths, "/api/rules": { get: { ...dumb, parameters: [{}] } } },
    };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it("is 3.1 and describes every route once, and nothing else", () => {
    expect(description.openapi).toBe("3.1.0");
    const described = operations.map(({ path, method, operation }) => [
      operation.operationId,
      method,
      path,
    ]);
    const wanted = (Object.keys(routes) as RouteName[]).map((name) => [
      name,
      routes[name].method.toLowerCase(),
      routes[name].path.replace(/:(\w+)/g, "{$1}"),
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
      expect(operation.requestBody !== undefined).toBe(
        route.body !== undefined || route.bytes !== undefined,
      );
      expect(operation.responses).toMatchObject({
        [route.status ?? 200]: { description: expect.any(String), content: expect.any(Object) },
      });
      expect(operation.summary).toBe(route.summary);
      expect(operation["x-who"]).toEqual(route.who);
      const schemes = (operation.security as Json[]).flatMap(Object.keys);
      for (const scheme of schemes)
        expect(Object.keys(description.components.securitySchemes)).toContain(scheme);
      expect(schemes.length === 0).toBe(route.who === "anyone");
    },
  );

  it.each(operations)(
    "[X24] $method $path names every problem it may answer with, each with its example",
    ({ operation }) => {
      const wanted = problemsOf(operation.operationId as RouteName);
      const named = Object.entries(operation.responses as Json).flatMap(([status, response]) => {
        const { content } = response as { content: Record<string, { examples?: Json }> };
        const codes = Object.keys(content["application/problem+json"]?.examples ?? {});
        for (const code of codes) {
          expect(problemStatus[code as keyof typeof problemStatus]).toBe(Number(status));
          expect(description.components.examples[code].value).toMatchObject({ code });
        }
        return codes;
      });
      expect(named.sort()).toEqual([...wanted].sort());
    },
  );

  it("refers to nothing that is not there", () => {
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]!);
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs)) {
      if (!ref.startsWith("#/components/")) throw new Error(`${ref} lies outside components`);
      const found = ref
        .slice(2)
        .split("/")
        .reduce<unknown>((at, key) => (at as Json | undefined)?.[key], description);
      expect(found, ref).toBeDefined();
    }
  });

  it("every schema says what it is", () => {
    const schemas = [...everySchema(description), ...Object.values(description.components.schemas)];
    expect(schemas.length).toBeGreaterThan(60);
    const words = ["type", "anyOf", "oneOf", "allOf", "const", "enum", "$ref"];
    for (const schema of schemas as Json[])
      expect(
        words.some((word) => word in schema),
        JSON.stringify(schema).slice(0, 200),
      ).toBe(true);
  });

  it("shows examples that the contract accepts, whole", () => {
    expect(Object.keys(examples).length).toBeGreaterThan(10);
    for (const [name, { body, reply }] of Object.entries(examples)) {
      const route: Route = routes[name as RouteName];
      if (body !== undefined) expect(() => route.body!.parse(body), name).not.toThrow();
      if (reply !== undefined) expect((route.reply as z.ZodType).parse(reply)).toEqual(reply);
    }
  });
});
