import { useEffect } from "react";
import { makeStore, useStore } from "./store.ts";

const scope = "/checkpoint";
const checkEveryMs = 30 * 60_000;
const askAgainMs = 5_000;
/** Held, shared, by each page of this tablet that has a vehicle before it. */
const atWork = "greenlane-at-work";
const updatedKey = "greenlane-updated";

/** A newer version, whole on this tablet, that waits to be used. */
const ready = makeStore<ServiceWorker | null>(null);
/** The worker was replaced under this page, which still runs the version before. */
const outdated = makeStore(false);

const follow = (registration: ServiceWorkerRegistration): void => {
  const look = (): void => ready.set(navigator.serviceWorker.controller && registration.waiting);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
};

/**
 * Has the browser keep this page for when there is no network, and look for newer versions: every half hour, when the
 * network is back, when the page is seen again. Where it cannot, the page works as long as it is open.
 */
export const keepForOffline = async (): Promise<void> => {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const controlled = serviceWorker.controller !== null;
  // The first worker ever takes charge of a page that is already its version.
  serviceWorker.addEventListener("controllerchange", () => controlled && outdated.set(true));
  const registration = await serviceWorker.register("/service-worker.js", {
    scope,
    updateViaCache: "none",
  });
  follow(registration);
  // No network, a sign-in page in its place, half a worker: the version at hand goes on.
  const check = () => void registration.update().catch(() => {});
  setInterval(check, checkEveryMs);
  addEventListener("online", check);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") check();
  });
};

/** True once: when the page has just started again as a newer version. */
export const takeUpdatedNote = (): boolean => {
  const noted = sessionStorage.getItem(updatedKey) !== null;
  sessionStorage.removeItem(updatedKey);
  return noted;
};

/** Lets the newer version in, unless another page of this tablet has a vehicle before it. */
const takeOver = (worker: ServiceWorker): Promise<void> =>
  navigator.locks.request(atWork, { ifAvailable: true }, (lock) => {
    if (lock) worker.postMessage("take-over");
  });

const startAgain = (): void => {
  sessionStorage.setItem(updatedKey, "yes");
  location.reload();
};

/**
 * Updates between vehicles only. `idle`: no vehicle is before this page and nothing is half entered. Answers whether
 * an update waits.
 */
export const useUpdates = (idle: boolean): boolean => {
  const worker = useStore(ready);
  const replaced = useStore(outdated);

  useEffect(() => {
    if (idle) return;
    let done = (): void => {};
    const working = new Promise<void>((resolve) => {
      done = resolve;
    });
    void navigator.locks.request(atWork, { mode: "shared" }, () => working);
    return done;
  }, [idle]);

  useEffect(() => {
    if (!idle) return;
    if (replaced) return startAgain();
    if (!worker) return;
    const ask = () => void takeOver(worker).catch(() => {});
    ask();
    const timer = setInterval(ask, askAgainMs);
    return () => clearInterval(timer);
  }, [idle, worker, replaced]);

  return worker !== null || replaced;
};
