import { parentPort } from "node:worker_threads";
import type { Reads } from "../ports.ts";
import { connectToRead, readsOf } from "./connect.ts";
import type { Answered, Asked, LongRead, Reading } from "./long-reads.ts";

/** Runs long reads one after the other over a connection of its own; see `openLongReads`. */
const port = parentPort;
if (!port) throw new Error("reader-thread.ts is started by long-reads.ts");
let connection: ReturnType<typeof connectToRead> | null = null;
let reads: Pick<Reads, LongRead> | null = null;

/** What is said back matters to nobody but who waits until the file is let go of. */
const readFrom = ({ file }: Reading): void => {
  connection?.close();
  connection = file === null ? null : connectToRead(file);
  reads = connection && readsOf(connection);
  if (!connection) port.postMessage("let go");
};

/** Taking a list over costs the other side as much as making it: in parts it can do its own work between them. */
const inPart = 1_000;

/** What is left of lists that are handed over in parts, by the number of what was asked. */
const left = new Map<number, readonly unknown[]>();

const send = (answer: Answered): void => port.postMessage(answer);

const handOver = (no: number, list: readonly unknown[]): void => {
  const rest = list.slice(inPart);
  if (rest.length === 0) {
    left.delete(no);
    send({ no, value: list });
  } else {
    left.set(no, rest);
    send({ no, part: list.slice(0, inPart) });
  }
};

port.on("message", async (message: Asked | Reading | number) => {
  if (typeof message === "number") return handOver(message, left.get(message) ?? []);
  if ("file" in message) return readFrom(message);
  const { no, name, args } = message;
  try {
    const read = reads?.[name] as (...args: readonly unknown[]) => Promise<unknown>;
    const value = await read(...args);
    if (Array.isArray(value)) handOver(no, value);
    else send({ no, value });
  } catch (error) {
    send({ no, error });
  }
});
