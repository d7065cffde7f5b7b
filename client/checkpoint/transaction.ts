import type { Meta } from "./database.ts";

/**
 * Does its work in a transaction and waits for its end. Where that fails it rejects with the transaction's own reason: a
 * request that finds it over knows nothing of why.
 */
export const toItsEnd = async <T>(
  { done }: { readonly done: Promise<void> },
  work: Promise<T>,
): Promise<T> => {
  done.catch(() => {});
  try {
    const worked = await work;
    await done;
    return worked;
  } catch (error) {
    throw await done.then(
      () => error,
      (reason) => reason,
    );
  }
};

/** [O12] Has this tablet heard that it is cut off? Then nothing of others is kept any more, however late it comes. */
export const isRetired = async (meta: {
  readonly get: (key: keyof Meta) => Promise<unknown>;
}): Promise<boolean> => {
  const heard = await Promise.all([meta.get("cutOff"), meta.get("wiped")]);
  return heard.some((one) => one !== undefined);
};
