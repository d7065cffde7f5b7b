import { randomBytes } from "node:crypto";
import net from "node:net";

/**
 * Live sockets that listen and throw away, in a process of their own so that reading them does not slow the callers.
 * Speaks just enough WebSocket and Socket.IO to join. Argument: JSON `{ url, after, listeners: [{cookie?, device?}] }`.
 * Prints `ready` when all follow, and at SIGTERM `{"frames":…,"bytes":…}`.
 */
interface Listener {
  readonly cookie?: string;
  readonly device?: string;
}
const { url, after, listeners } = JSON.parse(process.argv[2] ?? "{}") as {
  url: string;
  after: number;
  listeners: readonly Listener[];
};
const { hostname, port, host } = new URL(url);
const total = { frames: 0, bytes: 0 };
const buffer = Buffer.alloc(256 * 1024);

/** A masked text frame, as clients must send; the mask is zero, which is as good as any. */
const frame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.of(0x81, 0x80 | payload.length)
      : Buffer.of(0x81, 0xfe, payload.length >> 8, payload.length & 255);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
};

const listen = ({ cookie, device }: Listener): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = net.connect({
      port: Number(port),
      host: hostname,
      // One buffer for all: what a listener costs here is taken from the server, on whose machine none would be.
      onread: { buffer, callback: (length) => hearBytes(buffer.subarray(0, length)) },
    });
    socket.setNoDelay(true);
    socket.write(
      `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\n` +
        `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
        `${cookie ? `Cookie: ${cookie}\r\n` : ""}\r\n`,
    );
    const say = (text: string): void => void socket.write(frame(text));
    const hear = (text: string): void => {
      if (text === "2") say("3");
      else if (text.startsWith("0{")) say(`40${device ? JSON.stringify({ device }) : ""}`);
      else if (text.startsWith("44")) reject(new Error(text));
      else if (text.startsWith("40")) say(`420${JSON.stringify(["join", { after }])}`);
      else if (text.startsWith("430")) text.includes('"ok"') ? resolve() : reject(new Error(text));
    };

    let held: Buffer = Buffer.alloc(0);
    let upgraded = false;
    /** Bytes of a long payload still to come, which nobody looks at. */
    let skip = 0;
    const read = (): boolean => {
      if (held.length < 2) return false;
      let length = held[1]! & 127;
      let head = 2;
      if (length === 126) {
        if (held.length < 4) return false;
        length = held.readUInt16BE(2);
        head = 4;
      } else if (length === 127) {
        if (held.length < 10) return false;
        length = Number(held.readBigUInt64BE(2));
        head = 10;
      }
      if (length > 2_000) {
        total.frames += 1;
        skip = Math.max(0, head + length - held.length);
        held = held.subarray(Math.min(held.length, head + length));
        return true;
      }
      if (held.length < head + length) return false;
      const text = held.toString("utf8", head, head + length);
      if (text.startsWith("42")) total.frames += 1;
      hear(text);
      held = held.subarray(head + length);
      return true;
    };
    const hearBytes = (chunk: Buffer): boolean => {
      total.bytes += chunk.length;
      if (skip >= chunk.length) {
        skip -= chunk.length;
        return true;
      }
      const rest = chunk.subarray(skip);
      skip = 0;
      held = Buffer.concat([held, rest]);
      if (!upgraded) {
        const end = held.indexOf("\r\n\r\n");
        if (end < 0) return true;
        upgraded = true;
        held = held.subarray(end + 4);
      }
      while (skip === 0 && read());
      return true;
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a live socket")));
  });

await Promise.all(listeners.map(listen));
console.log("ready");
process.on("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify(total)}\n`, () => process.exit(0));
});
