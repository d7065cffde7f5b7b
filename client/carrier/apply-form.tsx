import { Alert, Button, Select, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import type { NewApplied } from "../../shared/contract/applications.ts";
import { isToCome } from "../../shared/domain/application.ts";
import { applied, type Found, fieldOfReason } from "../../shared/domain/application-shape.ts";
import type { Carrier } from "../../shared/domain/place.ts";
import { reasonFoundWords, carrierWords as words } from "../../shared/text/applications.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import type { Reference } from "../api/reference.ts";
import { type Draft, draftFields, readDraft } from "../registration/draft.ts";
import { farFromEnd, testedTooEarly } from "../registration/hints.ts";
import { JourneyFields } from "../registration/journey-fields.tsx";
import { ValidityField } from "../registration/validity-field.tsx";
import { VehicleFields } from "../registration/vehicle-fields.tsx";
import type { WrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./carrier.module.css";

/** A registration as typed, and the day of the test; left out of a draft that was begun for something else. */
export type AppliedDraft = Draft & { readonly tested?: string };

/** What is to be sent, or what is wrong with each entry. */
const readApplied = (
  draft: AppliedDraft,
  reference: Reference,
): { readonly asked: NewApplied } | { readonly wrong: WrongInputs } => {
  const read = readDraft(draft, reference);
  const typed = draft.tested ?? "";
  const tested = applied.shape.tested.safeParse(typed === "" ? null : typed);
  const wrong: WrongInputs = {
    ...("wrong" in read ? read.wrong : {}),
    ...(tested.success ? {} : { tested: { code: "date" } as const }),
    ...(tested.data && isToCome(tested.data, Date.now())
      ? { tested: { code: "not-yet" } as const }
      : {}),
  };
  return "asking" in read && tested.success && Object.keys(wrong).length === 0
    ? { asked: { ...read.asking, tested: tested.data } }
    : { wrong };
};

const serverPath = "asked.";

/**
 * What a carrier fills in. `stood`: what was sent before and what was found wrong with it, which stands beside an entry until
 * that entry is another.
 */
export const ApplyForm = ({
  draft: given,
  change,
  reference,
  carriers,
  stood,
  busy,
  error,
  send,
  sendWords,
  children,
}: {
  readonly draft: AppliedDraft;
  readonly change: (part: Partial<AppliedDraft>) => void;
  readonly reference: Reference;
  readonly carriers: readonly Carrier[];
  readonly stood?: { readonly draft: AppliedDraft; readonly reasons: readonly Found[] };
  readonly busy: boolean;
  readonly error: unknown;
  readonly send: (asked: NewApplied) => unknown;
  readonly sendWords: string;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const only = carriers.length === 1 ? carriers[0] : undefined;
  const draft: AppliedDraft = only ? { ...given, carrier: only.id } : given;
  const read = readApplied(draft, reference);
  const valueAt = (field: string): unknown => draft[field as keyof AppliedDraft];
  const { wrong, count, tried, mark } = useWrong({
    here: "wrong" in read ? read.wrong : {},
    error,
    valueAt,
    serverPath,
  });
  /** [Y4] What the desk found, beside its entry. */
  const found = (field: string): ReactNode => {
    const one = stood?.reasons.find(({ reason }) => fieldOfReason[reason] === field);
    const same =
      stood && String(stood.draft[field as keyof AppliedDraft]) === String(valueAt(field));
    return one && same ? t(reasonFoundWords[one.reason]) : undefined;
  };
  const wrongOrFound = (field: string): ReactNode => wrong(field) ?? found(field);
  useEffect(() => {
    if (tried || error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried, error]);

  const fields = { draft, change, wrong: wrongOrFound, reference };
  const far = farFromEnd(
    reference.endpoints.get(draft.endpoint),
    reference.corridors.get(draft.corridor),
    reference.checkpoints,
  );
  const early =
    "asked" in read && read.asked.tested !== null
      ? testedTooEarly(reference.rules, read.asked, read.asked.tested, read.asked.validFrom)
      : null;
  return (
    <form
      ref={form}
      noValidate
      className={style.stack}
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if ("asked" in read && !busy) send(read.asked);
      }}
    >
      {count > 0 && (
        <Alert color="red" role="alert" icon={<Icon name="warn" />} data-testid="form-wrong">
          {t(registryWords.checkMarked, { count })}
        </Alert>
      )}
      {stood && children}
      <VehicleFields {...fields}>
        {!only && (
          <Select
            label={t(termWords.carrier)}
            placeholder={t(registryWords.choose)}
            data={carriers.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.carrier || null}
            onChange={(carrier) => change({ carrier: carrier ?? "" })}
            error={wrongOrFound("carrier")}
            withAsterisk
            data-testid="apply-carrier"
          />
        )}
        <TextInput
          type="date"
          label={t(words.tested)}
          description={early === null ? t(words.testedHint) : t(words.testedOld, { hours: early })}
          value={draft.tested ?? ""}
          onChange={(event) => change({ tested: event.currentTarget.value })}
          error={wrongOrFound("tested")}
          data-testid="apply-tested"
        />
      </VehicleFields>
      <JourneyFields {...fields} />
      {far !== null && (
        <Alert color="yellow" role="status" icon={<Icon name="warn" />} data-testid="apply-far">
          {t(words.farFromEnd, { km: far })}
        </Alert>
      )}
      <Card title={t(termWords.validity)}>
        <div className={style.stack}>
          <ValidityField draft={draft} change={change} wrong={wrongOrFound} />
        </div>
      </Card>
      {!stood && children && <Card>{children}</Card>}
      <FormProblem
        error={error}
        shown={[...draftFields, "tested"].map((field) => serverPath + field)}
      />
      <div className={style.actions}>
        <Button
          type="submit"
          loading={busy}
          leftSection={<Icon name="check" />}
          data-testid="apply-send"
        >
          {sendWords}
        </Button>
      </div>
    </form>
  );
};
