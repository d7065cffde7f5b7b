import { Button, Select, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { type AreaLevel, areaLevel, riskLevels } from "../../../shared/domain/levels.ts";
import { levelWords, ruleWords } from "../../../shared/text/rules.ts";
import { ProblemError } from "../../api/call.ts";
import { useAct } from "../../api/queries.ts";
import { wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card } from "../../ui/page.tsx";
import { ReasonConfirm } from "../../ui/reason-confirm.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { fromWallClock, toWallClock } from "../../ui/wall-clock.ts";
import style from "../admin.module.css";
import { BasisFields, emptyBasis } from "../basis-fields.tsx";
import { EffectTime } from "./effect-time.tsx";

const newLevel = areaLevel.omit({ withdrawnAt: true });
const shown = [
  "level",
  "effectiveFrom",
  "basis.kind",
  "basis.number",
  "basis.date",
  "basis.issuer",
];

interface Draft {
  /** Made once a decision, so that sending it again publishes it once. */
  readonly id: string;
  readonly level: AreaLevel["level"];
  readonly effectiveFrom: string;
  readonly basis: AreaLevel["basis"];
}
const emptyDraft = (level: AreaLevel["level"]): Draft => ({
  id: newId(),
  level,
  effectiveFrom: toWallClock(Date.now()),
  basis: emptyBasis,
});

/** Sets an area's level; what would lower it becomes a proposal that somebody else approves. */
export const SetLevel = ({
  area,
  level,
}: {
  readonly area: string;
  readonly level: AreaLevel["level"];
}) => {
  const { t } = useWords();
  const publish = useAct("publishLevels", ["levels"]);
  const propose = useAct("propose", ["proposals"]);
  const [draft, setDraft] = useState(() => emptyDraft(level));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const asked = { ...draft, area, effectiveFrom: fromWallClock(draft.effectiveFrom) ?? "" };
  const parsed = newLevel.safeParse(asked);
  const valueAt = (path: string): unknown =>
    path.startsWith("basis.")
      ? draft.basis[path.slice(6) as keyof Draft["basis"]]
      : draft[path as keyof Draft];
  const { wrong, mark, clear } = useWrong({
    here: wrongInputs(parsed.error, (path) => !valueAt(path)),
    error: publish.error,
    valueAt,
    serverPath: "items.0.",
  });
  const needsProposal =
    publish.error instanceof ProblemError && publish.error.code === "needs-proposal";
  const done = (message: string): void => {
    notifications.show({ message });
    setDraft(emptyDraft(draft.level));
    clear();
    publish.reset();
  };
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mark();
          if (!parsed.success) return;
          publish.mutate(
            { body: { items: [parsed.data] } },
            { onSuccess: () => done(t(ruleWords.published)) },
          );
        }}
      >
        <Card title={t(ruleWords.setLevel)}>
          <Stack>
            <div className={style.pair}>
              <Select
                label={t(ruleWords.level)}
                data={riskLevels.map((one) => ({ value: one, label: t(levelWords[one]) }))}
                value={draft.level}
                onChange={(one) => one && change({ level: one as Draft["level"] })}
                error={wrong("level")}
                allowDeselect={false}
                data-testid="level-choice"
              />
              <EffectTime
                value={draft.effectiveFrom}
                onChange={(effectiveFrom) => change({ effectiveFrom })}
                error={wrong("effectiveFrom")}
                testId="level-effect"
              />
            </div>
            <BasisFields
              basis={draft.basis}
              change={(basis) => change({ basis })}
              wrong={wrong}
              testId="level-basis"
            />
            <FormProblem
              error={needsProposal ? null : publish.error}
              shown={shown.map((path) => `items.0.${path}`)}
            />
            <div>
              <Button type="submit" loading={publish.isPending} data-testid="level-publish">
                {t(ruleWords.publish)}
              </Button>
            </div>
          </Stack>
        </Card>
      </form>
      {needsProposal && (
        <ReasonConfirm
          opened
          title={t(ruleWords.lowerTitle)}
          confirmLabel={t(ruleWords.propose)}
          busy={propose.isPending}
          error={propose.error}
          onClose={() => publish.reset()}
          onConfirm={(reason) => {
            if (!parsed.success) return;
            propose.mutate(
              { body: { act: { kind: "lower-levels", items: [parsed.data] }, reason } },
              { onSuccess: () => done(t(ruleWords.proposed)) },
            );
          }}
        >
          {t(ruleWords.lowerHint)}
        </ReasonConfirm>
      )}
    </>
  );
};
