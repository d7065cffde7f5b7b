import type { Socket } from "socket.io";

type Connection = Socket["conn"];

/** Frames that wait because the other side does not read. */
export const queued = (conn: Connection): number =>
  (conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;

/** Resolves true once nothing waits, false when that takes too long or the connection closes. */
export const whenDrained = (conn: Connection, withinMs: number): Promise<boolean> => {
  if (queued(conn) === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (drained: boolean): void => {
      clearTimeout(timer);
      conn.off("drain", onDrain);
      conn.off("close", onClose);
      resolve(drained);
    };
    const onDrain = (): void => {
      if (queued(conn) === 0) end(true);
    };
    const onClose = (): void => end(false);
    const timer = setTimeout(() => end(false), withinMs);
    conn.on("drain", onDrain);
    conn.on("close", onClose);
  });
};
