/// <reference lib="webworker" />
import { openDB } from "idb";
import type { DatabaseSchema } from "./database.ts";
import type { PartsAnswered, PartsAsked } from "./pass-desk.ts";
import { openPassParts } from "./pass-parts.ts";

declare const self: DedicatedWorkerGlobalScope;

// Whichever version the page has opened: it is the page that brings the database forward.
const opened = openDB<DatabaseSchema>(self.name, undefined, {
  // A newer page must not wait for us.
  blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
}).then(openPassParts);
// What there is to look through is read before the first vehicle comes.
opened.then((parts) => parts.find({ by: "id", text: "-" })).catch(() => {});

const answer = (answered: PartsAnswered): void => self.postMessage(answered);

self.onmessage = async ({ data }: MessageEvent<PartsAsked>) => {
  const { no } = data;
  try {
    const parts = await opened;
    const value = "find" in data ? await parts.find(data.find) : await parts.take(data.take);
    answer({ no, value });
  } catch (error) {
    answer({ no, failed: String(error) });
  }
};
