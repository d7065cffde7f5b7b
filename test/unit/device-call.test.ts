import { expect, it } from "vitest";
import { deviceCall } from "../../client/api/device-call.ts";
import { toProblem } from "../../server/http/problem.ts";

const asking = (answer: () => Response | Promise<Response>) =>
  deviceCall(null, "keys", {}, { fetch: async () => answer() });
const json = (body: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
const refused = (code: "internal" | "rate-limited", headers = {}) =>
  new Response(JSON.stringify(toProblem(code, "vi", "1")), {
    status: code === "internal" ? 500 : 429,
    headers: { "content-type": "application/problem+json", ...headers },
  });
/** As a line that breaks: some of the body, then nothing more. */
const half = (): Response =>
  new Response(
    new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('{"keys": [')),
      pull: (stream) => stream.error(new TypeError("terminated")),
    }),
    { headers: { "content-type": "application/json" } },
  );

it.each<[string, () => Response, object]>([
  [
    "a failing server",
    () => refused("internal"),
    { kind: "problem", problem: { code: "internal" } },
  ],
  [
    "a server that wants to be left in peace",
    () => refused("rate-limited", { "retry-after": "17" }),
    { kind: "problem", problem: { code: "rate-limited" }, retryAfterMs: 17_000 },
  ],
  [
    "a gateway's own page for a server that fails",
    () => new Response("<h1>502</h1>", { status: 502, headers: { "content-type": "text/html" } }),
    { kind: "not-ours" },
  ],
  [
    "a sign-in page with 200",
    () => new Response("<form>", { headers: { "content-type": "text/html" } }),
    { kind: "not-ours" },
  ],
  [
    "a sign-in page that says it is JSON",
    () => new Response("<form>", { headers: { "content-type": "application/json" } }),
    { kind: "not-ours" },
  ],
  ["JSON of another server", () => json({ ok: true }), { kind: "not-ours" }],
  ["another server's refusal", () => json({ error: "nope" }, 403), { kind: "not-ours" }],
  ["an answer without a word", () => new Response(null), { kind: "not-ours" }],
  ["half an answer", half, { kind: "unreachable" }],
  [
    "no answer",
    () => {
      throw new TypeError("fetch failed");
    },
    { kind: "unreachable" },
  ],
])("%s is told for what it is and believed in nothing", async (_, answer, expected) => {
  expect(await asking(answer)).toMatchObject(expected);
});

it.each(["", "soon", "-5", "0"])("a wait that is none (%s) is none", async (wait) => {
  const answer = await asking(() => refused("rate-limited", { "retry-after": wait }));
  expect(answer).not.toHaveProperty("retryAfterMs");
});
