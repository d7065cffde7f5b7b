import { Alert, Button, Text, Textarea } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { amendedFor } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import {
  type AmendableField,
  amendableOf,
  changedFields,
  printedOtherwise,
} from "../../shared/domain/pass-amendment.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { ProblemError } from "../api/call.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { amendableWords, ChangedFacts } from "../registration/changed-facts.tsx";
import { type DraftField, draftFields, draftOf, readDraft } from "../registration/draft.ts";
import { ExtendField, TripsField } from "../registration/extend-field.tsx";
import { CorridorField, EndpointField, ViaField } from "../registration/journey-fields.tsx";
import { PlateField } from "../registration/plate-field.tsx";
import register from "../registration/register.module.css";
import { DriverField, PeopleField, PurposeField } from "../registration/vehicle-fields.tsx";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./amend.module.css";

/** Beside the name of an input that differs from the pass. */
const Mark = () => {
  const { t } = useWords();
  return <span className={style.mark}>{t(registryWords.isChanged)}</span>;
};

/** A pass's form, filled with what stands; beside it what will change, and whether that is to be printed anew. */
export const AmendForm = ({
  pass: given,
  reference,
  readAnew,
}: {
  readonly pass: Pass;
  readonly reference: Reference;
  readonly readAnew: () => void;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [pass] = useState(given);
  const amend = useAct("amendPass", ["pass", "passes", "passHistory"]);
  const [draft, setDraft] = useState(() => draftOf(pass));
  const [reason, setReason] = useState("");
  const form = useRef<HTMLFormElement>(null);

  const read = readDraft(draft, reference);
  const before = amendableOf(pass);
  const after = "asking" in read ? amendableOf(read.asking) : null;
  const fields = after ? changedFields(before, after) : [];
  const here = {
    ...("wrong" in read ? read.wrong : {}),
    ...wrongInputs(amendedFor.safeParse({ reason }).error, () => reason.trim() === ""),
  };
  const { wrong, count, tried, mark } = useWrong({
    here,
    error: amend.error,
    valueAt: (field) => (field === "reason" ? reason : draft[field as DraftField]),
  });
  const submit = (): void => {
    mark();
    if (!after || Object.keys(here).length > 0 || fields.length === 0 || amend.isPending) return;
    const changed = Object.fromEntries(fields.map((field) => [field, after[field]]));
    amend.mutate(
      { params: { id: pass.id }, body: { rev: pass.rev, reason: reason.trim(), ...changed } },
      { onSuccess: () => go(`/registry/passes/${pass.id}?amended`) },
    );
  };
  useEffect(() => {
    if (tried || amend.error)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried, amend.error]);

  const stood = draftOf(pass);
  const label = (field: AmendableField): ReactNode => (
    <>
      {t(amendableWords[field])}
      {String(stood[field]) !== String(draft[field]) && <Mark />}
    </>
  );
  const change = (part: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...part }));
  const inputs = { draft, change, wrong, reference };
  const otherwise = printedOtherwise(fields).map((field) =>
    t(amendableWords[field]).toLocaleLowerCase("vi"),
  );
  const moved = amend.error instanceof ProblemError && amend.error.code === "pass-changed";
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={register.columns}>
        <div className={register.fields}>
          {count > 0 && (
            <Alert color="red" role="alert" icon={<Icon name="warn" />} data-testid="form-wrong">
              {t(registryWords.checkMarked, { count })}
            </Alert>
          )}
          <Card title={t(termWords.validity)}>
            <ExtendField {...inputs} label={label("validTo")} />
            <TripsField {...inputs} label={label("use")} />
          </Card>
          <Card title={t(registryWords.vehicle)}>
            <div className={register.pair}>
              <PeopleField {...inputs} label={label("occupantsMax")} />
              <PlateField
                label={label("trailerPlate")}
                description={t(registryWords.trailerHint)}
                value={draft.trailerPlate}
                onChange={(trailerPlate) => change({ trailerPlate })}
                error={wrong("trailerPlate")}
                trailer
                testId="register-trailer"
              />
              <PurposeField {...inputs} label={label("purpose")} />
              <DriverField {...inputs} label={label("driver")} />
            </div>
          </Card>
          <Card title={t(registryWords.journey)}>
            <EndpointField {...inputs} label={label("endpoint")} />
            <ViaField {...inputs} label={label("via")} />
            <CorridorField {...inputs} label={label("corridor")} />
          </Card>
        </div>
        <div className={register.side}>
          <Card title={t(registryWords.whatChanges)}>
            {after && fields.length > 0 ? (
              <ChangedFacts fields={fields} before={before} after={after} reference={reference} />
            ) : (
              <Text size="sm" c="dimmed">
                {t(registryWords.nothingChanges)}
              </Text>
            )}
            {fields.length > 0 && (
              <Text size="sm" mt="md" data-testid="amend-print">
                {otherwise.length > 0
                  ? t(registryWords.reprint, { fields: otherwise.join(", ") })
                  : t(registryWords.noReprint)}
              </Text>
            )}
          </Card>
          <Textarea
            label={t(registryWords.amendReason)}
            description={t(registryWords.amendReasonHint)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={wrong("reason")}
            maxLength={200}
            autosize
            minRows={2}
            withAsterisk
            data-testid="amend-reason"
          />
          <FormProblem error={amend.error} shown={[...draftFields, "reason"]} />
          {moved && (
            <Button variant="default" onClick={readAnew} data-testid="amend-read-anew">
              {t(registryWords.readAnew)}
            </Button>
          )}
          <Button
            type="submit"
            loading={amend.isPending}
            disabled={after !== null && fields.length === 0}
            leftSection={<Icon name="check" />}
            data-testid="amend-save"
          >
            {t(registryWords.amendSave)}
          </Button>
        </div>
      </div>
    </form>
  );
};
