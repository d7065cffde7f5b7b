import { Alert, Button, Checkbox, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { NewApplied } from "../../shared/contract/applications.ts";
import { longestPlace, longestWhy, whysAsked } from "../../shared/domain/amendment-asked.ts";
import { type Applied, type Found, fieldOfReason } from "../../shared/domain/application-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import {
  amendableOf,
  changedFields,
  printedOtherwise,
} from "../../shared/domain/pass-amendment.ts";
import { whyAskedWords, heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { carrierWords, reasonFoundWords } from "../../shared/text/applications.ts";
import { delayWords } from "../../shared/text/delay.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { ReprintLine } from "../registration/asked-amendment.tsx";
import { ChangedFacts } from "../registration/changed-facts.tsx";
import { draftFields } from "../registration/draft.ts";
import { ExtendField } from "../registration/extend-field.tsx";
import { CorridorField, EndpointField, ViaField } from "../registration/journey-fields.tsx";
import { PlateField } from "../registration/plate-field.tsx";
import { DriverField, PeopleField, PurposeField } from "../registration/vehicle-fields.tsx";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import { type AskDraft, askDraftOf, readAsk } from "./ask-draft.ts";
import style from "./carrier.module.css";

const serverPath = "asked.";
const causeFields = ["why", "post", "place", "note"] as const;

/**
 * Asks to have a pass amended: why, where the vehicle is, and what is to be otherwise. `stood`: what was sent before and what was
 * found wrong with it.
 */
export const AskForm = ({
  pass,
  posts,
  reference,
  stood,
  busy,
  error,
  send,
  sendWords,
  children,
}: {
  readonly pass: Pass;
  /** The posts on its way. */
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly reference: Reference;
  readonly stood?: { readonly asked: Applied; readonly reasons: readonly Found[] };
  readonly busy: boolean;
  readonly error: unknown;
  readonly send: (asked: NewApplied) => void;
  readonly sendWords: string;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const before = useMemo(() => askDraftOf(pass, stood?.asked), [pass, stood]);
  const [draft, setDraft] = useState(before);
  const change = (part: Partial<AskDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const read = readAsk(draft, pass, reference);
  const stands = amendableOf(pass);
  const after = read.becomes && amendableOf(read.becomes);
  const fields = after ? changedFields(stands, after) : [];
  const valueAt = (path: string): unknown => draft[path.replace(/^amends\./, "") as keyof AskDraft];
  const { wrong, count, tried, mark } = useWrong({
    here: "wrong" in read ? read.wrong : {},
    error,
    valueAt,
    serverPath,
  });
  /** [Y4] What the desk found, beside its entry until that is another. */
  const found = (field: string, paths: readonly string[] = [field]): ReactNode => {
    const one = stood?.reasons.find(({ reason }) => fieldOfReason[reason] === field);
    const same = paths.every(
      (path) => String(before[path as keyof AskDraft]) === String(valueAt(path)),
    );
    return one && one.reason !== "pass-amended" && same
      ? t(reasonFoundWords[one.reason])
      : undefined;
  };
  const wrongOrFound = (field: string): ReactNode => wrong(field) ?? found(field);
  useEffect(() => {
    if (tried || error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried, error]);
  const inputs = { draft, change, wrong: wrongOrFound, reference };
  const returning = draft.why === "return-load";
  return (
    <form
      ref={form}
      noValidate
      className={style.stack}
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (read.asked && fields.length > 0 && !busy) send(read.asked);
      }}
    >
      {count > 0 && (
        <Alert color="red" role="alert" icon={<Icon name="warn" />} data-testid="form-wrong">
          {t(registryWords.checkMarked, { count })}
        </Alert>
      )}
      {children}
      <Card title={t(words.cause)}>
        <div className={style.stack}>
          <NativeSelect
            label={t(words.why)}
            value={draft.why}
            onChange={({ currentTarget: { value } }) => change({ why: value as AskDraft["why"] })}
            data={[
              { value: "", label: t(registryWords.choose) },
              ...whysAsked.map((why) => ({ value: why, label: t(whyAskedWords[why]) })),
            ]}
            error={wrong("amends.why") ?? found("amends", causeFields)}
            withAsterisk
            data-testid="ask-why"
          />
          <NativeSelect
            label={t(words.post)}
            value={draft.post}
            onChange={({ currentTarget: { value: post } }) => change({ post })}
            data={[
              { value: "", label: t(words.notAtPost) },
              ...posts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={wrong("amends.post")}
            data-testid="ask-post"
          />
          <TextInput
            label={t(words.place)}
            description={t(words.placeHint)}
            value={draft.place}
            onChange={({ currentTarget: { value: place } }) => change({ place })}
            error={wrong("amends.place")}
            maxLength={longestPlace}
            withAsterisk={draft.post === ""}
            data-testid="ask-place"
          />
          <Textarea
            label={t(words.note)}
            description={t(delayWords.noteHint)}
            value={draft.note}
            onChange={({ currentTarget: { value: note } }) => change({ note })}
            error={wrong("amends.note")}
            maxLength={longestWhy}
            autosize
            minRows={2}
            withAsterisk={draft.why === "other"}
            data-testid="ask-note"
          />
        </div>
      </Card>
      {returning && (
        <Alert
          color="lane"
          role="status"
          icon={<Icon name="lorry" />}
          title={t(words.returnLoad)}
          data-testid="ask-return"
        >
          {t(words.returnHint)}
          <Checkbox
            mt="sm"
            label={t(words.delivered, { endpoint: nameOf(reference.endpoints, pass.endpoint) })}
            checked={draft.delivered}
            onChange={(event) => change({ delivered: event.currentTarget.checked })}
            data-testid="ask-delivered"
          />
        </Alert>
      )}
      <Card title={t(termWords.validity)}>
        <ExtendField {...inputs} label={t(termWords.validTo)} />
      </Card>
      <Card title={t(registryWords.journey)}>
        <EndpointField {...inputs} />
        <ViaField {...inputs} />
        <CorridorField {...inputs} />
      </Card>
      <Card title={t(registryWords.vehicle)}>
        <div className={style.stack}>
          <PeopleField {...inputs} />
          <TextInput
            type="date"
            label={t(carrierWords.tested)}
            description={t(carrierWords.testedHint)}
            value={draft.tested}
            onChange={(event) => change({ tested: event.currentTarget.value })}
            error={wrongOrFound("tested")}
            data-testid="apply-tested"
          />
          <DriverField {...inputs} />
          <PurposeField {...inputs} />
          <PlateField
            label={t(termWords.trailerPlate)}
            description={t(registryWords.trailerHint)}
            value={draft.trailerPlate}
            onChange={(trailerPlate) => change({ trailerPlate })}
            error={wrongOrFound("trailerPlate")}
            trailer
            testId="register-trailer"
          />
        </div>
      </Card>
      <Card title={t(registryWords.whatChanges)}>
        {after && fields.length > 0 ? (
          <>
            <ChangedFacts fields={fields} before={stands} after={after} reference={reference} />
            <ReprintLine fields={printedOtherwise(fields)} />
          </>
        ) : (
          <Text size="sm" c={tried ? "red" : "dimmed"} data-testid="ask-nothing">
            {t(registryWords.nothingChanges)}
          </Text>
        )}
      </Card>
      <FormProblem
        error={error}
        shown={[...draftFields, "tested", ...causeFields.map((field) => `amends.${field}`)].map(
          (field) => serverPath + field,
        )}
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
