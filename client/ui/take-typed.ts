import type { KeyboardEvent } from "react";

/**
 * Enter takes what was typed, however fast that was: the choice that is marked, or where none is the first of those found.
 * The library forgets its mark where keys come before its timers do, as they do on a slow machine, and takes nothing.
 */
export const takeTyped = (
  event: KeyboardEvent<HTMLInputElement>,
  otherwise: "nothing" | "first",
): void => {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  const list = document.getElementById(event.currentTarget.getAttribute("aria-controls") ?? "");
  const taken =
    list?.querySelector<HTMLElement>("[data-combobox-selected]") ??
    (otherwise === "first" ? list?.querySelector<HTMLElement>("[role=option]") : null);
  if (!taken) return;
  // It chooses, and sends no form.
  event.preventDefault();
  taken.click();
};
