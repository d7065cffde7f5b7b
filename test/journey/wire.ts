import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type { BrowserContext } from "playwright-core";

/** The network between one tablet and the server, which can be cut for real: connections drop and none is accepted. */
export interface Wire {
  /** Where the tablet reaches the server. */
  readonly origin: string;
  /** Also tells the browser, as an operating system does. */
  readonly cut: (browser: BrowserContext) => Promise<void>;
  readonly mend: (browser: BrowserContext) => Promise<void>;
  readonly close: () => void;
}

export const layWire = async (serverOrigin: string): Promise<Wire> => {
  const { hostname, port } = new URL(serverOrigin);
  const open = new Set<Socket>();
  let whole = true;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.once("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut: async (browser) => {
      whole = false;
      drop();
      await browser.setOffline(true);
    },
    mend: async (browser) => {
      whole = true;
      await browser.setOffline(false);
    },
    close: () => {
      drop();
      server.close();
    },
  };
};
