import { Link } from "wouter";
import type { AlertSeen } from "../../../shared/contract/alerts.ts";
import { alertId } from "../../../shared/domain/alert.ts";
import type { Severity } from "../../../shared/domain/findings/finding-shape.ts";
import { iso } from "../../../shared/domain/time.ts";
import { alertKindWords, severityWords } from "../../../shared/text/alert-kinds.ts";
import { alertStatusWords, alertWords as words } from "../../../shared/text/alerts.ts";
import { ago, dayAndClock } from "../../../shared/text/when.ts";
import { type LiveItems, placeName } from "../../api/live-items.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Plate } from "../../ui/plate.tsx";
import style from "../wall.module.css";

export const severityTones = {
  notice: "quiet",
  warning: "inspect",
  urgent: "stop",
} as const satisfies Record<Severity, Tone>;

const statusTones = {
  open: "high",
  acknowledged: "inspect",
  resolved: "go",
  withdrawn: "quiet",
} as const satisfies Record<AlertSeen["status"], Tone>;

/** What is to be known of an alert's state, each in a badge of its own. */
export const AlertBadges = ({ alert }: { readonly alert: AlertSeen }) => {
  const { t } = useWords();
  const { severity, status, escalatedAt, retroactive, assignee, names } = alert;
  return (
    <>
      <Badge tone={severityTones[severity]} icon="warn">
        {t(severityWords[severity])}
      </Badge>
      <Badge tone={statusTones[status]} testId="alert-status">
        {t(alertStatusWords[status])}
      </Badge>
      {escalatedAt !== null && status === "open" && (
        <Badge tone="stop" icon="clock">
          {t(words.escalated)}
        </Badge>
      )}
      {retroactive && <Badge tone="cannot">{t(words.retroactive)}</Badge>}
      {assignee !== null && (
        <Badge tone="quiet" icon="user">
          {t(words.with, { name: names[assignee] ?? assignee })}
        </Badge>
      )}
    </>
  );
};

/** One alert in a list, a link to all of it. */
export const AlertRow = ({
  alert,
  items,
  now,
}: {
  readonly alert: AlertSeen;
  readonly items: LiveItems;
  readonly now: number;
}) => {
  const { t, language } = useWords();
  const { number, kind, plate, checkpoint, device, at, severity, status } = alert;
  return (
    <li
      data-testid="alert"
      data-number={number}
      data-kind={kind}
      data-plate={plate}
      data-severity={severity}
      data-status={status}
    >
      <Link href={`/command/alerts/${alertId(alert)}`} className={style.row}>
        <span className={style.first}>
          <strong>{t(alertKindWords[kind])}</strong>
          {plate !== null && <Plate value={plate} />}
        </span>
        <span className={style.first}>
          <AlertBadges alert={alert} />
        </span>
        <span className={style.where}>
          {checkpoint === null ? (device ?? "") : placeName(items, checkpoint)}
        </span>
        <time className={style.when} dateTime={at} title={dayAndClock(at, language)}>
          {ago(at, iso(now), language)}
        </time>
      </Link>
    </li>
  );
};
