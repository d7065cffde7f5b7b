import { Alert, Button, FileButton, List, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import type { z } from "zod";
import { newRuleSet } from "../../../shared/contract/rules.ts";
import { type RuleSet, rulesAt } from "../../../shared/domain/rules.ts";
import { fieldWords } from "../../../shared/text/fields.ts";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { atPath } from "../../ui/at-path.ts";
import { type WrongInputs, wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useNow } from "../../ui/time.tsx";
import { fromWallClock, toWallClock } from "../../ui/wall-clock.ts";
import { Differences } from "./differences.tsx";
import { EffectTime } from "./effect-time.tsx";
import { RuleSetContents } from "./rule-set-contents.tsx";

type NewRuleSet = z.output<typeof newRuleSet>;
type Read =
  | { readonly kind: "none" }
  | { readonly kind: "not-json"; readonly file: string }
  | { readonly kind: "wrong"; readonly file: string; readonly wrong: WrongInputs }
  | { readonly kind: "read"; readonly file: string; readonly rules: NewRuleSet };

/** Number and time of effect are chosen on the page: what the file says of them is of no account. */
const readFile = async (file: File, version: number): Promise<Read> => {
  let given: unknown;
  try {
    given = JSON.parse(await file.text());
  } catch {
    return { kind: "not-json", file: file.name };
  }
  const own = { version, effectiveFrom: new Date().toISOString() };
  const whole = typeof given === "object" ? { ...given, ...own } : given;
  const parsed = newRuleSet.safeParse(whole);
  if (parsed.success) return { kind: "read", file: file.name, rules: parsed.data };
  const wrong = wrongInputs(parsed.error, (path) => atPath(whole, path) === undefined);
  return { kind: "wrong", file: file.name, wrong };
};

const FileProblem = ({ read }: { readonly read: Read }) => {
  const { t } = useWords();
  if (read.kind !== "not-json" && read.kind !== "wrong") return null;
  const title = t(read.kind === "wrong" ? ruleWords.fileWrong : ruleWords.notJson);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<Icon name="warn" />}
      title={`${read.file}: ${title}`}
      data-testid="file-problem"
    >
      {read.kind === "wrong" && (
        <List size="sm">
          {Object.entries(read.wrong).map(([path, { code, params }]) => (
            <List.Item key={path}>
              {path}: {t(fieldWords[code], params)}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
};

const Publish = ({ sets }: { readonly sets: readonly RuleSet[] }) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const reference = useReference();
  const publish = useAct("publishRules", ["ruleSets", "rules"]);
  const [read, setRead] = useState<Read>({ kind: "none" });
  const [effect, setEffect] = useState(() => toWallClock(Date.now()));
  const inForce = rulesAt(sets, useNow());
  const version = Math.max(0, ...sets.map((one) => one.version)) + 1;
  const effectiveFrom = fromWallClock(effect);
  return (
    <Stack>
      <Card>
        <Stack>
          <div>{t(ruleWords.fileHint)}</div>
          <div>
            <FileButton
              accept="application/json,.json"
              onChange={async (file) => {
                publish.reset();
                if (file) setRead(await readFile(file, version));
              }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<Icon name="upload" />}
                  data-testid="rule-set-file"
                >
                  {t(ruleWords.chooseFile)}
                </Button>
              )}
            </FileButton>
          </div>
          <FileProblem read={read} />
        </Stack>
      </Card>
      {read.kind === "read" && (
        <>
          <Card title={`${read.file} – ${t(ruleWords.setNumber, { version })}`}>
            <Stack>
              <EffectTime
                value={effect}
                onChange={setEffect}
                error={effectiveFrom === null ? t(fieldWords.required) : undefined}
                testId="rule-set-effect"
              />
              <FormProblem error={publish.error} />
              <div>
                <Button
                  loading={publish.isPending}
                  disabled={effectiveFrom === null}
                  onClick={() =>
                    publish.mutate(
                      { body: { ...read.rules, version, effectiveFrom: effectiveFrom ?? "" } },
                      {
                        onSuccess: () => {
                          notifications.show({ message: t(ruleWords.published) });
                          go(`/admin/rules/sets/${version}`);
                        },
                      },
                    )
                  }
                  data-testid="rule-set-publish"
                >
                  {t(ruleWords.publish)}
                </Button>
              </div>
            </Stack>
          </Card>
          {inForce && (
            <Card title={t(ruleWords.changesSince, { version: inForce.version })}>
              <Differences was={inForce} is={read.rules} />
            </Card>
          )}
          <RuleSetContents rules={read.rules} endpoints={reference.endpoints} />
        </>
      )}
    </Stack>
  );
};

/** Publishes a rule set from a file, after showing what it changes. */
export const PublishSet = () => {
  const { t } = useWords();
  const sets = useCall("ruleSets", {});
  return (
    <Page
      title={t(ruleWords.publishSet)}
      back={{ to: "/admin/rules/sets", label: t(ruleWords.backToSets) }}
      narrow
    >
      {sets.error ? (
        <ErrorState error={sets.error} retry={() => void sets.refetch()} />
      ) : sets.data ? (
        <Publish sets={sets.data.items} />
      ) : (
        <LoadingRows rows={3} height={90} />
      )}
    </Page>
  );
};
