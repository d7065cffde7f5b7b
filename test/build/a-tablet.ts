import type { DeviceIdentity } from "../../client/api/device-call.ts";
import { makeClock } from "../../client/checkpoint/clock.ts";
import type { Database } from "../../client/checkpoint/database.ts";
import { deviceIdentity, makeKeys, publicKeyOf } from "../../client/checkpoint/identity.ts";
import { emptyOnFile, type OnFile } from "../../client/checkpoint/on-file.ts";
import type { Surroundings } from "../../client/checkpoint/surroundings.ts";
import { type Sync, type SyncState, startSync } from "../../client/checkpoint/sync.ts";
import { nothingMeasured } from "../../shared/domain/tablet-clock.ts";
import { aDevice } from "./a-device.ts";
import type { TestServer } from "./a-server.ts";
import { verifyByNode } from "./issuing-key.ts";

/** What the line does to a call, by its path; nothing: it goes through. */
export type Fault = (path: string) => Promise<Response> | undefined;

/** The date in the answer's head is this machine's, and the server's clock is another here. */
const undated = async (answer: Promise<Response>): Promise<Response> => {
  const { status, headers, body } = await answer;
  const others = new Headers(headers);
  for (const name of ["date", "content-encoding"]) others.delete(name);
  return new Response(body, { status, headers: others });
};

export interface TestTablet {
  readonly device: DeviceIdentity;
  readonly state: () => SyncState;
  readonly onFile: () => OnFile;
  /** Catches up once, to its end; answers with the paths that were asked. */
  readonly catchUp: (fault?: Fault) => Promise<readonly string[]>;
  readonly close: () => void;
}

/** The tablet's own code over its own database, its network the real server's: a tablet of Tân Lập that it enrols. */
export const aTablet = async (server: TestServer, db: Database): Promise<TestTablet> => {
  const keys = await makeKeys();
  const { row } = aDevice();
  await server.store.write(async (tx) =>
    tx.putDevice({ ...row, publicKey: await publicKeyOf(keys) }),
  );
  const deviceNow = () => server.clock.now;
  const clock = makeClock(nothingMeasured, () => {}, {
    deviceNow,
    ticks: deviceNow,
    seen: () => true,
  });
  let onFile = emptyOnFile;
  let state: SyncState = { asOf: null, live: "down", trouble: null };
  let fault: Fault = () => undefined;
  let asked: string[] = [];
  let sync: Sync | null = null;
  /** Called when a round is over and the next one is put off. */
  let over: () => void = () => {};
  const around: Surroundings = {
    fetch: (path, init) => {
      asked.push(String(path));
      return undated(fault(String(path)) ?? fetch(server.url + String(path), init));
    },
    deviceNow: () => server.clock.now,
    random: () => 0.5,
    after: () => {
      over();
      return () => {};
    },
    locks: {} as LockManager,
    loadLive: () => Promise.reject(new Error("no stream here")),
    onWake: () => () => {},
    sendBehind: () => {},
  };
  const device = deviceIdentity({ device: { ...row, keptApart: 0 }, keys }, clock.now);
  return {
    device,
    state: () => state,
    onFile: () => onFile,
    catchUp: async (withFault = () => undefined) => {
      fault = withFault;
      asked = [];
      const done = new Promise<void>((resolve) => {
        over = resolve;
      });
      if (sync) sync.wake();
      else
        sync = await startSync({
          db,
          device,
          clock,
          verify: verifyByNode,
          around,
          onFile: () => onFile,
          setOnFile: (next) => {
            onFile = next;
          },
          onState: (next) => {
            state = next;
          },
          onReached: () => {},
        });
      await done;
      return asked;
    },
    close: () => sync?.close(),
  };
};

export const isPart = (path: string): boolean => path.includes("/parts/");
export const broken = (): Promise<Response> => Promise.reject(new TypeError("the line is cut"));
