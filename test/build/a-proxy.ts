import net from "node:net";

/** A way to a server that a test can close and open, as a network does. */
export interface Proxy {
  readonly port: number;
  /** Cuts every connection and refuses new ones. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
}

export const aProxy = async (host: string, port: number): Promise<Proxy> => {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(port, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const listen = (on: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(on, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  await listen(0);
  const { port: mine } = server.address() as net.AddressInfo;
  return {
    port: mine,
    up: () => listen(mine),
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
