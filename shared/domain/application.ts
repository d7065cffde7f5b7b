import type {
  Application,
  ApplicationAct,
  ApplicationState,
  Applied,
  AppliedField,
  Found,
} from "./application-shape.ts";
import { appliedFields } from "./application-shape.ts";
import type { PassId } from "./pass.ts";
import { iso, ms } from "./time.ts";

const hour = 3_600_000;

/** [Y5] Within this a carrier is to have an answer. */
export const answerWithinMs = 4 * hour;
/** [Y13] Within this where a pass in use is to be amended: its vehicle may be under way. */
export const amendmentWithinMs = hour;
/** [Y9] An application that waits for nobody at the desk is deleted so long after it was last touched. */
export const applicationKeptMs = 30 * 24 * hour;

/** An application as it stands. */
export interface ApplicationNow {
  readonly state: ApplicationState;
  /** How many acts there are: of two people who act on one at once one is told. */
  readonly rev: number;
  readonly asked: Applied;
  /** What the last refusal or request found; empty once it was answered. */
  readonly reasons: readonly Found[];
  /** Which entries the last change altered; empty before there was one. */
  readonly changed: readonly AppliedField[];
  readonly submittedAt: string;
  /** Since when it is as it is. */
  readonly since: string;
  readonly pass: PassId | null;
}

/** Which entries differ, in the order of the form. */
export const changedEntries = (before: Applied, after: Applied): readonly AppliedField[] =>
  appliedFields.filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );

const stateAfter: Readonly<Record<ApplicationAct["what"], ApplicationState>> = {
  submitted: "waiting",
  changed: "waiting",
  refused: "refused",
  "change-asked": "change-asked",
  approved: "approved",
  withdrawn: "withdrawn",
};

/** [Y1] The application as its acts, in the order they came, make it. */
export const applicationNow = ({ acts }: Application): ApplicationNow => {
  const [first] = acts;
  let asked = first.asked;
  let changed: readonly AppliedField[] = [];
  let reasons: readonly Found[] = [];
  let pass: PassId | null = null;
  for (const act of acts) {
    if (act.what === "changed") {
      changed = changedEntries(asked, act.asked);
      asked = act.asked;
    }
    reasons = act.what === "refused" || act.what === "change-asked" ? act.reasons : [];
    if (act.what === "approved") pass = act.pass;
  }
  const last = acts.at(-1) ?? first;
  return {
    state: stateAfter[last.what],
    rev: acts.length,
    asked,
    reasons,
    changed,
    submittedAt: first.at,
    since: last.at,
    pass,
  };
};

/**
 * [Y2] What may be done to an application as it stands: its carrier may mend what waits or was found wrong, and withdraw what
 * is not decided; the desk decides what waits, and may refuse what it asked to be changed. Approved or withdrawn it is over.
 */
const permitted: Readonly<Record<ApplicationState, readonly ApplicationAct["what"][]>> = {
  waiting: ["changed", "withdrawn", "refused", "change-asked", "approved"],
  "change-asked": ["changed", "withdrawn", "refused"],
  refused: ["changed", "withdrawn"],
  approved: [],
  withdrawn: [],
};

export const mayBe = (state: ApplicationState, what: ApplicationAct["what"]): boolean =>
  permitted[state].includes(what);

/** [Y3] The application with one act more; null where what was looked at is not what stands, or it may not be done to that. */
export const withAct = (
  application: Application,
  act: Exclude<ApplicationAct, { what: "submitted" }>,
  rev: number,
): Application | null => {
  const now = applicationNow(application);
  if (rev !== now.rev || !mayBe(now.state, act.what)) return null;
  return { ...application, acts: [...application.acts, act] };
};

/** [Y4] Is a test dated after the day that it is in Việt Nam, whose clocks never change? */
export const isToCome = (tested: string, at: number): boolean =>
  tested > iso(at + 7 * hour).slice(0, 10);

/** The registration that is asked for. */
export const registrationOf = ({
  tested: _,
  amends: __,
  ...asked
}: Applied): Omit<Applied, "tested" | "amends"> => asked;

/** [Y5] [Y13] When the desk is to have answered, ms; null where nobody at the desk is waited for. */
export const answerDue = ({ state, since, asked }: ApplicationNow): number | null =>
  state === "waiting" ? ms(since) + (asked.amends ? amendmentWithinMs : answerWithinMs) : null;

/** [Y6] Would two applications make two passes of one vehicle for some same time? */
export const collide = (
  one: Pick<Applied, "plate" | "validFrom" | "validTo">,
  other: Pick<Applied, "plate" | "validFrom" | "validTo">,
): boolean =>
  one.plate === other.plate &&
  ms(one.validFrom) < ms(other.validTo) &&
  ms(other.validFrom) < ms(one.validTo);

/** [Y9] Has it been left alone for as long as it is kept? What waits for the desk is kept until it is answered. */
export const isOutlived = (now: ApplicationNow, at: number): boolean =>
  now.state !== "waiting" && at >= ms(now.since) + applicationKeptMs;
