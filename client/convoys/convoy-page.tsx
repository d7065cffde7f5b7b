import { Alert, Button, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { ConvoyStory } from "../../shared/contract/convoys.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { memberStateWords, convoyWords as words } from "../../shared/text/convoy.ts";
import { escortLine } from "../../shared/text/convoy-lines.ts";
import { clock, dayAndClock } from "../../shared/text/when.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { useCall } from "../api/queries.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { useMay } from "../api/session.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { sections } from "../ui/sections.ts";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { ConvoyHistory } from "./convoy-history.tsx";
import style from "./convoys.module.css";
import { PrintConvoy } from "./print-convoy.tsx";
import { WorkConvoy } from "./work-convoy.tsx";

type Vehicle = ConvoyStory["vehicles"][number];

/** Behind: awaited at a post that the convoy has come to. */
const isBehind = ({ posts }: ConvoyStory, { states }: Vehicle): boolean =>
  states.some((state, place) => state === "awaited" && (posts[place]?.firstAt ?? null) !== null);

const Whereabouts = ({
  last,
  reference,
}: {
  readonly last: Vehicle["last"];
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  if (!last) return <span>{t(words.neverSeen)}</span>;
  const post =
    reference.checkpoints.get(last.checkpoint)?.name ??
    nameOf(reference.endpoints, last.checkpoint);
  return (
    <span>
      {post}, <Time at={last.at} age />
      {last.next !== null &&
        ` · ${t(words.likelyBefore, { post: nameOf(reference.checkpoints, last.next) })}`}
      {last.next !== null &&
        last.km !== null &&
        `, ${t(words.likely, { km: Math.round(last.km) })}`}
    </span>
  );
};

/** [C22] How many the list of people names, and the way to it for who may see the trip. */
const Listed = ({ last }: { readonly last: Vehicle["last"] }) => {
  const { t } = useWords();
  const may = useMay();
  if (!last || last.listed === null || last.trip === null) return null;
  const told = t(words.listed, { count: last.listed });
  const opens = sections.find(({ path }) => path === "/command")?.allowed(may);
  return opens ? (
    <Link
      href={`/command/trips/${last.trip}`}
      className={style.toList}
      data-testid="convoy-people-list"
    >
      {told}
    </Link>
  ) : (
    <span>{told}</span>
  );
};

const Posts = ({
  story,
  reference,
}: {
  readonly story: ConvoyStory;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  return (
    <ol className={style.posts} data-testid="convoy-posts">
      {story.posts.map(({ checkpoint, count, expected, rolledAt, extras }) => (
        <li
          key={checkpoint}
          className={style.post}
          data-testid="convoy-post"
          data-there={count.there}
          data-awaited={count.awaited}
        >
          <b>{nameOf(reference.checkpoints, checkpoint)}</b>
          <span className={style.count}>
            {t(words.count, { there: count.there, onRoll: count.onRoll })}
          </span>
          <span className={style.line}>
            <span>{t(words.people, { count: count.people })}</span>
            {count.explained > 0 && <span>{t(words.explained, { count: count.explained })}</span>}
          </span>
          {extras.map(({ plate }) => (
            <Badge key={plate} tone="stop" icon="warn">
              {`${t(words.extras, { count: 1 })}: ${formatPlate(plate)}`}
            </Badge>
          ))}
          {expected && (
            <span>
              {t(words.arrival, {
                count: expected.vehicles,
                first: clock(expected.first),
                last: clock(expected.last),
              })}
            </span>
          )}
          {rolledAt && <span>{t(words.doneAt, { time: clock(rolledAt) })}</span>}
        </li>
      ))}
    </ol>
  );
};

const Vehicles = ({
  story,
  vehicles,
  reference,
  testId,
}: {
  readonly story: ConvoyStory;
  readonly vehicles: readonly Vehicle[];
  readonly reference: Reference;
  readonly testId: string;
}) => {
  const { t } = useWords();
  return (
    <ol className={style.vehicles} data-testid={testId}>
      {vehicles.map((one) => {
        const reached = story.posts.findLastIndex(({ firstAt }) => firstAt !== null);
        const state = one.states[Math.max(0, reached)];
        return (
          <li key={one.plate} className={style.vehicle} data-plate={one.plate}>
            <Plate value={one.plate} size="sm" />
            {story.lead?.plate === one.plate && (
              <Badge tone="go">{t(story.lead.instead ? words.leadInstead : words.lead)}</Badge>
            )}
            {state && (
              <Badge tone={state === "awaited" ? "inspect" : "quiet"}>
                {t(memberStateWords[state])}
              </Badge>
            )}
            <span className={style.grow}>
              {one.left?.why ?? <Whereabouts last={one.last} reference={reference} />}
            </span>
            <Listed last={one.last} />
          </li>
        );
      })}
    </ol>
  );
};

/** One convoy as it stands: for command, the desk, and the phone of whoever escorts it. */
export const ConvoyPage = ({ id }: { readonly id: string }) => {
  const { t, language } = useWords();
  const client = useQueryClient();
  const may = useMay();
  const reference = useReference();
  // Whoever escorts it from elsewhere follows no feed of its corridor.
  const story = useCall("convoy", { params: { id } }, { staleTime: 0, refetchInterval: 10_000 });
  const again = () => client.invalidateQueries({ queryKey: ["convoy"] });
  useLiveChanges("convoy", again);
  const content = () => {
    if (story.error) return <ErrorState error={story.error} retry={() => void story.refetch()} />;
    if (story.isPending || reference.loading) return <LoadingRows rows={4} height={90} />;
    const { data } = story;
    const behind = data.vehicles.filter((one) => !one.left && isBehind(data, one));
    const { convoy } = data;
    return (
      <Stack>
        <p className={style.line}>
          <span>{nameOf(reference.corridors, convoy.corridor)}</span>
          <span>
            {t(words.window)}: {dayAndClock(data.window.from, language)} –{" "}
            {clock(data.window.until)}
          </span>
          <span data-testid="convoy-escort-now">
            {escortLine(data.escorts.at(-1)?.escort, language)}
          </span>
          {data.closedAt && <b>{t(words.closed, { time: clock(data.closedAt) })}</b>}
        </p>
        {data.tookFrom.map(({ id: other, name, vehicles }) => (
          <Alert key={other} color="yellow" icon={<Icon name="warn" />} data-testid="convoy-took">
            {t(words.tookFrom, { count: vehicles, name })}{" "}
            <Link href={`/convoys/${other}`}>{t(words.openOther)}</Link>
          </Alert>
        ))}
        <Card title={t(words.behind)}>
          {behind.length === 0 ? (
            <p>{t(words.allTogether)}</p>
          ) : (
            <Vehicles story={data} vehicles={behind} reference={reference} testId="convoy-behind" />
          )}
        </Card>
        <Card title={t(words.posts)}>
          <Posts story={data} reference={reference} />
        </Card>
        {may("convoy.work") && !data.closedAt && (
          <WorkConvoy story={data} onDone={() => void again()} />
        )}
        <Card title={t(words.members)}>
          <Vehicles
            story={data}
            vehicles={data.vehicles}
            reference={reference}
            testId="convoy-members"
          />
        </Card>
        {convoy.acts.length > 0 && (
          <ConvoyHistory
            story={data}
            reference={reference}
            mayWork={may("convoy.work")}
            onDone={() => void again()}
          />
        )}
      </Stack>
    );
  };
  return (
    <Page
      title={story.data?.convoy.name ?? t(words.convoy)}
      back={{ to: "/convoys", label: t(words.convoys) }}
      actions={
        <>
          <Button className={style.noPrint ?? ""} variant="default" onClick={() => print()}>
            {t(words.print)}
          </Button>
          {story.data && <PrintConvoy story={story.data} />}
        </>
      }
    >
      {content()}
    </Page>
  );
};
