import {
  request as ask,
  createServer as createHttp,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type { BrowserContext } from "playwright-core";

/** Answers in the server's place and says so by `true`; what it leaves goes on to the server. */
export type Diversion = (call: IncomingMessage, answer: ServerResponse) => boolean;

/** The network between one tablet and the server, which can be cut for real: connections drop and none is accepted. */
export interface Wire {
  /** Where the tablet reaches the server. */
  readonly origin: string;
  /** Also tells the browser, as an operating system does. */
  readonly cut: (browser: BrowserContext) => Promise<void>;
  readonly mend: (browser: BrowserContext) => Promise<void>;
  /** Puts something else on the line, or takes it off; connections made before drop, sockets are refused. */
  readonly divert: (diversion: Diversion | null) => void;
  readonly close: () => void;
}

/** Hands a call on to the server and its answer back. */
const passOn = (host: string, port: number) => (call: IncomingMessage, answer: ServerResponse) => {
  const { method, url, headers } = call;
  const onward = ask({ host, port, method, path: url, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  call.pipe(onward);
};

export const layWire = async (serverOrigin: string): Promise<Wire> => {
  const { hostname, port } = new URL(serverOrigin);
  const open = new Set<Socket>();
  let whole = true;
  let diversion: Diversion | null = null;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const keep = (socket: Socket, onClose = (): void => {}): void => {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.once("close", () => {
      open.delete(socket);
      onClose();
    });
  };
  const onward = passOn(hostname, Number(port));
  const between = createHttp((call, answer) => {
    if (!diversion?.(call, answer)) onward(call, answer);
  });
  between.on("upgrade", (_call, socket) => socket.destroy());
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    if (diversion) {
      keep(near);
      between.emit("connection", near);
      return;
    }
    const far = connect({ host: hostname, port: Number(port) });
    keep(near, () => far.destroy());
    keep(far, () => near.destroy());
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
    divert: (next) => {
      diversion = next;
      drop();
    },
    close: () => {
      drop();
      server.close();
    },
  };
};
