import {
  Button,
  Input,
  SegmentedControl,
  Stack,
  Textarea,
  TextInput,
  useMatches,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { type NewWatch, newWatch, type WatchSeen } from "../../../shared/contract/watchlist.ts";
import { formatPlate, parsePlate } from "../../../shared/domain/plate.ts";
import { formatShortCode, parseShortCode } from "../../../shared/domain/short-code.ts";
import { ms } from "../../../shared/domain/time.ts";
import { longestIssuer, longestWatchWords, watchEffects } from "../../../shared/domain/watch.ts";
import { watchEffectWords, watchlistWords as words } from "../../../shared/text/watchlist.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { newPaperSalt } from "../../api/paper-hash.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { atPath } from "../../ui/at-path.ts";
import { wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card, Page } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { fromWallClock, toWallClock } from "../../ui/wall-clock.ts";
import { PaperField, paperOf, personBefore, withHash } from "./paper-field.tsx";
import { useSettable } from "./use-watchlist.ts";
import style from "./watchlist.module.css";

const listPath = "/command/watchlist";
const usualDays = 7;
const dayMs = 86_400_000;

const ways = ["plate", "pass", "person"] as const;

interface Draft {
  readonly id: string;
  /** Of this entry alone; sent again it is the same entry. */
  readonly salt: string;
  readonly watched: {
    readonly by: (typeof ways)[number];
    readonly plate: string;
    readonly code: string;
    /** [W9] As typed: it leaves this form as its end and its hash alone. */
    readonly last: string;
  };
  readonly effect: (typeof watchEffects)[number];
  readonly issuer: string;
  readonly reason: string;
  readonly instruction: string;
  readonly area: string;
  readonly until: string;
}

const draftOf = (before: WatchSeen | null, days: number): Draft => ({
  id: newId(),
  salt: newPaperSalt(),
  watched: {
    by: before?.watched.by ?? "plate",
    plate: before?.watched.by === "plate" ? formatPlate(before.watched.plate) : "",
    code: before?.watched.by === "pass" ? formatShortCode(before.watched.code) : "",
    last: "",
  },
  effect: before?.effect ?? "verify",
  issuer: before?.issuer ?? "",
  reason: before?.reason ?? "",
  instruction: before?.instruction ?? "",
  area: before?.area ?? "",
  until: toWallClock(before ? ms(before.until) : Date.now() + Math.min(usualDays, days) * dayMs),
});

const shown = [
  ...["watched.plate", "watched.code", "watched.last", "effect", "issuer", "reason", "instruction"],
  ...["area", "until"],
];

const EntryForm = ({
  reference,
  before,
}: {
  readonly reference: Reference;
  readonly before: WatchSeen | null;
}) => {
  const { t, language } = useWords();
  const [, go] = useLocation();
  const enter = useAct("watchVehicle", ["watchlist"]);
  const settable = useSettable(reference);
  const days = reference.rules?.watchDays ?? usualDays;
  const [draft, setDraft] = useState(() => draftOf(before, days));
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const { by, plate, code } = draft.watched;
  const paper = paperOf(draft.watched.last, before);
  const [unsafe, setUnsafe] = useState(false);
  // Side by side the words for a person have no room on a phone.
  const orientation = useMatches({ base: "vertical", xs: "horizontal" } as const);
  const within = (parent: string | null): number => Number(parent !== null && settable(parent));
  const until = fromWallClock(draft.until);
  const parsed = newWatch.safeParse({
    ...draft,
    watched: {
      plate: { by, plate },
      pass: { by, code },
      person: personBefore(paper, draft.salt),
    }[by],
    until: until ?? "",
    replaces: before?.id ?? null,
  });
  const valueAt = (path: string): unknown => atPath(draft, path);
  const { wrong, mark } = useWrong({
    here: {
      ...wrongInputs(parsed.error, (path) => !valueAt(path)),
      ...(by === "person" &&
        !paper &&
        draft.watched.last.trim() !== "" && { "watched.last": { code: "whole-paper" } as const }),
    },
    error: enter.error,
    valueAt,
  });
  const watch = (part: Partial<Draft["watched"]>): void =>
    change({ watched: { ...draft.watched, ...part } });
  const written = (field: "reason" | "instruction", hint?: string) => (
    <Textarea
      label={t(words[field])}
      description={hint}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={wrong(field)}
      maxLength={longestWatchWords}
      autosize
      minRows={2}
      withAsterisk
      data-testid={`watch-${field}`}
    />
  );
  const send = (body: NewWatch): void =>
    enter.mutate(
      { body },
      {
        onSuccess: () => {
          notifications.show({ message: t(words.added) });
          go(listPath);
        },
      },
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (parsed.success)
          withHash(parsed.data, paper).then(send, () => {
            setUnsafe(true);
          });
      }}
    >
      <Stack>
        <Card>
          <Stack>
            <Input.Wrapper label={t(words.watches)}>
              <SegmentedControl
                fullWidth
                orientation={orientation}
                aria-label={t(words.watches)}
                value={by}
                onChange={(value) => {
                  watch({ by: value as Draft["watched"]["by"] });
                  if (value !== "plate") change({ effect: "verify" });
                }}
                data={ways.map((one) => ({
                  value: one,
                  label: t(words[one]),
                }))}
                data-testid="watch-by"
              />
            </Input.Wrapper>
            {by === "plate" && (
              <TextInput
                label={t(words.plate)}
                value={plate}
                onChange={(event) => watch({ plate: event.currentTarget.value })}
                onBlur={() => {
                  const read = parsePlate(plate);
                  if (read) watch({ plate: formatPlate(read) });
                }}
                error={wrong("watched.plate")}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={24}
                withAsterisk
                data-testid="watch-plate"
              />
            )}
            {by === "pass" && (
              <TextInput
                label={t(words.pass)}
                value={code}
                onChange={(event) => watch({ code: event.currentTarget.value })}
                onBlur={() => {
                  const read = parseShortCode(code);
                  if (read) watch({ code: formatShortCode(read) });
                }}
                error={wrong("watched.code")}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={24}
                withAsterisk
                data-testid="watch-code"
              />
            )}
            {by === "person" && (
              <PaperField
                value={draft.watched.last}
                before={before}
                error={unsafe ? t(words.onlyHttps) : wrong("watched.last")}
                onChange={(last) => watch({ last })}
              />
            )}
            {by === "plate" && (
              <Input.Wrapper
                label={t(words.effect)}
                description={t(words.effectHint)}
                error={wrong("effect")}
              >
                <SegmentedControl
                  fullWidth
                  aria-label={t(words.effect)}
                  value={draft.effect}
                  onChange={(value) => change({ effect: value as Draft["effect"] })}
                  data={watchEffects.map((one) => ({
                    value: one,
                    label: t(watchEffectWords[one]),
                  }))}
                  data-testid="watch-effect"
                />
              </Input.Wrapper>
            )}
            <TextInput
              label={t(words.issuer)}
              description={t(words.issuerHint)}
              value={draft.issuer}
              onChange={(event) => change({ issuer: event.currentTarget.value })}
              error={wrong("issuer")}
              maxLength={longestIssuer}
              withAsterisk
              data-testid="watch-issuer"
            />
            {written("reason", by === "person" ? t(words.noName) : undefined)}
            {written("instruction", t(words.instructionHint))}
            <div className={style.pair}>
              <SearchSelect
                label={t(words.area)}
                choices={[...reference.areas.values()]
                  .filter(({ id }) => settable(id))
                  // The widest first.
                  .sort((a, b) => within(a.parent) - within(b.parent))
                  .map(({ id, name, parent }) => ({
                    value: id,
                    label: name,
                    detail: reference.areas.get(parent ?? "")?.name ?? "",
                  }))}
                value={draft.area || null}
                onChange={(area) => change({ area: area ?? "" })}
                error={wrong("area")}
                withAsterisk
                data-testid="watch-area"
              />
              <TextInput
                type="datetime-local"
                label={t(words.until)}
                description={`${t(words.untilHint, { days })}${until ? ` · ${dayAndClock(until, language)}` : ""}`}
                inputWrapperOrder={["label", "input", "description", "error"]}
                value={draft.until}
                onChange={(event) => change({ until: event.currentTarget.value })}
                error={wrong("until")}
                withAsterisk
                data-testid="watch-until"
              />
            </div>
          </Stack>
        </Card>
        <FormProblem error={enter.error} shown={shown} />
        <div>
          <Button type="submit" loading={enter.isPending} data-testid="watch-save">
            {t(before ? words.amend : words.add)}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

/** A new entry; with `?replaces=` one in the place of another, which is withdrawn with it. */
export const NewEntry = () => {
  const { t } = useWords();
  const [search] = useSearchParams();
  const replaces = search.get("replaces");
  const reference = useReference();
  const current = useCall("watchlist", { query: { limit: 200 } }, { enabled: replaces !== null });
  const before = current.data?.items.find(({ id }) => id === replaces) ?? null;
  const error = reference.error ?? current.error;
  const content = () => {
    if (error)
      return (
        <ErrorState
          error={error}
          retry={() => {
            reference.retry();
            void current.refetch();
          }}
        />
      );
    if (reference.loading || (replaces !== null && current.isPending))
      return <LoadingRows rows={3} height={90} />;
    if (replaces !== null && !before)
      return <EmptyState icon="question" title={t(words.noMatch)} />;
    return <EntryForm reference={reference} before={before} />;
  };
  return (
    <Page
      title={t(replaces === null ? words.addTitle : words.amendTitle)}
      lead={replaces === null ? undefined : t(words.amendHint)}
      back={{ to: listPath, label: t(words.back) }}
      narrow
    >
      {content()}
    </Page>
  );
};
