import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { patience } from "./patience.ts";

const pictures = join(import.meta.dirname, "../var");
const driver = "/usr/bin/WebKitWebDriver";
const [browser] = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser");

/** WebKit is what every browser on an iPad is made of. Where its Linux build is not installed that is said, and skipped. */
export const webkitThere =
  existsSync(driver) && existsSync("/usr/bin/xvfb-run") && browser !== undefined;
if (!webkitThere)
  process.stderr.write(
    "\n*** SKIPPED: the tablet on WebKit. Install webkit2gtk-driver and xvfb.\n\n",
  );

/** A page in WebKit, driven as its owner would. Selectors are CSS; each waits for what it names, then throws. */
export interface WebkitPage {
  readonly go: (url: string) => Promise<void>;
  readonly see: (selector: string) => Promise<void>;
  readonly attribute: (selector: string, name: string) => Promise<string | null>;
  readonly click: (selector: string) => Promise<void>;
  readonly fill: (selector: string, text: string) => Promise<void>;
  /** Keys wherever the focus is, as fast as they can be pressed: as a hand reader types. */
  readonly press: (keys: string) => Promise<void>;
  /** A picture of what is on screen, in test/var. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
};

const returnKey = "\uE006";

export const openWebkit = async (): Promise<WebkitPage> => {
  const port = await freePort();
  const child = spawn("xvfb-run", ["-a", driver, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
  });
  const end = (): void => {
    // Its own process group: the driver, its display and all that WebKit started.
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      // Gone already.
    }
  };
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await reply.json()) as { readonly value: T };
    if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(value).slice(0, 500)}`);
    return value;
  };
  const until = async <T>(work: () => Promise<T>): Promise<T> => {
    const giveUp = Date.now() + patience;
    for (;;)
      try {
        return await work();
      } catch (error) {
        if (Date.now() > giveUp) throw error;
        await wait(100);
      }
  };
  const capabilities = {
    alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } },
  };
  const { sessionId } = await until(() =>
    call<{ sessionId: string }>("POST", "/session", { capabilities }),
  ).catch((error: unknown) => {
    end();
    throw error;
  });
  const session = `/session/${sessionId}`;
  const find = async (selector: string): Promise<string> => {
    const found = { using: "css selector", value: selector };
    const element = await call<Record<string, string>>("POST", `${session}/element`, found);
    return `${session}/element/${Object.values(element)[0]}`;
  };
  return {
    go: (url) => call("POST", `${session}/url`, { url }),
    see: (selector) => until(async () => void (await find(selector))),
    attribute: (selector, name) =>
      until(async () => call("GET", `${await find(selector)}/attribute/${name}`)),
    click: (selector) => until(async () => call("POST", `${await find(selector)}/click`, {})),
    fill: (selector, text) =>
      until(async () => {
        const field = await find(selector);
        await call("POST", `${field}/clear`, {});
        await call("POST", `${field}/value`, { text });
      }),
    press: (keys) => {
      const actions = [...keys.replaceAll("\n", returnKey)].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      return call("POST", `${session}/actions`, {
        actions: [{ type: "key", id: "reader", actions }],
      });
    },
    picture: async (name) => {
      const png = await call<string>("GET", `${session}/screenshot`);
      mkdirSync(pictures, { recursive: true });
      writeFileSync(join(pictures, `${name}.png`), Buffer.from(png, "base64"));
    },
    close: async () => {
      await call("DELETE", session).catch(() => {});
      end();
    },
  };
};
