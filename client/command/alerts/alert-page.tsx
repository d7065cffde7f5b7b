import { useMemo } from "react";
import { Link } from "wouter";
import type { AlertSeen } from "../../../shared/contract/alerts.ts";
import { scopesFor } from "../../../shared/domain/access.ts";
import { isLive } from "../../../shared/domain/alert.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import { formatPlate, type Plate as PlateText } from "../../../shared/domain/plate.ts";
import { alertKindWords } from "../../../shared/text/alert-kinds.ts";
import {
  alertActWords,
  alertFactWords,
  alertOutcomeWords,
  alertWords as words,
} from "../../../shared/text/alerts.ts";
import { decisionWords } from "../../../shared/text/everywhere.ts";
import { levelWords } from "../../../shared/text/rules.ts";
import type { Words } from "../../../shared/text/say.ts";
import { watchlistWords } from "../../../shared/text/watchlist.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { type LiveItems, placeName } from "../../api/live-items.ts";
import { useCall } from "../../api/queries.ts";
import { nameOf } from "../../api/reference.ts";
import { useSession } from "../../api/session.ts";
import { useWords } from "../../ui/language.tsx";
import { LiveState } from "../../ui/live-state.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Plate } from "../../ui/plate.tsx";
import { AskedPage } from "../asked-page.tsx";
import { AlertBadges } from "./alert-row.tsx";
import style from "./alerts.module.css";
import { isWhole } from "./whole.ts";
import { WorkAlert } from "./work-alert.tsx";

const back = { to: "/command/alerts", label: words.all };

/** May the person see to it: do they command where it happened? What the server says counts; this only shows what works. */
const useWorks = (items: LiveItems): ((alert: AlertSeen) => boolean) => {
  const grants = useSession().data?.person.grants;
  const [areas, checkpoints, endpoints] = [
    items.of("area"),
    items.of("checkpoint"),
    items.of("endpoint"),
  ];
  const reach = useMemo(
    () =>
      reachOf(scopesFor(grants ?? [], "alert.work"), {
        areas: [...areas.values()],
        checkpoints: [...checkpoints.values()],
        endpoints: [...endpoints.values()],
        corridors: [],
      }),
    [grants, areas, checkpoints, endpoints],
  );
  return ({ checkpoint, endpoint }) => {
    if (reach.all) return true;
    const post = checkpoint !== null && checkpoints.has(checkpoint);
    return post
      ? reach.checkpoints.has(checkpoint)
      : reach.endpoints.has(checkpoint ?? endpoint ?? "");
  };
};

/** One alert: what was found, what it rests on, what people did, and where to do something about it. */
export const AlertPage = ({ items, id }: { readonly items: LiveItems; readonly id: string }) => {
  const { t } = useWords();
  const held = items.of("alert").get(id);
  const whole = held && isWhole(held) ? held : undefined;
  const asked = useCall("alert", { params: { id } }, { enabled: !whole && items.asOf !== null });
  const alert = whole ?? (asked.data && isWhole(asked.data) ? asked.data : undefined);
  const way = { to: back.to, label: t(back.label) };
  if (alert) return <Told alert={alert} items={items} />;
  return (
    <AskedPage
      title={t(words.title)}
      back={way}
      notFound={t(words.notFound)}
      asked={asked}
      items={items}
    />
  );
};

const useFact = (items: LiveItems): ((name: string, value: unknown) => string) => {
  const { t, language } = useWords();
  return (name, value) => {
    const text = String(value);
    if (name === "decision" && text in decisionWords)
      return t(decisionWords[text as keyof typeof decisionWords]);
    if (name === "level" && text in levelWords)
      return t(levelWords[text as keyof typeof levelWords]);
    if (["watched", "looksLike", "tookOver"].includes(name)) return formatPlate(text as PlateText);
    if (name === "watchedPerson") return t(watchlistWords.paperEnding, { last: text });
    if (name === "area") return nameOf(items.of("area"), text);
    if (/^\d{4}-\d\d-\d\dT/.test(text)) return dayAndClock(text, language);
    return typeof value === "number" ? value.toLocaleString("vi-VN") : placeName(items, text);
  };
};

