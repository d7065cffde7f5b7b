/** The tablet's clock and how far it is from the server's. A wrong clock must not make good passes bad. */
export interface Clock {
  /** True time, ms: this device's clock and the offset measured. */
  readonly now: () => number;
  /** Server time minus device time, ms. */
  readonly offsetMs: () => number;
  /** Takes in an exact time the server named in its reply. */
  readonly learn: (serverMs: number, sentAt: number, receivedAt: number) => void;
  /** Takes in a `Date` header, exact to a second: corrects only what is grossly wrong. */
  readonly learnRoughly: (serverMs: number, sentAt: number, receivedAt: number) => void;
}

/** A round trip slower than this says too little about when the server spoke. */
const slowest = 10_000;
const roughness = 2_000;

/** `keep` is told every offset worth remembering. `deviceNow` is this device's clock, ms. */
export const makeClock = (
  startOffset: number,
  keep: (offsetMs: number) => void,
  deviceNow: () => number = () => Date.now(),
): Clock => {
  let offset = startOffset;
  const set = (measured: number): void => {
    offset = Math.round(measured);
    keep(offset);
  };
  const measure = (serverMs: number, sentAt: number, receivedAt: number): number | null => {
    const trip = receivedAt - sentAt;
    return trip < 0 || trip > slowest ? null : serverMs - (sentAt + receivedAt) / 2;
  };
  return {
    now: () => deviceNow() + offset,
    offsetMs: () => offset,
    learn: (serverMs, sentAt, receivedAt) => {
      const measured = measure(serverMs, sentAt, receivedAt);
      // Half a round trip is the measurement's own error: within it nothing new was learnt.
      if (measured !== null && Math.abs(measured - offset) > (receivedAt - sentAt) / 2)
        set(measured);
    },
    learnRoughly: (serverMs, sentAt, receivedAt) => {
      const measured = measure(serverMs + 500, sentAt, receivedAt);
      if (measured !== null && Math.abs(measured - offset) > roughness + (receivedAt - sentAt))
        set(measured);
    },
  };
};
