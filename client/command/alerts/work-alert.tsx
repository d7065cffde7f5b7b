import { Button, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { AlertSeen } from "../../../shared/contract/alerts.ts";
import { alertId, alertOutcomes, longestNote } from "../../../shared/domain/alert.ts";
import { alertOutcomeWords, alertWords as words } from "../../../shared/text/alerts.ts";
import { fieldsOf, useAct, useCall } from "../../api/queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { SearchSelect } from "../../ui/search-select.tsx";
import style from "./alerts.module.css";

type Outcome = NonNullable<AlertSeen["outcome"]>;
const refreshed = ["alert", "alerts"] as const;

/** Says that somebody is on it, gives it to somebody, and says how it ended; Enter sends. */
export const WorkAlert = ({ alert }: { readonly alert: AlertSeen }) => {
  const { t } = useWords();
  const params = { id: alertId(alert) };
  const workers = useCall("alertWorkers", { params }, { staleTime: 60_000 });
  const acknowledge = useAct("acknowledgeAlert", refreshed);
  const assign = useAct("assignAlert", refreshed);
  const resolve = useAct("resolveAlert", refreshed);
  // Made once for what is about to be sent: sent again it counts once.
  const [ids, setIds] = useState(() => [newId(), newId(), newId()] as const);
  const renew = (): void => setIds([newId(), newId(), newId()]);
  const [to, setTo] = useState<string | null>(alert.assignee);
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [tried, setTried] = useState(false);
  const said = note.trim();
  const sent = (): void => {
    setNote("");
    setTried(false);
    renew();
  };
  const onResolve = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (said === "" || outcome === null || resolve.isPending) return;
    resolve.mutate({ params, body: { id: ids[2], outcome, note: said } }, { onSuccess: sent });
  };
  const onAssign = (event: FormEvent) => {
    event.preventDefault();
    if (assign.isPending) return;
    assign.mutate({ params, body: { id: ids[1], to, note: said } }, { onSuccess: sent });
  };
  const people = [
    { value: "", label: t(words.nobody) },
    ...(workers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={style.forms} data-testid="work-alert">
      <TextInput
        label={t(words.note)}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={longestNote}
        error={tried && said === "" ? t(words.noteNeeded) : fieldsOf(resolve.error).note}
        autoComplete="off"
        data-testid="alert-note"
      />
      {alert.status === "open" && (
        <Button
          variant="light"
          loading={acknowledge.isPending}
          onClick={() =>
            acknowledge.mutate({ params, body: { id: ids[0], note: said } }, { onSuccess: sent })
          }
          data-testid="alert-acknowledge"
        >
          {t(words.acknowledge)}
        </Button>
      )}
      <form className={style.form} onSubmit={onAssign}>
        <SearchSelect
          label={t(words.assignTo)}
          choices={people}
          value={to ?? ""}
          onChange={(chosen) => setTo(chosen || null)}
          error={fieldsOf(assign.error).to}
          data-testid="alert-assignee"
        />
        <Button
          type="submit"
          variant="default"
          loading={assign.isPending}
          disabled={to === alert.assignee}
          data-testid="alert-assign"
        >
          {t(words.assign)}
        </Button>
      </form>
      <form className={style.forms} onSubmit={onResolve}>
        <Radio.Group
          label={t(words.outcome)}
          value={outcome ?? ""}
          onChange={(value) => setOutcome(value as Outcome)}
          error={tried && outcome === null ? t(words.outcomeNeeded) : undefined}
        >
          <div className={style.choices}>
            {alertOutcomes.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(alertOutcomeWords[one])}
                data-testid={`outcome-${one}`}
              />
            ))}
          </div>
        </Radio.Group>
        <Button type="submit" loading={resolve.isPending} data-testid="alert-resolve">
          {t(words.resolve)}
        </Button>
      </form>
      {Object.entries({ acknowledge, assign, resolve }).map(([act, { error }]) => (
        <FormProblem key={act} error={error} shown={["note", "to"]} />
      ))}
    </div>
  );
};
