/// <reference lib="webworker" />
import type { TabletFile } from "../tablet-files.ts";
import { sendBehind } from "./send-behind.ts";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly TabletFile[] };

/**
 * Keeps every file of the tablet's page, so that it opens with the server dead. Files are kept under what is in
 * them: an update fetches only what changed, goes on where it was cut off, and an older page keeps its own.
 */
const store = "greenlane-checkpoint";
const page = "/checkpoint/index.html";
const files = new Map(self.__WB_MANIFEST.map((file) => [file.url, file]));
const nameOf = ({ url, integrity }: TabletFile): string =>
  `${url}?is=${encodeURIComponent(integrity)}`;

/**
 * The browser refuses whatever does not match the digest: a sign-in page in the server's place, half an answer,
 * another version's file. Then nothing of this version is used, and the one before goes on.
 */
const fetchWhole = async (cache: Cache, file: TabletFile): Promise<void> => {
  if (await cache.match(nameOf(file))) return;
  const { url, integrity } = file;
  const answer = await fetch(url, { integrity, cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await cache.put(nameOf(file), answer);
};

const install = async (): Promise<void> => {
  const cache = await caches.open(store);
  await Promise.all([...files.values()].map((file) => fetchWhole(cache, file)));
};

/** Only now is nobody left who needs what this version lacks. */
const forgetOthers = async (): Promise<void> => {
  const cache = await caches.open(store);
  const wanted = new Set(
    [...files.values()].map((file) => new URL(nameOf(file), location.href).href),
  );
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
};

const answerFrom = async (file: TabletFile, request: Request): Promise<Response> =>
  (await caches.match(nameOf(file))) ?? fetch(request);

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([forgetOthers(), self.clients.claim()])),
);

// Never by itself: the page says when no vehicle is before it.
self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  // Every address below the tablet's opens its page, as the server does it.
  const file = files.get(request.mode === "navigate" ? page : pathname);
  if (file) event.respondWith(answerFrom(file, request));
});

/** The browser has a network again, and says so also where no page is open. Not every browser does. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const backOnline = async (): Promise<void> => {
  const pages = await self.clients.matchAll({ type: "window" });
  const tablets = pages.filter(({ url }) => new URL(url).pathname.startsWith("/checkpoint"));
  if (tablets.length === 0) await sendBehind();
  else for (const tablet of tablets) tablet.postMessage("wake");
};

self.addEventListener("sync" as "message", (event) => {
  const { tag } = event as unknown as SyncEvent;
  if (tag === "outbox") event.waitUntil(backOnline());
});
