import { Button, SegmentedControl, Stack } from "@mantine/core";
import { Link, useSearchParams } from "wouter";
import { commandWords } from "../../../shared/text/command.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import { useReference } from "../../api/reference.ts";
import { useMay } from "../../api/session.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { MarkRow } from "./mark-row.tsx";
import style from "./roads.module.css";
import { Stretches } from "./stretches.tsx";
import { type Segment, segmentsOf, useMarkable, useRoadMarks, waysOffOf } from "./use-roads.ts";
import { WaysOff } from "./ways-off.tsx";

/** On the wall: the way to the roads, for those who may read what is marked. */
export const RoadsLink = () => {
  const { t } = useWords();
  if (!useMay()("road.read")) return null;
  return (
    <Link href="/command/roads" className={style.link} data-testid="to-roads">
      <Icon name="road" size={18} />
      {t(words.title)}
    </Link>
  );
};

/** Which stretches are marked slow or shut, and how long each takes now; the address keeps corridor and state. */
export const Roads = () => {
  const { t } = useWords();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const status = search.get("status") === "over" ? "over" : "current";
  const reference = useReference();
  const mayMark = useMarkable(reference);
  const { marks, travel } = useRoadMarks(status);
  const corridors = [...reference.corridors.values()].filter(({ active }) => active);
  const corridor = search.get("corridor") ?? corridors[0]?.id ?? null;
  const keep = (name: string, value: string | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
      return next;
    });

  const error = reference.error ?? marks.error ?? travel.error;
  const content = () => {
    if (error && !(marks.data && travel.data))
      return (
        <ErrorState
          error={error}
          retry={() => {
            reference.retry();
            void marks.refetch();
            void travel.refetch();
          }}
        />
      );
    if (!marks.data || !travel.data || reference.loading)
      return <LoadingRows rows={4} height={110} />;
    const items = marks.data.pages.flatMap((page) => page.items);
    const times = travel.data;
    const along = segmentsOf(reference, corridor ?? "");
    const off = waysOffOf(reference, times, corridor ?? "");
    const stretches = (id: string, segments: readonly Segment[]) => (
      <Stretches
        id={id}
        corridor={corridor ?? ""}
        segments={segments}
        times={times}
        reference={reference}
        mayMark={mayMark}
      />
    );
    return (
      <Stack>
        <Card title={t(words.markedNow)}>
          <SegmentedControl
            aria-label={t(words.status)}
            value={status}
            onChange={(value) => keep("status", value === "over" ? value : null)}
            data={[
              { value: "current", label: t(words.current) },
              { value: "over", label: t(words.over) },
            ]}
            mb="md"
            data-testid="roads-status"
          />
          {items.length === 0 ? (
            <EmptyState icon="check" title={t(status === "over" ? words.noneOver : words.none)} />
          ) : (
            <ul className={style.list} data-testid="road-marks">
              {items.map((mark) => (
                <MarkRow
                  key={mark.id}
                  mark={mark}
                  reference={reference}
                  mayMark={mayMark(mark.from, mark.to)}
                />
              ))}
            </ul>
          )}
          {marks.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              onClick={() => void marks.fetchNextPage()}
              loading={marks.isFetchingNextPage}
            >
              {t(words.more)}
            </Button>
          )}
        </Card>
        {status === "current" && (
          <Card title={t(words.stretches)}>
            <SearchSelect
              label={t(words.corridor)}
              choices={corridors.map(({ id, name }) => ({ value: id, label: name }))}
              value={corridor}
              onChange={(value) => keep("corridor", value)}
              mb="md"
              data-testid="roads-corridor"
            />
            {corridor !== null &&
              (along.length === 0 ? (
                <EmptyState icon="road" title={t(words.noStretches)} />
              ) : (
                stretches("road-stretches", along)
              ))}
          </Card>
        )}
        {status === "current" && off.length > 0 && (
          <WaysOff
            ways={off}
            times={times}
            reference={reference}
            chosen={search.get("endpoint")}
            onChoose={(value) => keep("endpoint", value)}
          >
            {(shown) => stretches("road-ways-off", shown)}
          </WaysOff>
        )}
      </Stack>
    );
  };

  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/command", label: t(commandWords.back) }}
      actions={
        <>
          <TakeList list="exportRoadMarks" query={{ status }} />
          {may("road.mark") && (
            <Button
              component={Link}
              href="/command/roads/new"
              leftSection={<Icon name="plus" />}
              data-testid="road-new"
            >
              {t(words.add)}
            </Button>
          )}
        </>
      }
      narrow
    >
      {content()}
    </Page>
  );
};
