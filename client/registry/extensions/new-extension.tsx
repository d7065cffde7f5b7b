import { Alert, Button, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { asOneLine } from "../../../shared/domain/one-line.ts";
import { extensionWords as words } from "../../../shared/text/extensions.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { useAct } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { Facts } from "../../ui/facts.tsx";
import type { WrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card, Page } from "../../ui/page.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { fromWallClock } from "../../ui/wall-clock.ts";
import { WhenField } from "../../ui/when-field.tsx";
import { filterOf } from "../pass-filter.ts";
import style from "./extensions.module.css";
import { FilterFacts } from "./filter-facts.tsx";

const shortestReason = 3;

/** [P25] Says until when the passes of a filter are to be extended, and why; then they are looked for. */
export const NewExtension = () => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const reference = useReference();
  const filter = filterOf(search);
  const make = useAct("makeExtension", ["extensions"]);
  const [id] = useState(newId);
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const said = asOneLine(reason).trim();
  const time = fromWallClock(to);
  const here: WrongInputs = {
    ...(to === "" ? { to: { code: "required" } } : {}),
    ...(to !== "" && time === null ? { to: { code: "wall-time" } } : {}),
    ...(said.length < shortestReason
      ? { reason: { code: "too-short", params: { least: shortestReason } } }
      : {}),
  };
  const { wrong, mark } = useWrong({
    here,
    error: make.error,
    valueAt: (field) => (field === "to" ? to : reason),
  });
  const back = { to: `/registry?${search}`, label: t(registryWords.backToList) };
  if (!filter)
    return (
      <Page title={t(words.title)} back={back} narrow>
        <Alert color="yellow" icon={<Icon name="warn" />} data-testid="extension-no-filter">
          {t(words.needsFilter)}
        </Alert>
        <Button component={Link} href="/registry" variant="default" mt="md">
          {t(registryWords.backToList)}
        </Button>
      </Page>
    );
  const submit = (): void => {
    mark();
    if (Object.keys(here).length > 0 || time === null || make.isPending) return;
    make.mutate(
      { body: { id, filter, to: time, reason: said } },
      { onSuccess: (made) => go(`/registry/extensions/${made.id}`) },
    );
  };
  return (
    <Page title={t(words.title)} lead={t(words.lead)} back={back} narrow>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={style.page}>
          <Card title={t(words.filter)}>
            <Facts>
              <FilterFacts filter={filter} reference={reference} />
            </Facts>
          </Card>
          <Card>
            <Stack>
              <WhenField
                label={t(words.to)}
                description={t(registryWords.vietnamTime)}
                value={to}
                onChange={setTo}
                error={wrong("to")}
                withAsterisk
                data-testid="extension-to"
              />
              <Textarea
                label={t(words.reason)}
                description={t(words.reasonHint)}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={wrong("reason")}
                maxLength={200}
                autosize
                minRows={2}
                withAsterisk
                data-testid="extension-reason"
              />
              <FormProblem error={make.error} shown={["to", "reason"]} />
              <div className={style.acts}>
                <Button type="submit" loading={make.isPending} data-testid="extension-preview">
                  {t(words.preview)}
                </Button>
              </div>
            </Stack>
          </Card>
        </div>
      </form>
    </Page>
  );
};
