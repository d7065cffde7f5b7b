import net from "node:net";

/** What one cell of the table measures. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** A whole HTTP request, ready to be written to a socket. */
export const aRequest = (url: URL, body: string): Buffer => {
  const bytes = Buffer.from(body);
  const head =
    `POST /api/scans HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
};

const connect = (url: URL): Promise<net.Socket> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(Number(url.port), url.hostname, () => resolve(socket));
    socket.setNoDelay(true);
    socket.once("error", reject);
  });

const endOfHead = Buffer.from("\r\n\r\n");

/**
 * One caller: sends its requests one after the other over one connection, each after the answer to the last.
 * A client library would cost more than the servers do; this reads lengths and nothing else.
 */
const call = (
  socket: net.Socket,
  bodies: readonly Buffer[],
  onAnswer: (ms: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let next = 0;
    let sentAt = 0;
    let held: Buffer = Buffer.alloc(0);
    const send = (): void => {
      const body = bodies[next];
      if (!body) {
        resolve();
        return;
      }
      next += 1;
      sentAt = performance.now();
      socket.write(body);
    };
    socket.on("data", (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const head = held.indexOf(endOfHead);
      if (head < 0) return;
      const headers = held.toString("latin1", 0, head);
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1]);
      const end = head + endOfHead.length + length;
      if (held.length < end) return;
      if (!headers.startsWith("HTTP/1.1 200") || held.indexOf('"result":"recorded"') < 0)
        return reject(new Error(held.toString()));
      held = held.subarray(end);
      onAnswer(performance.now() - sentAt);
      send();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the server closed the connection")));
    send();
  });

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** Every caller sends its own requests; the time runs from the first one sent to the last one answered. */
export const measure = async (
  url: URL,
  callers: readonly (readonly Buffer[])[],
): Promise<Measured> => {
  const sockets = await Promise.all(callers.map(() => connect(url)));
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(callers.map((bodies, n) => call(sockets[n]!, bodies, (ms) => times.push(ms))));
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) {
    socket.removeAllListeners("close");
    socket.destroy();
  }
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
};
