import { afterEach, expect, it, vi } from "vitest";
import { call, Unreachable } from "../../client/api/call.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answering = (body: string, type: string): void => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { documentElement: { lang: "vi" } });
  vi.stubGlobal("fetch", async () => new Response(body, { headers: { "content-type": type } }));
};

it.each([
  ["a Wi-Fi sign-in page", "<html>Wi-Fi</html>", "text/html"],
  ["an answer cut short", '{"items": [', "application/json"],
])("%s in the server's place is no answer, not a defect", async (_, body, type) => {
  answering(body, type);
  await expect(call("areas", {})).rejects.toBeInstanceOf(Unreachable);
});

it("a reply of ours that breaks the contract is a defect, not a lost network", async () => {
  answering('{"items": 1}', "application/json");
  const failed = await call("areas", {}).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(failed).not.toBeInstanceOf(Unreachable);
});
