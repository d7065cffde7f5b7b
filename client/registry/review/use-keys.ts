import { useEffect, useRef } from "react";

/** What is typed into is no command, and what has its own use of the arrows keeps it. */
const typesInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]), textarea, select, [role=dialog], [role=listbox]") !==
    null;

/** Runs a command when its key, named in small letters, is pressed alone. */
export const useKeys = (
  enabled: boolean,
  commands: Readonly<Record<string, () => unknown>>,
): void => {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (typesInto(event.target)) return;
      const command = latest.current[event.key.toLowerCase()];
      if (!command) return;
      event.preventDefault();
      command();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled]);
};