const Acts = ({ alert }: { readonly alert: AlertSeen }) => {
  const { t, language } = useWords();
  const named = (id: string): string => alert.names[id] ?? id;
  if (alert.acts.length === 0) return <p>{t(words.nothingDone)}</p>;
  return (
    <ol className={style.acts} data-testid="alert-acts">
      {alert.acts.map((act) => (
        <li key={act.id}>
          <strong>
            {t(alertActWords[act.what], {
              to: act.what === "assign" ? (act.to === null ? "–" : named(act.to)) : "",
              outcome: act.what === "resolve" ? t(alertOutcomeWords[act.outcome]) : "",
            })}
          </strong>
          {act.note !== "" && <span>{act.note}</span>}
          <span className={style.when}>
            {t(words.byAt, { name: named(act.by), time: dayAndClock(act.at, language) })}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** [A22] [K18] What made an alert go away. */
const howWithdrawn = ({ scan, road }: NonNullable<AlertSeen["withdrawn"]>): Words =>
  road ? words.withdrawnByRoad : scan === null ? words.withdrawn : words.withdrawnBy;

const Told = ({ alert, items }: { readonly alert: AlertSeen; readonly items: LiveItems }) => {
  const { t, language } = useWords();
  const works = useWorks(items);
  const fact = useFact(items);
  const { kind, plate, trip, scans, withdrawn } = alert;
  const rows: readonly (readonly [string, string])[] = [
    [t(words.happened), dayAndClock(alert.at, language)],
    [t(words.raised), dayAndClock(alert.firstAt, language)],
    ...(alert.checkpoint === null
      ? []
      : [[t(words.where), placeName(items, alert.checkpoint)] as const]),
    ...(alert.device === null || alert.vehicle !== null
      ? []
      : [[t(words.tablet), nameOf(items.of("device"), alert.device)] as const]),
    ...(alert.corridor === null
      ? []
      : [[t(words.corridor), nameOf(items.of("corridor"), alert.corridor)] as const]),
    ...(alert.endpoint === null
      ? []
      : [[t(words.endpoint), nameOf(items.of("endpoint"), alert.endpoint)] as const]),
    ...Object.entries(alert.facts).flatMap(([name, value]) => {
      const label = alertFactWords[name];
      return label && value !== null ? [[t(label), fact(name, value)] as const] : [];
    }),
  ];
  return (
    <Page
      title={`${t(alertKindWords[kind])}${plate === null ? "" : ` · ${plate}`}`}
      heading={t(alertKindWords[kind])}
      lead={t(words.number, { number: alert.number })}
      back={{ to: back.to, label: t(back.label) }}
      actions={<LiveState items={items} />}
      narrow
    >
      <Card>
        <div className={style.head} data-testid="alert-detail" data-status={alert.status}>
          {plate !== null && <Plate value={plate} size="lg" />}
          <AlertBadges alert={alert} />
        </div>
        {withdrawn && (
          <p role="status">
            {t(howWithdrawn(withdrawn), {
              time: dayAndClock(withdrawn.at, language),
              from: placeName(items, withdrawn.road?.from.replace("@", "") ?? ""),
              to: placeName(items, withdrawn.road?.to.replace("@", "") ?? ""),
            })}
          </p>
        )}
        <dl className={style.facts}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{t(words.evidence)}</h2>
        <ul className={style.acts} data-testid="alert-evidence">
          {trip !== null && (
            <li>
              <Link href={`/command/trips/${trip}`}>{t(words.trip)}</Link>
            </li>
          )}
          {scans.map((scan, place) => {
            const seen = items.of("scan").get(scan);
            const label = t(words.scan, { place: place + 1 });
            return (
              <li key={scan}>
                {seen?.trip && seen.trip !== trip ? (
                  <Link href={`/command/trips/${seen.trip}`}>{label}</Link>
                ) : (
                  <span>{label}</span>
                )}
                {seen && (
                  <span className={style.when}>
                    {`${placeName(items, seen.checkpoint)} · ${dayAndClock(seen.at, language)} · ${t(decisionWords[seen.decision])}`}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <h2>{t(words.history)}</h2>
        <Acts alert={alert} />
        {isLive(alert) && works(alert) && <WorkAlert alert={alert} />}
      </Card>
    </Page>
  );
};
