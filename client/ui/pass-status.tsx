import type { PassStatus } from "../../shared/domain/pass.ts";
import { passStatusWords } from "../../shared/text/everywhere.ts";
import { Badge, type Tone } from "./badge.tsx";
import type { IconName } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { useNow } from "./time.tsx";

/** What a pass is worth now: what is stored, or what its validity makes of a valid one. */
type PassState = PassStatus | "expired" | "not-yet-valid";

const passStateAt = (
  pass: { readonly status: PassStatus; readonly validFrom: string; readonly validTo: string },
  at: number,
): PassState => {
  if (pass.status !== "valid") return pass.status;
  if (at >= Date.parse(pass.validTo)) return "expired";
  return at < Date.parse(pass.validFrom) ? "not-yet-valid" : "valid";
};

const looks: Readonly<Record<PassState, readonly [Tone, IconName]>> = {
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
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon} testId={`pass-${state}`}>
      {t(passStatusWords[state])}
    </Badge>
  );
};
