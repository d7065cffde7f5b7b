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
import { newRoadMark } from "../../../shared/contract/road-marks.ts";
import type { Reply } from "../../../shared/contract/routes.ts";
import { longestMarkReason } from "../../../shared/domain/travel/road-mark.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card, Page } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { fromWallClock } from "../../ui/wall-clock.ts";
import { WhenField } from "../../ui/when-field.tsx";
import style from "./roads.module.css";
import { segmentsOf, stopName, useMarkable, waysOffOf } from "./use-roads.ts";

const listPath = "/command/roads";
const shown = ["from", "to", "factor", "since", "until", "reason"];

interface Draft {
  readonly id: string;
  readonly back: string;
  readonly corridor: string | null;
  /** `tan-lap dong-xoai`: the ends of a stretch in the corridor's order, or of a way to an endpoint. */
  readonly to: string | null;
  readonly way: "both" | "there" | "back";
  readonly state: "slow" | "shut";
  readonly factor: string;
  readonly since: string;
  readonly until: string;
  readonly reason: string;
}

/** What is typed as a number, with a comma or a point; NaN where it is none. */
const numberOf = (text: string): number =>
  text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));

/** A moment as it is sent; null where the field is empty, and what is no time as it is, for the contract to refuse. */
const momentOf = (wall: string): string | null =>
  wall === "" ? null : (fromWallClock(wall) ?? wall);

const MarkForm = ({
  reference,
  times,
}: {
  readonly reference: Reference;
  readonly times: Reply<"travelTimes">;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const mayMark = useMarkable(reference);
  const make = useAct("markRoad", ["roadMarks", "travelTimes"]);
  const corridors = [...reference.corridors.values()].filter(({ active }) => active);
  const [draft, setDraft] = useState<Draft>(() => {
    const [from, to] = [search.get("from"), search.get("to")];
    return {
      id: newId(),
      back: newId(),
      corridor: search.get("corridor") ?? corridors[0]?.id ?? null,
      to: from && to ? `${from} ${to}` : null,
      way: "both",
      state: "slow",
      factor: "2",
      since: "",
      until: "",
      reason: "",
    };
  });
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const orientation = useMatches({ base: "vertical", xs: "horizontal" } as const);
  const corridor = draft.corridor ?? "";
  const segments = [
    ...segmentsOf(reference, corridor).map((one) => ({ ...one, isOff: false })),
    ...waysOffOf(reference, times, corridor).map((one) => ({ ...one, isOff: true })),
  ].filter((one) => mayMark(one.a, one.b));
  const [a, b] = draft.to?.split(" ") ?? [];
  const [from, to] = draft.way === "back" ? [b, a] : [a, b];
  const parsed = newRoadMark.safeParse({
    id: draft.id,
    back: draft.way === "both" ? draft.back : null,
    from: from ?? "",
    to: to ?? "",
    factor: draft.state === "shut" ? null : numberOf(draft.factor),
    since: momentOf(draft.since),
    until: momentOf(draft.until),
    reason: draft.reason,
  });
  const valueAt = (path: string): unknown => draft[path as keyof Draft];
  const { from: _, ...here } = wrongInputs(
    parsed.error,
    (path) => path !== "since" && path !== "until" && !valueAt(path),
  );
  const { wrong, mark } = useWrong({ here, error: make.error, valueAt });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (!parsed.success) return;
        make.mutate(
          { body: parsed.data },
          {
            onSuccess: () => {
              notifications.show({ message: t(words.added) });
              go(`${listPath}${draft.corridor ? `?corridor=${draft.corridor}` : ""}`);
            },
          },
        );
      }}
    >
      <Stack>
        <Card>
          <Stack>
            <div className={style.pair}>
              <SearchSelect
                label={t(words.corridor)}
                choices={corridors.map(({ id, name }) => ({ value: id, label: name }))}
                value={draft.corridor}
                onChange={(corridor) => change({ corridor, to: null })}
                withAsterisk
                data-testid="mark-corridor"
              />
              <SearchSelect
                label={t(words.stretch)}
                choices={segments.map((one) => ({
                  value: `${one.a} ${one.b}`,
                  label: t(words.between, {
                    from: stopName(reference, one.a),
                    to: stopName(reference, one.b),
                  }),
                  ...(one.isOff && { detail: t(words.wayOff) }),
                }))}
                value={draft.to}
                onChange={(next) => change({ to: next })}
                error={wrong("to") ?? wrong("from")}
                withAsterisk
                data-testid="mark-stretch"
              />
            </div>
            {a && b && (
              <Input.Wrapper label={t(words.way)}>
                <SegmentedControl
                  fullWidth
                  orientation="vertical"
                  aria-label={t(words.way)}
                  value={draft.way}
                  onChange={(way) => change({ way: way as Draft["way"] })}
                  data={[
                    { value: "both", label: t(words.bothWays) },
                    { value: "there", label: `→ ${stopName(reference, b)}` },
                    { value: "back", label: `→ ${stopName(reference, a)}` },
                  ]}
                  data-testid="mark-way"
                />
              </Input.Wrapper>
            )}
            <Input.Wrapper label={t(words.state)}>
              <SegmentedControl
                fullWidth
                orientation={orientation}
                aria-label={t(words.state)}
                value={draft.state}
                onChange={(state) => change({ state: state as Draft["state"] })}
                data={[
                  { value: "slow", label: t(words.isSlow) },
                  { value: "shut", label: t(words.shut) },
                ]}
                data-testid="mark-state"
              />
            </Input.Wrapper>
            {draft.state === "slow" && (
              <TextInput
                label={t(words.times)}
                description={t(words.timesHint)}
                inputMode="decimal"
                value={draft.factor}
                onChange={(event) => change({ factor: event.currentTarget.value })}
                error={wrong("factor")}
                maxLength={6}
                autoComplete="off"
                withAsterisk
                data-testid="mark-times"
              />
            )}
            <div className={style.pair}>
              <WhenField
                label={t(words.since)}
                description={t(words.sinceHint)}
                value={draft.since}
                onChange={(since) => change({ since })}
                error={wrong("since")}
                data-testid="mark-since"
              />
              <WhenField
                label={t(words.until)}
                description={t(words.untilHint)}
                value={draft.until}
                onChange={(until) => change({ until })}
                error={wrong("until")}
                data-testid="mark-until"
              />
            </div>
            <Textarea
              label={t(words.reason)}
              description={t(words.reasonHint)}
              value={draft.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
              error={wrong("reason")}
              maxLength={longestMarkReason}
              autosize
              minRows={2}
              withAsterisk
              data-testid="mark-reason"
            />
          </Stack>
        </Card>
        <FormProblem error={make.error} shown={shown} />
        <div>
          <Button type="submit" loading={make.isPending} data-testid="mark-save">
            {t(words.add)}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

/** Marks a stretch slow or shut, one way or both; the address may name it. */
export const NewMark = () => {
  const { t } = useWords();
  const reference = useReference();
  const times = useCall("travelTimes", {}, { staleTime: 60_000 });
  const error = reference.error ?? times.error;
  return (
    <Page title={t(words.addTitle)} back={{ to: listPath, label: t(words.back) }} narrow>
      {times.data && !reference.loading && !reference.error ? (
        <MarkForm reference={reference} times={times.data} />
      ) : error ? (
        <ErrorState
          error={error}
          retry={() => {
            reference.retry();
            void times.refetch();
          }}
        />
      ) : (
        <LoadingRows rows={3} height={90} />
      )}
    </Page>
  );
};
