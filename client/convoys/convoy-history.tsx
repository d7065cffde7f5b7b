import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConvoySeen, ConvoyStory } from "../../shared/contract/convoys.ts";
import { undoingOf } from "../../shared/domain/convoy.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { convoyActWords, convoyWords as words } from "../../shared/text/convoy.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useAct } from "../api/queries.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card } from "../ui/page.tsx";
import { Time } from "../ui/time.tsx";
import style from "./convoys.module.css";

type Act = ConvoySeen["acts"][number];

/** [C21] Puts back what an act changed, as an act of its own. */
const Undo = ({
  convoy,
  act,
  onDone,
}: {
  readonly convoy: ConvoySeen;
  readonly act: Act;
  readonly onDone: () => void;
}) => {
  const { t, language } = useWords();
  const [asking, setAsking] = useState(false);
  const [id, setId] = useState(newId);
  const send = useAct("actOnConvoy", ["convoy", "convoys"]);
  const undoing = undoingOf(convoy, act);
  if (!undoing) return null;
  const told =
    undoing.what === "window"
      ? t(words.undoWindow, {
          from: dayAndClock(undoing.window.from, language),
          until: dayAndClock(undoing.window.until, language),
        })
      : t(words.undoOrder, { list: undoing.plates.map((one) => formatPlate(one)).join(" · ") });
  const common = { id, at: iso(Date.now()) };
  const undone =
    undoing.what === "window"
      ? { ...common, ...undoing }
      : { ...common, ...undoing, plates: [...undoing.plates] };
  return (
    <>
      <Button
        className={style.noPrint ?? ""}
        variant="default"
        onClick={() => setAsking(true)}
        data-testid="convoy-undo"
      >
        {t(words.undo)}
      </Button>
      <Confirm
        opened={asking}
        title={t(words.undoTitle)}
        confirmLabel={t(words.undo)}
        busy={send.isPending}
        error={send.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          send.mutate(
            { params: { id: convoy.id }, body: { acts: [undone] } },
            {
              onSuccess: () => {
                setAsking(false);
                setId(newId());
                onDone();
              },
            },
          )
        }
      >
        <p>{told}</p>
      </Confirm>
    </>
  );
};

/** What was done to a convoy, the latest first; a change of window or order is undone from here. */
export const ConvoyHistory = ({
  story: { convoy, closedAt },
  reference,
  mayWork,
  onDone,
}: {
  readonly story: ConvoyStory;
  readonly reference: Reference;
  readonly mayWork: boolean;
  readonly onDone: () => void;
}) => {
  const { t, language } = useWords();
  return (
    <Card title={t(words.history)}>
      <ol className={style.vehicles} data-testid="convoy-acts">
        {convoy.acts.toReversed().map((act) => (
          <li key={act.id} className={style.line} data-what={act.what}>
            <Time at={act.at} />
            <b>{t(convoyActWords[act.what])}</b>
            {"vehicle" in act && <span>{formatPlate(act.vehicle.plate)}</span>}
            {"plate" in act && <span>{formatPlate(act.plate)}</span>}
            {act.what === "escort" && <span>{act.escort.name}</span>}
            {act.what === "window" && (
              <span>
                {dayAndClock(act.window.from, language)} – {dayAndClock(act.window.until, language)}
              </span>
            )}
            {act.what === "order" && (
              <span className={style.grow}>
                {act.plates.map((plate) => formatPlate(plate)).join(" · ")}
              </span>
            )}
            {"why" in act && <span>{act.why}</span>}
            {act.checkpoint && <span>{nameOf(reference.checkpoints, act.checkpoint)}</span>}
            <span>{convoy.names[act.by] ?? act.by}</span>
            {mayWork && !closedAt && <Undo convoy={convoy} act={act} onDone={onDone} />}
          </li>
        ))}
      </ol>
    </Card>
  );
};
