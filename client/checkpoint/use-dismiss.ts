import { useEffect, useRef } from "react";

/** A browser's word for "close what is open", which is Esc or Android's way back; TypeScript does not know it yet. */
interface CloseWatcher extends EventTarget {
  readonly destroy: () => void;
}
type Watching = { readonly CloseWatcher?: new () => CloseWatcher };

const onEscape = (dismiss: () => void): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") dismiss();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
};

const onRequest = (Watcher: new () => CloseWatcher, dismiss: () => void): (() => void) => {
  let watcher: CloseWatcher;
  const watch = (): void => {
    watcher = new Watcher();
    watcher.addEventListener("close", () => {
      // Each asks once, and the answer may be that it stays open.
      watch();
      dismiss();
    });
  };
  watch();
  return () => watcher.destroy();
};

/**
 * Calls back when what is on screen is dismissed by Esc, or by Android's way back, which would otherwise close the app and
 * leave a vehicle unrecorded. Null: nothing is there to be dismissed.
 */
export const useDismiss = (onDismiss: (() => void) | null): void => {
  const latest = useRef(onDismiss);
  latest.current = onDismiss;
  const active = onDismiss !== null;
  useEffect(() => {
    if (!active) return;
    const dismiss = (): void => latest.current?.();
    const { CloseWatcher: Watcher } = globalThis as Watching;
    return Watcher ? onRequest(Watcher, dismiss) : onEscape(dismiss);
  }, [active]);
};
