import { type PassOnFile, type PassState, passStateAt } from "../../shared/domain/pass.ts";
import { passStatusWords } from "../../shared/text/everywhere.ts";
import { Badge, type Tone } from "./badge.tsx";
import type { IconName } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { useNow } from "./time.tsx";

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
  readonly pass: Pick<PassOnFile, "status" | "validFrom" | "validTo">;
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
