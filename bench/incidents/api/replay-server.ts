import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Calls, callsTo } from "../../../data/demo/call.ts";
import { usualAllowances } from "../../../server/http/rate-limits.ts";
import { makeLog } from "../../../server/log.ts";
import { start } from "../../../server/start.ts";

/** The product on a fresh SQLite database and a free port, living by a clock that the replay moves. */
export interface ReplayServer {
  readonly url: string;
  /** The server's time, ms. */
  readonly clock: { now: number };
  /** The administrator's calls; signed in anew when the shift is over by the server's clock. */
  readonly administrator: () => Promise<Calls>;
  readonly settleAlerts: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const top = join(import.meta.dirname, "../../..");
const password = "một ngày được phát lại";
/** A session lasts twelve hours. */
const shiftMs = 11 * 3_600_000;
/** A day is sent within minutes, from one address. */
const plenty = { points: 1e9, duration: 60 };
const allowances = {
  ...usualAllowances,
  guess: plenty,
  open: plenty,
  scans: plenty,
  manifests: plenty,
};

export const startReplayServer = async (at: number): Promise<ReplayServer> => {
  const data = mkdtempSync(join(tmpdir(), "greenlane-replay-"));
  const clock = { now: at };
  const config = {
    port: 0,
    host: "127.0.0.1",
    data,
    databaseUrl: undefined,
    adminPassword: password,
    tls: null,
    origins: [],
    log: "error",
    proxyHops: 0,
  } as const;
  const server = await start({
    config,
    log: makeLog("error"),
    now: () => clock.now,
    top,
    allowances,
  });
  const { url } = server;
  let signedIn: { readonly calls: Calls; readonly until: number } | null = null;
  return {
    url,
    clock,
    administrator: async () => {
      if (signedIn && clock.now < signedIn.until) return signedIn.calls;
      const calls = callsTo(url);
      await calls.call("signIn", { body: { username: "admin", password } });
      signedIn = { calls, until: clock.now + shiftMs };
      return calls;
    },
    settleAlerts: server.settleAlerts,
    close: async () => {
      await server.stop();
      rmSync(data, { recursive: true });
    },
  };
};
