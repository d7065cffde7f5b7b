import { afterEach, beforeEach, expect, it } from "vitest";
import { type Audience, audienceOf } from "../../server/audience.ts";
import { startFeed } from "../../server/live/feed.ts";
import type { Role } from "../../shared/domain/access-shape.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.close());

it("[F1] who begins to follow while a frame is being packed is sent it too, and nobody is sent it twice", async () => {
  const { store } = server;
  const reference = await store.reads.reference();
  const audience = (role: Role): Audience =>
    audienceOf(
      {
        ...{ kind: "person", account: role, username: role, displayName: role },
        grants: [{ role, scope: { kind: "all" } }],
      },
      reference,
    )!;
  const listening = [audience("commander")];
  const sent: string[] = [];
  let asked = 0;
  const feed = await startFeed({
    store,
    now: () => Date.parse(at()),
    anyone: () => true,
    onEvents: async () => {},
    audiences: () => {
      asked += 1;
      // Asked first for whom to pack, then whom to send to.
      if (asked === 2) listening.push(audience("registrar"));
      return [...listening];
    },
    send: ({ key }) => void sent.push(key),
    onError: (error) => void sent.push(String(error)),
  });
  const area = reference.areas[0]!;
  await store.write(async (tx) => {
    await tx.putArea(area);
    const subject = { kind: "area", id: area.id } as const;
    await tx.append([{ type: "area.put", subject, payload: {}, topics: ["everyone"] }], 0);
  });
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2);
  expect(sent).toEqual(listening.map(({ key }) => key));
  feed.close();
});
