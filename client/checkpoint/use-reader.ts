import { useEffect, useRef } from "react";
import { makeKeyBurst, type Stroke, settleAfterMs } from "./key-burst.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;
const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Puts a field back as it was before a reader typed into it; React hears of it as of typing. */
const putBack = (field: Field, text: string): void => {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  // An input method may still be composing: leaving the field ends that.
  field.blur();
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
};

/** A character, or what an input method or a dead key made of one. */
const isStroke = ({ key, code }: KeyboardEvent): boolean =>
  key.length === 1 ||
  ((key === "Process" || key === "Dead" || key === "Unidentified") && code !== "");

/**
 * A hand reader in keyboard mode, wherever the focus is: what it reads is handed to `onRead` and typed into no field,
 * and presses no button. What a person types where no field has the focus goes to `onTyped`.
 */
export const useReader = (
  onRead: (text: string) => void,
  onTyped: (text: string) => void,
): void => {
  const latest = useRef({ onRead, onTyped });
  latest.current = { onRead, onTyped };

  useEffect(() => {
    const burst = makeKeyBurst();
    let before = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const elsewhere = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const { text, read } = burst.settle();
      if (read) latest.current.onRead(text);
      else if (text) latest.current.onTyped(text);
    };
    const onKey = (event: KeyboardEvent): void => {
      const { target, key, code, shiftKey: shift, timeStamp: at } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const field = isField(target) ? target : null;
      if (key === "Enter" || key === "Tab") {
        clearTimeout(timer);
        timer = undefined;
        const { text, read } = burst.end(at);
        if (!read) {
          if (text && !field) latest.current.onTyped(text);
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        if (field) putBack(field, before);
        latest.current.onRead(text);
      } else if (isStroke(event)) {
        // A slow hand's key may come before the timer that waits for it.
        if (timer !== undefined && burst.isOver(at)) elsewhere();
        const value = field?.value ?? "";
        const stroke: Stroke = { code, key, shift, at };
        const count = burst.add(stroke);
        if (count === 1) before = value;
        // Begun where no field was it goes on so, though one has the focus by now: in the order it was struck, and once.
        if (field && timer === undefined) return;
        // A space presses the button that has the focus: a person's does, a reader's does not.
        if (key !== " " || count > 1) event.preventDefault();
        clearTimeout(timer);
        timer = setTimeout(elsewhere, settleAfterMs);
      }
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", onKey, { capture: true });
    };
  }, []);
};
