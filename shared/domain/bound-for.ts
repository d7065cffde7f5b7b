/** What names where a vehicle is bound: a pass or a scan by what it delivers to on the way, a trip by its legs. */
export interface BoundFor {
  readonly endpoint: string;
  readonly via?: readonly string[] | undefined;
  readonly legs?:
    | readonly { readonly endpoint: string; readonly arrivedAt: string | null }[]
    | undefined;
}

/** [T17] All endpoints it is bound for, in the order they are expected; most have one. */
export const endpointsOf = ({ endpoint, via = [], legs }: BoundFor): readonly string[] =>
  legs ? legs.map((leg) => leg.endpoint) : [...via, endpoint];

/** [T17] Those of them where it has still to arrive. */
export const endpointsToCome = (to: BoundFor): readonly string[] =>
  to.legs
    ? to.legs.flatMap(({ endpoint, arrivedAt }) => (arrivedAt === null ? [endpoint] : []))
    : endpointsOf(to);
