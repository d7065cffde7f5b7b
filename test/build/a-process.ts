import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import type { Pass } from "../../shared/domain/pass.ts";
import { aDevice, type TestDevice } from "./a-device.ts";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "./a-place.ts";

const top = join(import.meta.dirname, "../..");
/** What `npm start` tells Node beside the script. */
const nodeFlags = String(JSON.parse(readFileSync(join(top, "package.json"), "utf8")).scripts.start)
  .split(" ")
  .filter((word) => word.startsWith("--"));
export const adminPassword = "mật khẩu quản trị";

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** SIGKILL: no warning, nothing is finished. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

const gone = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
};

/** Runs a server script, which prints `…: http://host:port` once it listens. Throws with its output if it ends first. */
export const aProcess = async (
  script: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [...nodeFlags, join(top, script), ...args], {
    cwd: top,
    env: { PATH: process.env.PATH ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      const found = /: (http:\/\/\S+:\d+)/.exec(output);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", (chunk: Buffer) => {
      hear(chunk);
      process.stderr.write(chunk);
    });
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}:\n${output}`)));
  });
  return {
    url,
    pid: child.pid!,
    kill: () => gone(child, "SIGKILL"),
    stop: () => gone(child, "SIGTERM"),
  };
};

/** The product on a free port, its first administrator made, its data in `data`. */
export const aServerProcess = (
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> =>
  aProcess("server/main.ts", {
    ...env,
    GREENLANE_DATA: data,
    GREENLANE_HOST: "127.0.0.1",
    GREENLANE_PORT: "0",
    GREENLANE_LOG: "error",
    GREENLANE_ADMIN_PASSWORD: adminPassword,
  });

/** Calls of one signed-in administrator over plain HTTP. */
export interface Administrator {
  readonly cookie: string;
  readonly post: <T>(path: string, body: object) => Promise<T>;
  readonly get: <T>(path: string) => Promise<T>;
}

const answered = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

export const signInAsAdministrator = async (url: string): Promise<Administrator> => {
  const headers = { "content-type": "application/json", origin: url };
  const signedIn = await fetch(`${url}/api/session`, {
    method: "POST",
    headers,
    body: JSON.stringify({ username: "admin", password: adminPassword }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`no session: ${signedIn.status} ${await signedIn.text()}`);
  return {
    cookie,
    post: async (path, body) =>
      answered(
        await fetch(url + path, {
          method: "POST",
          headers: { ...headers, cookie },
          body: JSON.stringify(body),
        }),
      ),
    get: async (path) => answered(await fetch(url + path, { headers: { cookie } })),
  };
};

export const postIds = ["tan-lap", "dong-xoai", "bu-dang", "cai-chanh"] as const;

/** One area, four posts along a corridor, an endpoint with its gate, one carrier. */
export const putStage = async ({ post }: Administrator): Promise<void> => {
  await post("/api/areas", { items: [anArea()] });
  await post("/api/endpoints", { items: [anEndpoint()] });
  await post("/api/checkpoints", {
    items: [...postIds.map((id) => aCheckpoint({ id, name: id })), aGate()],
  });
  await post("/api/corridors", { items: [aCorridor()] });
  await post("/api/carriers", { items: [aCarrier()] });
};

/** A tablet enrolled the way a tablet is: with a one-time code and its own key. */
export const enrol = async (
  { post }: Administrator,
  url: string,
  checkpoint: string,
): Promise<TestDevice> => {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { publicKey } = aDevice(checkpoint, "", keys);
  const { code } = await post<{ code: string }>("/api/devices/codes", { checkpoint });
  const enrolled = await fetch(`${url}/api/devices/enrol`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name: `${checkpoint} tablet`, publicKey }),
  });
  const { device } = await answered<{ device: { id: string } }>(enrolled);
  return aDevice(checkpoint, device.id, keys);
};

/** Registers the nth vehicle for three days from now. */
export const register = ({ post }: Administrator, n: number): Promise<Pass> => {
  const now = Date.now();
  return post("/api/passes", {
    plate: `93C${String(10_000 + n)}`,
    trailerPlate: null,
    kind: 1,
    purpose: 1,
    carrier: aCarrier().id,
    occupantsMax: 2,
    origin: "TP. Thủ Đức",
    endpoint: anEndpoint().id,
    corridor: aCorridor().id,
    use: "multi",
    validFrom: new Date(now - 3_600_000).toISOString(),
    validTo: new Date(now + 3 * 86_400_000).toISOString(),
  });
};

/** One POST over its own connection or an agent's; resolves with status and parsed body, rejects when cut off. */
export const rawPost = (
  url: URL,
  body: string,
  agent: http.Agent,
): Promise<{ readonly status: number; readonly body: unknown }> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: url.hostname,
        port: url.port,
        path: url.pathname,
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          try {
            resolve({
              status: response.statusCode ?? 0,
              body: JSON.parse(Buffer.concat(chunks).toString()),
            });
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
