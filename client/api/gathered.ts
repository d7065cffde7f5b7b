/**
 * Gathers what comes in bursts: `work` runs `afterMs` after the first call, and never while it runs; calls that come
 * meanwhile are one more. Calls that never pause are served all the same.
 */
export const gathered = (
  work: () => unknown,
  afterMs: number,
): { readonly call: () => void; readonly close: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let closed = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    running = true;
    try {
      await work();
    } finally {
      running = false;
      if (again) begin();
    }
  };
  const begin = (): void => {
    if (closed) return;
    again = running;
    if (!running) timer ??= setTimeout(() => void run(), afterMs);
  };
  return {
    call: begin,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
};
