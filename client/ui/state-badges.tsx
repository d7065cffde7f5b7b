import type { PassStatus } from "../../shared/domain/pass.ts";
import type { Decision } from "../../shared/domain/scan.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Outcome } from "../../shared/domain/verdict-shape.ts";
import { decisionWords, passStatusWords, tripStatusWords } from "../../shared/text/everywhere.ts";
import { outcomeWords } from "../../shared/text/verdict.ts";
import { Badge, type Tone } from "./badge.tsx";
import type { IconName } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { useNow } from "./time.tsx";

type Look = readonly [Tone, IconName];

const outcomeLooks: Readonly<Record<Outcome, Look>> = {
  go: ["go", "check"],
  inspect: ["inspect", "eye"],
  stop: ["stop", "cross"],
  "cannot-check": ["cannot", "question"],
  "not-a-pass": ["quiet", "code"],
};

export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => {
  const { t } = useWords();
  const [tone, icon] = outcomeLooks[outcome];
  return (
    <Badge tone={tone} icon={icon} testId={`outcome-${outcome}`}>
      {t(outcomeWords[outcome].title)}
    </Badge>
  );
};

const decisionLooks: Readonly<Record<Decision, Look>> = {
  "let-through": ["go", "check"],
  hold: ["inspect", "clock"],
  "turn-back": ["stop", "back"],
  refer: ["cannot", "flag"],
  none: ["quiet", "minus"],
};

export const DecisionBadge = ({ decision }: { readonly decision: Decision }) => {
  const { t } = useWords();
  const [tone, icon] = decisionLooks[decision];
  return (
    <Badge tone={tone} icon={icon} testId={`decision-${decision}`}>
      {t(decisionWords[decision])}
    </Badge>
  );
};

const tripLooks: Readonly<Record<Trip["status"], Look>> = {
  "on-the-road": ["go", "lorry"],
  held: ["inspect", "clock"],
  arrived: ["quiet", "flag"],
  "turned-back": ["stop", "back"],
  "handed-over": ["cannot", "people"],
  exited: ["quiet", "next"],
  lapsed: ["inspect", "question"],
};

export const TripStatusBadge = ({ status }: { readonly status: Trip["status"] }) => {
  const { t } = useWords();
  const [tone, icon] = tripLooks[status];
  return (
    <Badge tone={tone} icon={icon} testId={`trip-${status}`}>
      {t(tripStatusWords[status])}
    </Badge>
  );
};

/** What a pass is worth now: what is stored, or what its validity makes of a valid one. */
export type PassState = PassStatus | "expired" | "not-yet-valid";

export const passStateAt = (
  pass: { readonly status: PassStatus; readonly validFrom: string; readonly validTo: string },
  at: number,
): PassState => {
  if (pass.status !== "valid") return pass.status;
  if (at >= Date.parse(pass.validTo)) return "expired";
  return at < Date.parse(pass.validFrom) ? "not-yet-valid" : "valid";
};

const passLooks: Readonly<Record<PassState, Look>> = {
  valid: ["go", "check"],
  "not-yet-valid": ["inspect", "clock"],
  expired: ["quiet", "clock"],
  spent: ["quiet", "flag"],
  suspended: ["inspect", "warn"],
  revoked: ["stop", "cross"],
};

export const PassStatusBadge = ({
  pass,
}: {
  readonly pass: {
    readonly status: PassStatus;
    readonly validFrom: string;
    readonly validTo: string;
  };
}) => {
  const { t } = useWords();
  const state = passStateAt(pass, useNow());
  const [tone, icon] = passLooks[state];
  return (
    <Badge tone={tone} icon={icon} testId={`pass-${state}`}>
      {t(passStatusWords[state])}
    </Badge>
  );
};
