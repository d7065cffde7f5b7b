import type { Finding } from "./finding.ts";
import { ms } from "./time.ts";
import type { JudgeInput } from "./verdict-input.ts";
import type { Reason, Verdict } from "./verdict-shape.ts";
import { holdsAt, type WatchHit } from "./watch.ts";

const params = ({
  id,
  issuer,
  reason,
  instruction,
  until,
  watched,
}: WatchHit): Reason["params"] => ({
  entry: id,
  issuer,
  instruction,
  until,
  why: reason,
  ...(watched.by === "plate" ? { plate: watched.plate } : { code: watched.code }),
});

/**
 * [W3] Whoever is watched is looked at and never stopped for it; [W4] only a plate that is denied, letter for letter, is
 * stopped; [W5] one that looks like it is looked at. [W6] What does not hold at the time of judgement is nothing.
 */
export function* judgeWatch({
  watch = [],
  at,
}: Pick<JudgeInput, "watch" | "at">): Iterable<Finding> {
  for (const hit of watch) {
    if (!holdsAt(hit, ms(at))) continue;
    if (hit.like)
      yield { outcome: "inspect", code: "looks-watched", rule: "W5", params: params(hit) };
    else if (hit.effect === "deny" && hit.watched.by === "plate")
      yield { outcome: "stop", code: "denied-plate", rule: "W4", params: params(hit) };
    else yield { outcome: "inspect", code: "watched", rule: "W3", params: params(hit) };
  }
}

/** [W3] What the watchlist says of a vehicle whose outcome is graver, in the shape of reasons: to be told beside them. */
export const watchBeside = ({ reasons, facts }: Verdict): readonly Reason[] =>
  [...judgeWatch(facts)]
    .filter(({ params }) => !reasons.some((reason) => reason.params.entry === params?.entry))
    .map(({ code, rule, params = {} }) => ({ code, rule, params, basis: null }));
