import { Alert, Button, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useLocation, useSearchParams } from "wouter";
import { passId } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useAct, useCall } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import {
  type DraftField,
  draftFields,
  draftLike,
  emptyDraft,
  readDraft,
} from "../registration/draft.ts";
import { JourneyFields } from "../registration/journey-fields.tsx";
import { useKeptDraft } from "../registration/kept-draft.ts";
import { Preview } from "../registration/preview.tsx";
import style from "../registration/register.module.css";
import { ValidityField } from "../registration/validity-field.tsx";
import { VehicleFields } from "../registration/vehicle-fields.tsx";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import { CarrierField } from "./carrier-field.tsx";
import { useLastOfCarrier } from "./use-last-of-carrier.ts";

/**
 * The registration of one vehicle. Ctrl+Enter issues from anywhere in it; what was typed stays whatever the
 * answer. `?like=<pass>` starts from another pass.
 */
export const RegisterForm = ({
  reference,
  username,
}: {
  readonly reference: Reference;
  readonly username: string;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const { draft, change, start, drop } = useKeptDraft(username);
  const issue = useAct("issuePass", ["passes"]);
  const form = useRef<HTMLFormElement>(null);

  const like = passId.safeParse(search.get("like")).data;
  const model = useCall("pass", { params: { id: like ?? "" } }, { enabled: like !== undefined });
  const copied = useRef<string | null>(null);
  useEffect(() => {
    if (!model.data || copied.current === model.data.id) return;
    copied.current = model.data.id;
    start(draftLike(model.data, Date.now()));
  }, [model.data, start]);

  const last = useLastOfCarrier(draft, change, reference);
  const read = readDraft(draft, reference);
  const { wrong, count, tried, mark, clear } = useWrong({
    here: "wrong" in read ? read.wrong : {},
    error: issue.error,
    valueAt: (field) => draft[field as DraftField],
  });
  const submit = (): void => {
    mark();
    if ("wrong" in read || issue.isPending) return;
    issue.mutate(
      { body: read.asking },
      {
        onSuccess: (pass) => {
          drop();
          go(`/registry/passes/${pass.id}?issued`);
        },
      },
    );
  };
  // After a refusal the first wrong input has the keyboard.
  useEffect(() => {
    if (tried || issue.error)
      form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [tried, issue.error]);

  const fields = { draft, change, wrong, reference };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        // After the choice that the same key takes from an open list.
        setTimeout(() => form.current?.requestSubmit());
      }}
    >
      <div className={style.columns}>
        <div className={style.fields}>
          {count > 0 && (
            <Alert color="red" role="alert" icon={<Icon name="warn" />} data-testid="form-wrong">
              {t(registryWords.checkMarked, { count })}
            </Alert>
          )}
          <VehicleFields {...fields}>
            <CarrierField
              carriers={reference.carriers}
              value={draft.carrier}
              onChange={(carrier) => change({ carrier })}
              error={wrong("carrier")}
            />
            {last && (
              <Text size="sm" c="dimmed" role="status" data-testid="register-like-last">
                {t(registryWords.likeLast, { plate: formatPlate(last.plate) })}
              </Text>
            )}
          </VehicleFields>
          <JourneyFields {...fields} />
          <Card title={t(termWords.validity)}>
            <Stack>
              <ValidityField draft={draft} change={change} wrong={wrong} />
            </Stack>
          </Card>
        </div>
        <div className={style.side}>
          <div className={style.onlyWide}>
            <Preview draft={draft} reference={reference} />
          </div>
          <FormProblem error={issue.error} shown={draftFields} />
          <Button
            type="submit"
            loading={issue.isPending}
            leftSection={<Icon name="check" />}
            data-testid="register-submit"
          >
            {t(registryWords.issue)}
          </Button>
          <Text size="xs" c="dimmed" ta="center" className={style.onlyWide ?? ""}>
            {t(registryWords.shortcut)}
          </Text>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              start(emptyDraft(Date.now()));
              clear();
              issue.reset();
            }}
            data-testid="register-clear"
          >
            {t(registryWords.startOver)}
          </Button>
        </div>
      </div>
    </form>
  );
};
