import { Alert, Autocomplete, Button, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { passId } from "../../shared/domain/pass.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { fieldWords } from "../../shared/text/problems.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { fieldsOf, useAct, useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { matches } from "../ui/search-text.ts";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { CarrierField } from "./carrier-field.tsx";
import { capOf, type DraftField, draftFields, draftLike, emptyDraft, readDraft } from "./draft.ts";
import { useKeptDraft } from "./kept-draft.ts";
import { OccupantsField } from "./occupants-field.tsx";
import { PlateField } from "./plate-field.tsx";
import { Preview } from "./preview.tsx";
import style from "./register.module.css";
import { ValidityField } from "./validity-field.tsx";

/** How many valid passes the plate holds already, with a way to them. */
const AlreadyHeld = ({ plate }: { readonly plate: string }) => {
  const { t } = useWords();
  const read = parsePlate(plate);
  const held = useCall(
    "passes",
    { query: { plate: read ?? "", status: "valid", limit: 1 } },
    { enabled: read !== null && read.length >= 7 },
  );
  if (!held.data || held.data.total === 0 || held.data.items[0]?.plate !== read) return null;
  return (
    <Text size="sm">
      <Link href={`/registry?q=${read}`}>
        {t(registryWords.alreadyHolds, { count: held.data.total })}
      </Link>
    </Text>
  );
};

const Form = ({
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
  const [tried, setTried] = useState(false);
  const issue = useAct("issuePass", ["passes"]);
  const form = useRef<HTMLFormElement>(null);

  const like = passId.safeParse(search.get("like")).data;
  const model = useCall("pass", { params: { id: like ?? "" } }, { enabled: like !== undefined });
  const copied = useRef<string | null>(null);
  useEffect(() => {
    if (!model.data || copied.current === model.data.id) return;
    copied.current = model.data.id;
    start(draftLike(model.data, Date.now()));
  });

  const read = readDraft(draft, reference.rules);
  const wrongHere = tried && "wrong" in read ? read.wrong : {};
  const wrongThere = fieldsOf(issue.error);
  const [sent, setSent] = useState(draft);
  const wrong = (field: DraftField): ReactNode => {
    const here = wrongHere[field];
    if (here) return t(fieldWords[here.code], here.params);
    // The server's message stands until that very input changes.
    return sent[field] === draft[field] ? wrongThere[field] : undefined;
  };
  const wrongCount = Object.keys(wrongHere).length;

  const submit = (): void => {
    setTried(true);
    setSent(draft);
    if ("wrong" in read) return;
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
    if (tried && (wrongCount > 0 || issue.error))
      form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [tried, wrongCount, issue.error]);

  const cap = capOf(reference.rules, draft.purpose);
  const { language } = useWords();
  const rules = reference.rules;
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
        submit();
      }}
    >
      <div className={style.columns}>
        <div className={style.fields}>
          {wrongCount > 0 && (
            <Alert color="red" role="alert" icon={<Icon name="warn" />} data-testid="form-wrong">
              {t(registryWords.checkMarked, { count: wrongCount })}
            </Alert>
          )}
          <Card title={t(registryWords.vehicle)}>
            <div className={style.pair}>
              <div>
                <PlateField
                  label={t(termWords.plate)}
                  description={t(registryWords.plateHint)}
                  value={draft.plate}
                  onChange={(plate) => change({ plate })}
                  error={wrong("plate")}
                  autoFocus
                  testId="register-plate"
                />
                <AlreadyHeld plate={draft.plate} />
              </div>
              <PlateField
                label={t(termWords.trailerPlate)}
                description={t(registryWords.trailerHint)}
                value={draft.trailerPlate}
                onChange={(trailerPlate) => change({ trailerPlate })}
                error={wrong("trailerPlate")}
                trailer
                testId="register-trailer"
              />
              <SearchSelect
                label={t(termWords.vehicleKind)}
                placeholder={t(registryWords.choose)}
                choices={(rules?.vehicleKinds ?? []).map((kind) => ({
                  value: String(kind.code),
                  label: kind.name[language],
                }))}
                value={draft.kind || null}
                onChange={(kind) => change({ kind: kind ?? "" })}
                error={wrong("kind")}
                withAsterisk
                data-testid="register-kind"
              />
              <SearchSelect
                label={t(termWords.purpose)}
                placeholder={t(registryWords.choose)}
                choices={(rules?.purposes ?? []).map((purpose) => ({
                  value: String(purpose.code),
                  label: purpose.name[language],
                }))}
                value={draft.purpose || null}
                onChange={(purpose) => change({ purpose: purpose ?? "" })}
                error={wrong("purpose")}
                withAsterisk
                data-testid="register-purpose"
              />
              <OccupantsField
                label={t(termWords.occupantsMax)}
                description={
                  cap === null
                    ? t(registryWords.occupantsHint)
                    : t(registryWords.occupantsCap, { max: cap })
                }
                value={draft.occupantsMax}
                onChange={(occupantsMax) => change({ occupantsMax })}
                error={wrong("occupantsMax")}
              />
              <CarrierField
                carriers={reference.carriers}
                value={draft.carrier}
                onChange={(carrier) => change({ carrier })}
                error={wrong("carrier")}
              />
            </div>
          </Card>
          <Card title={t(registryWords.journey)}>
            <div className={style.pair}>
              <Autocomplete
                label={t(termWords.origin)}
                placeholder={t(registryWords.originHint)}
                data={[
                  ...new Set(
                    [...reference.areas.values()]
                      .filter((area) => area.kind !== "commune")
                      .map((area) => area.name),
                  ),
                ]}
                filter={({ options, search: typed }) =>
                  typed.trim() === ""
                    ? []
                    : options
                        .filter((one) => "label" in one && matches(typed, one.label))
                        .slice(0, 8)
                }
                value={draft.origin}
                onChange={(origin) => change({ origin })}
                error={wrong("origin")}
                maxLength={120}
                withAsterisk
                data-testid="register-origin"
              />
              <SearchSelect
                label={t(termWords.endpoint)}
                placeholder={t(registryWords.choose)}
                choices={[...reference.endpoints.values()]
                  .filter((one) => one.active)
                  .map((one) => ({ value: one.id, label: one.name, detail: one.address }))}
                value={draft.endpoint || null}
                onChange={(endpoint) => change({ endpoint: endpoint ?? "" })}
                error={wrong("endpoint")}
                withAsterisk
                data-testid="register-endpoint"
              />
            </div>
            <SearchSelect
              mt="md"
              label={t(termWords.corridor)}
              placeholder={t(registryWords.choose)}
              choices={[...reference.corridors.values()]
                .filter((one) => one.active)
                .map((one) => ({
                  value: one.id,
                  label: one.name,
                  detail: t(registryWords.postsAlong, {
                    count: one.posts.length,
                    km: one.posts.at(-1)?.km ?? 0,
                  }),
                }))}
              value={draft.corridor || null}
              onChange={(corridor) => change({ corridor: corridor ?? "" })}
              error={wrong("corridor")}
              withAsterisk
              data-testid="register-corridor"
            />
          </Card>
          <Card title={t(registryWords.validity)}>
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
          <Text size="xs" c="dimmed" ta="center" className={style.onlyWide}>
            {t(registryWords.shortcut)}
          </Text>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              start(emptyDraft(Date.now()));
              setTried(false);
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

/** Registers one vehicle. `?like=<pass>` starts from another pass of the same carrier. */
export const Register = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const reference = useReference();
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={5} height={92} />;
    if (reference.endpoints.size === 0 || reference.corridors.size === 0)
      return (
        <EmptyState
          icon="place"
          title={t(registryWords.noPlaces)}
          text={t(registryWords.noPlacesHint)}
        >
          {session.may.includes("reference.write") && (
            <Button component={Link} href="/admin/places">
              {t(registryWords.toPlaces)}
            </Button>
          )}
        </EmptyState>
      );
    return <Form reference={reference} username={session.person.username} />;
  };
  return (
    <Page
      title={t(registryWords.newTitle)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
    >
      {content()}
    </Page>
  );
};
