import type { Finding } from "./finding.ts";
import type { MeasureInForce, Standing } from "./in-force.ts";
import { type Concerned, concerns, type MeasureEffect } from "./measures.ts";
import type { LegalBasis } from "./place.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import type { JudgeInput } from "./verdict-input.ts";
import type { Duty, Reason, ReasonCode } from "./verdict-shape.ts";

const hour = 3_600_000;

/** A vehicle as measures and limits see it: its pass, or where it has none what the officer entered. */
export interface Held extends Concerned {
  /** Most people aboard that its pass permits; null without a pass. */
  readonly occupantsMax: number | null;
}

type Ordered<K extends MeasureEffect["kind"]> = MeasureInForce & {
  readonly measure: { readonly effect: Extract<MeasureEffect, { kind: K }> };
};
type InForce = Pick<Standing, "rules" | "measures">;

const nowOf = ({ rules, measures = [] }: JudgeInput): InForce => ({ rules, measures });

const ordered = <K extends MeasureEffect["kind"]>(
  { measures }: InForce,
  vehicle: Held,
  kind: K,
): Ordered<K>[] =>
  measures.filter(
    (one): one is Ordered<K> => one.measure.effect.kind === kind && concerns(one.measure, vehicle),
  );

/** A limit and what set it: a measure, the purpose, or with neither the pass itself. */
interface Limit {
  readonly by: MeasureInForce | null;
  readonly since: IsoTime | null;
  readonly basis: LegalBasis | null;
}
interface Cap extends Limit {
  readonly max: number;
}

/** [V25] The lowest of what the pass, its purpose and the measures at the post and at the endpoint permit; null: no limit. */
const capIn = (standing: InForce, vehicle: Held): Cap | null => {
  const purpose = standing.rules.purposes.find(({ code }) => code === vehicle.purpose);
  const since = standing.rules.effectiveFrom;
  const caps: Cap[] = [
    ...(vehicle.occupantsMax === null
      ? []
      : [{ max: vehicle.occupantsMax, by: null, since: null, basis: null }]),
    ...(typeof purpose?.occupantsMax === "number"
      ? [{ max: purpose.occupantsMax, by: null, since, basis: purpose.basis }]
      : []),
    ...ordered(standing, vehicle, "occupants").map((by) => ({
      max: by.measure.effect.max,
      by,
      since: by.since,
      basis: by.measure.basis,
    })),
  ];
  return caps.reduce<Cap | null>(
    (lowest, cap) => (lowest === null || cap.max < lowest.max ? cap : lowest),
    null,
  );
};

/** [V22] */
const barIn = (standing: InForce, vehicle: Held): Limit | null => {
  const [by] = ordered(standing, vehicle, "bar");
  return by ? { by, since: by.since, basis: by.measure.basis } : null;
};

/** [V23] Nobody is accused where the endpoint is unknown. */
const stopIn = (
  standing: InForce,
  vehicle: Held,
  { boundFor, boundAlso = [] }: Pick<JudgeInput, "boundFor" | "boundAlso">,
): Limit | null => {
  if (!boundFor) return null;
  // [B9] By whichever of its names the endpoint is permitted.
  const isAmong = (stops: readonly string[]): boolean =>
    stops.includes(boundFor) || boundAlso.some((id) => stops.includes(id));
  const by = ordered(standing, vehicle, "stops").find(
    ({ at, measure }) => at !== "here" && !isAmong(measure.effect.at),
  );
  if (by) return { by, since: by.since, basis: by.measure.basis };
  const { purposes, effectiveFrom } = standing.rules;
  const purpose = purposes.find(({ code }) => code === vehicle.purpose);
  if (!purpose?.stops || isAmong(purpose.stops)) return null;
  return { by: null, since: effectiveFrom, basis: purpose.basis };
};

/** What a reason says of the measure behind it; its words travel along, so that the verdict stays readable for ever. */
const said = ({ by }: Limit): Reason["params"] =>
  by
    ? {
        measure: by.measure.id,
        measureVi: by.measure.name.vi,
        measureEn: by.measure.name.en,
        area: by.area,
        areaName: by.areaName,
      }
    : {};

/** [V24] A limit that came after the trip under way began: pointed out, and until when the trip may go on. */
const graced = (
  code: ReasonCode,
  limit: Limit,
  input: JudgeInput,
  params: Reason["params"],
): Finding => {
  const until = iso(ms(limit.since ?? input.at) + input.rules.graceHours * hour);
  return {
    outcome: "inspect",
    code,
    rule: "V24",
    params: { ...params, until },
    basis: limit.basis,
  };
};

/** [V22] [V23] Whether measures keep it from driving here, or from stopping where it is bound. */
export function* judgeMeasures(vehicle: Held, input: JudgeInput): Iterable<Finding> {
  const { before } = input;
  const limits = [
    ["barred-by-measure", "V22", (standing: InForce) => barIn(standing, vehicle)],
    ["stop-not-permitted", "V23", (standing: InForce) => stopIn(standing, vehicle, input)],
  ] as const;
  for (const [code, rule, limitIn] of limits) {
    const limit = limitIn(nowOf(input));
    if (!limit) continue;
    const params = said(limit);
    if (before && !limitIn(before)) yield graced(code, limit, input, params);
    else yield { outcome: "stop", code, rule, params, basis: limit.basis };
  }
}

/**
 * [V11] [V24] [V25] Most people aboard: a trip under way keeps the higher of what was and what is permitted. Null where
 * nothing limits them, as without pass and measure.
 */
export const permitted = (vehicle: Held, input: JudgeInput): number | null => {
  const now = capIn(nowOf(input), vehicle);
  if (!now || !input.before) return now?.max ?? null;
  const before = capIn(input.before, vehicle);
  return before && Math.max(now.max, before.max);
};

/** [V11] [V25] */
export function* judgeOccupants(vehicle: Held, input: JudgeInput): Iterable<Finding> {
  const seen = input.observed.occupants;
  const cap = capIn(nowOf(input), vehicle);
  if (!cap || seen === null || seen <= cap.max) return;
  const { basis } = cap;
  const params = { max: cap.max, seen, ...said(cap) };
  const most = permitted(vehicle, input);
  if (most === null || seen <= most) yield graced("too-many-aboard", cap, input, params);
  else {
    const rule = cap.by ? "V25" : "V11";
    yield { outcome: "stop", code: "too-many-aboard", rule, params, basis };
  }
}

/**
 * [V26] What else is asked of the people aboard; it changes no outcome. A declaration by everyone takes in those at
 * risk, the shortest test the longer ones. [V24] Nothing that came after the trip under way began.
 */
export const dutiesOf = (vehicle: Held, input: JudgeInput): readonly Duty[] => {
  const duties = (standing: InForce) => {
    const declare = ordered(standing, vehicle, "declare");
    const everyone = declare.filter(({ measure }) => measure.effect.who === "everyone");
    const tests = ordered(standing, vehicle, "test").sort(
      (a, b) => a.measure.effect.validHours - b.measure.effect.validHours,
    );
    return [...(everyone.length > 0 ? everyone : declare).slice(0, 1), ...tests.slice(0, 1)];
  };
  const before = input.before && duties(input.before).map(({ measure }) => measure.id);
  return duties(nowOf(input))
    .filter(({ measure }) => !before || before.includes(measure.id))
    .map(({ measure, area, areaName }) => {
      const { id, name, effect, basis } = measure;
      return {
        measure: id,
        name,
        effect,
        area,
        areaName,
        basis: basis ?? input.rules.basis.default,
      };
    });
};
