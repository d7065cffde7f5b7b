import type { z } from "zod";
import { makeStore, type Store } from "./store.ts";

/** The same the next time this browser opens the page; `first` where nothing was kept, or nothing `read` can read. */
const kept = <T>(
  name: string,
  first: T,
  read: (text: string) => T | undefined,
  write: (value: T) => string,
): Store<T> => {
  const key = `greenlane.${name}`;
  const before = (): T => {
    try {
      return read(localStorage.getItem(key) ?? "") ?? first;
    } catch {
      return first;
    }
  };
  const store = makeStore(before());
  store.subscribe(() => {
    try {
      localStorage.setItem(key, write(store.get()));
    } catch {
      // Storage is off: it lasts as long as the page.
    }
  });
  return store;
};

/** One of a few choices, the same the next time this browser opens the page; `first` until one was made. */
export const remembered = <T extends string>(
  name: string,
  choices: readonly T[],
  first: T,
): Store<T> => kept(name, first, (text) => choices.find((one) => one === text), String);

/** As `remembered`, of any value that its schema knows again. */
export const rememberedValue = <T>(name: string, schema: z.ZodType<T>, first: T): Store<T> =>
  kept(name, first, (text) => schema.parse(JSON.parse(text)), JSON.stringify);
