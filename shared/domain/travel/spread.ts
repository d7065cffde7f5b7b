/** How times lie around the usual one, in natural logarithms of what they are multiplied by. */
export interface Spread {
  readonly slower: number;
  readonly faster: number;
  readonly tail: number;
  /** Minutes that stops add to that, however short the way. */
  readonly stops: number;
}

/** [K1] Before anything was seen: a tenth takes more than 1.4 times the usual, one in 500 more than 2.5 times. */
export const widestSpread: Spread = { slower: 0.26, faster: 0.2, tail: 0.6, stops: 3 };

/** Where the tenth that is slowest begins, in standard deviations. */
export const slowest = 1.2816;

/** Share of a normal distribution beyond so many standard deviations; to three digits. */
const beyond = (z: number): number => 1 / (1 + Math.exp(1.5976 * z + 0.070566 * z ** 3));

/**
 * [K5] The share of drives whose usual time is so many minutes that take longer than it multiplied by `times`: normal, in logarithms, up
 * to the slowest tenth; from there it falls by an e-fold for each further stop or jam, as wide as those are on this way.
 */
export const shareBeyond = (spread: Spread, usual: number, times: number): number => {
  if (times <= 1) return times <= 0 ? 1 : beyond(Math.log(times) / Math.max(spread.faster, 0.01));
  const slower = Math.max(spread.slower, 0.01);
  const z = Math.log(times) / slower;
  if (z <= slowest) return beyond(z);
  const tenth = Math.exp(slower * slowest);
  return 0.1 * Math.exp(-((times - tenth) * usual) / tailMinutes(spread, usual));
};

/** Minutes by which the chance of a drive in the slowest tenth falls by an e-fold. */
const tailMinutes = ({ slower, tail, stops }: Spread, usual: number): number =>
  Math.hypot(usual * Math.exp(slower * slowest) * slower * tail, stops, 0.1);

/** What the usual time is multiplied by in the fastest tenth. */
export const fastestTenth = ({ faster }: Spread): number => Math.exp(-slowest * faster);

/**
 * [K6] The spread of a way of several stretches, each with its share of the time: what one and the same vehicle is slow by goes
 * along (`together`: 0 to 1), the rest partly evens out.
 */
export const spreadOfWay = (
  parts: readonly (Spread & { readonly usual: number })[],
  together: number,
): Spread => {
  const whole = parts.reduce((sum, { usual }) => sum + usual, 0) || 1;
  const of = (value: (part: Spread) => number): number => {
    const each = parts.map((part) => (part.usual / whole) * value(part));
    const apart = each.reduce((sum, one) => sum + one ** 2, 0);
    const joint = each.reduce((sum, one) => sum + one, 0) ** 2;
    return Math.sqrt((1 - together) * apart + together * joint);
  };
  return {
    slower: of(({ slower }) => slower),
    faster: of(({ faster }) => faster),
    tail: parts.reduce((sum, { usual, tail }) => sum + (usual / whole) * tail, 0),
    stops: Math.max(0, ...parts.map(({ stops }) => stops)),
  };
};
