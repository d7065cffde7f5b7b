import { type NewPass, newPass } from "../../shared/contract/registry.ts";
import { goingBy } from "../../shared/domain/merged.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { notAStop, type RuleSet } from "../../shared/domain/rules.ts";
import type { Reference } from "../api/reference.ts";
import { type WrongInput, type WrongInputs, wrongInputs } from "../ui/field-issue.ts";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";
import { endAfter } from "./validity.ts";

/** The form as typed: text everywhere, so that nothing half-finished is lost. */
export interface Draft {
  readonly plate: string;
  readonly trailerPlate: string;
  readonly kind: string;
  readonly purpose: string;
  readonly carrier: string;
  readonly occupantsMax: number | "";
  readonly origin: string;
  readonly endpoint: string;
  /** Endpoints before it, in order. */
  readonly via: string[];
  readonly corridor: string;
  readonly use: "single" | "multi";
  /** Wall clocks in Việt Nam, `2026-11-22T14:05`. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly driver: string;
}
export type DraftField = keyof Draft;
export const draftFields = [
  "plate",
  "trailerPlate",
  "kind",
  "occupantsMax",
  "purpose",
  "carrier",
  "origin",
  "endpoint",
  "via",
  "corridor",
  "use",
  "validFrom",
  "validTo",
  "driver",
] as const satisfies readonly DraftField[];

const usualValidityHours = 72;

/** A fresh form at a moment (ms): one trip, three days from now. */
export const emptyDraft = (at: number): Draft => {
  const validFrom = toWallClock(at);
  return {
    plate: "",
    trailerPlate: "",
    kind: "",
    purpose: "",
    carrier: "",
    occupantsMax: 2,
    origin: "",
    endpoint: "",
    via: [],
    corridor: "",
    use: "single",
    validFrom,
    validTo: endAfter(validFrom, usualValidityHours) ?? validFrom,
    driver: "",
  };
};

/** A registration as it stands, to be mended. */
export const draftOf = (pass: NewPass): Draft => ({
  plate: pass.plate,
  trailerPlate: pass.trailerPlate ? formatPlate(pass.trailerPlate) : "",
  kind: String(pass.kind),
  purpose: String(pass.purpose),
  carrier: pass.carrier,
  occupantsMax: pass.occupantsMax,
  origin: pass.origin,
  endpoint: pass.endpoint,
  via: [...(pass.via ?? [])],
  corridor: pass.corridor,
  use: pass.use,
  validFrom: toWallClock(Date.parse(pass.validFrom)),
  validTo: toWallClock(Date.parse(pass.validTo)),
  driver: pass.driver ?? "",
});

/** The next vehicle of the same carrier on the same way: all but the plates and who drives is kept, the time begins anew. */
export const draftLike = (pass: Pass, at: number): Draft => {
  const hours = (Date.parse(pass.validTo) - Date.parse(pass.validFrom)) / 3_600_000;
  const validFrom = toWallClock(at);
  return {
    ...emptyDraft(at),
    kind: String(pass.kind),
    purpose: String(pass.purpose),
    carrier: pass.carrier,
    occupantsMax: pass.occupantsMax,
    origin: pass.origin,
    endpoint: pass.endpoint,
    via: [...(pass.via ?? [])],
    corridor: pass.corridor,
    use: pass.use,
    validFrom,
    validTo: endAfter(validFrom, hours) ?? validFrom,
  };
};

/** Most people a purpose allows under the rules, or null when the pass decides. */
export const capOf = (rules: RuleSet | null, purpose: string): number | null =>
  rules?.purposes.find((one) => String(one.code) === purpose)?.occupantsMax ?? null;

/**
 * What is to be sent, or what is wrong with each input. The contract's own schema judges;
 * the server knows more (places, other passes) and has the last word.
 */
export const readDraft = (
  draft: Draft,
  { rules, endpoints }: Pick<Reference, "rules" | "endpoints">,
): { readonly asking: NewPass } | { readonly wrong: WrongInputs } => {
  const parsed = newPass.safeParse({
    ...draft,
    via: draft.via.length === 0 ? undefined : draft.via,
    driver: draft.driver.trim() === "" ? undefined : draft.driver,
    trailerPlate: draft.trailerPlate.trim() === "" ? null : draft.trailerPlate,
    kind: draft.kind === "" ? undefined : Number(draft.kind),
    purpose: draft.purpose === "" ? undefined : Number(draft.purpose),
    occupantsMax: draft.occupantsMax === "" ? undefined : draft.occupantsMax,
    validFrom: fromWallClock(draft.validFrom) ?? "",
    validTo: fromWallClock(draft.validTo) ?? "",
  });
  const wrong: Record<string, WrongInput> = {
    ...wrongInputs(
      parsed.error,
      (path) => path in draft && String(draft[path as DraftField]).trim() === "",
    ),
  };
  const cap = capOf(rules, draft.purpose);
  if (cap !== null && Number(draft.occupantsMax) > cap)
    wrong.occupantsMax ??= { code: "over-purpose-cap", params: { max: cap } };
  const stopAt = (endpoint: string) =>
    rules && endpoint !== ""
      ? notAStop(
          rules,
          { purpose: Number(draft.purpose), endpoint: goingBy([...endpoints.values()], endpoint) },
          (id) => {
            const there = endpoints.get(id);
            return there?.active ? there.name : undefined;
          },
        )
      : null;
  const stop = stopAt(draft.endpoint);
  if (stop) wrong.endpoint ??= stop;
  for (const [place, one] of draft.via.entries()) {
    const path = `via.${place}`;
    const there = wrong[path] ?? stopAt(one);
    delete wrong[path];
    if (there) wrong.via ??= there;
  }
  return parsed.success && Object.keys(wrong).length === 0 ? { asking: parsed.data } : { wrong };
};
