import { useEffect, useRef, useState } from "react";
import type { PrintedFile } from "../api/print-file.ts";
import { saveFile } from "./save-file.ts";

/** Asks for a file; told where to say how many of its pages are there, and when nobody wants it any more. */
export type MakeFile = (options: {
  readonly signal: AbortSignal;
  readonly onPage: (pages: number) => void;
}) => Promise<PrintedFile>;

interface Printing {
  readonly running: boolean;
  /** Pages there so far, or all of the file that was made. */
  readonly pages: number;
  readonly made: boolean;
  readonly error: unknown;
}

const none: Printing = { running: false, pages: 0, made: false, error: null };

/** One file at a time, downloaded once it is whole; given up when stopped or when the screen that asked for it is left. */
export const usePrinting = () => {
  const [printing, setPrinting] = useState(none);
  const asked = useRef<AbortController | null>(null);
  const stop = (): void => {
    asked.current?.abort();
    asked.current = null;
  };
  useEffect(() => () => asked.current?.abort(), []);
  const start = async (make: MakeFile): Promise<void> => {
    stop();
    const controller = new AbortController();
    asked.current = controller;
    const { signal } = controller;
    const tell = (next: Partial<Printing>): void => {
      if (asked.current === controller) setPrinting({ ...none, ...next });
    };
    tell({ running: true });
    try {
      const file = await make({ signal, onPage: (pages) => tell({ running: true, pages }) });
      if (signal.aborted) return;
      saveFile(file.name, file.pdf);
      tell({ made: true, pages: file.pages });
    } catch (error) {
      if (!signal.aborted) tell({ error });
    }
  };
  return {
    ...printing,
    start: (make: MakeFile) => void start(make),
    stop: () => {
      stop();
      setPrinting(none);
    },
  };
};
