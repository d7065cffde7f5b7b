import type { RiskLevel } from "../../../shared/domain/levels.ts";
import { levelWords } from "../../../shared/text/rules.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";

const tones = {
  "new-normal": "go",
  "at-risk": "inspect",
  high: "high",
  "very-high": "stop",
} as const satisfies Record<RiskLevel, Tone>;

/** A risk level in its colour and by its name. */
export const LevelBadge = ({ level }: { readonly level: RiskLevel }) => {
  const { t } = useWords();
  return (
    <Badge tone={tones[level]} testId={`level-${level}`}>
      {t(levelWords[level])}
    </Badge>
  );
};
