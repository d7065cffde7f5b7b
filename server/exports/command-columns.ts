import type { AlertItem, AlertSeen } from "../../shared/contract/alerts.ts";
import type { RoadMarkSeen } from "../../shared/contract/road-marks.ts";
import type { WatchSeen } from "../../shared/contract/watchlist.ts";
import type { AreaDay } from "../../shared/domain/daily-shape.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import type { PostDay } from "../../shared/domain/post-day.ts";
import type { Question } from "../../shared/domain/question.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { markEnd } from "../../shared/domain/travel/road-mark.ts";
import { alertKindWords, severityWords } from "../../shared/text/alert-kinds.ts";
import { alertOutcomeWords, alertStatusWords, alertWords } from "../../shared/text/alerts.ts";
import { questionAnswerWords, questionTopicWords } from "../../shared/text/ask.ts";
import { dailyWords } from "../../shared/text/daily.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { columnWords as words } from "../../shared/text/exports.ts";
import { postDayWords } from "../../shared/text/post-day.ts";
import { questionWords } from "../../shared/text/questions.ts";
import { roadsWords } from "../../shared/text/roads.ts";
import { say } from "../../shared/text/say.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { watchEffectWords, watchlistWords } from "../../shared/text/watchlist.ts";
import { type Column, countCell, type Named, timeCell } from "./column.ts";

/** What only those who see the whole of an alert are told. */
const whole =
  (cell: (alert: AlertSeen, named: Named) => string): Column<AlertItem>["cell"] =>
  (alert, named) =>
    "status" in alert ? cell(alert, named) : "";

export const alertColumns: readonly Column<AlertItem>[] = [
  { heading: words.number, cell: ({ number }) => number },
  { heading: words.kind, cell: (alert, named) => named.say(alertKindWords[alert.kind]) },
  { heading: words.severity, cell: (alert, named) => named.say(severityWords[alert.severity]) },
  {
    heading: termWords.status,
    cell: whole((alert, named) => named.say(alertStatusWords[alert.status])),
  },
  { heading: termWords.plate, cell: ({ plate }) => (plate === null ? "" : formatPlate(plate)) },
  { heading: alertWords.happened, cell: ({ at }) => timeCell(at) },
  { heading: alertWords.raised, cell: whole(({ firstAt }) => timeCell(firstAt)) },
  { heading: alertWords.where, cell: whole(({ checkpoint }, { place }) => place(checkpoint)) },
  {
    heading: alertWords.corridor,
    cell: whole((alert, { corridor }) => corridor(alert.corridor)),
  },
  {
    heading: alertWords.endpoint,
    cell: whole((alert, { endpoint }) => endpoint(alert.endpoint)),
  },
  {
    heading: words.assignee,
    cell: whole(({ assignee, names }) => (assignee === null ? "" : (names[assignee] ?? assignee))),
  },
  {
    heading: words.outcome,
    cell: whole(({ outcome }, named) =>
      outcome === null ? "" : named.say(alertOutcomeWords[outcome]),
    ),
  },
];

const watchedCell = ({ watched }: WatchSeen, { language, say: t }: Named): string => {
  switch (watched.by) {
    case "plate":
      return formatPlate(watched.plate);
    case "pass":
      return `${t(watchlistWords.pass)} ${formatShortCode(watched.code)}`;
    case "person":
      return say(watchlistWords.paperEnding, language, { last: watched.last });
  }
};

export const watchColumns: readonly Column<WatchSeen>[] = [
  { heading: words.watched, cell: watchedCell },
  {
    heading: watchlistWords.effect,
    cell: ({ effect }, named) => named.say(watchEffectWords[effect]),
  },
  { heading: watchlistWords.issuer, cell: ({ issuer }) => issuer },
  { heading: watchlistWords.reason, cell: ({ reason }) => reason },
  { heading: watchlistWords.instruction, cell: ({ instruction }) => instruction },
  { heading: watchlistWords.area, cell: (entry, { area }) => area(entry.area) },
  { heading: words.from, cell: ({ from }) => timeCell(from) },
  { heading: words.until, cell: ({ until }) => timeCell(until) },
  { heading: words.madeBy, cell: ({ madeBy, names }) => names[madeBy] ?? madeBy },
  { heading: words.madeAt, cell: ({ madeAt }) => timeCell(madeAt) },
  {
    heading: words.withdrawnBy,
    cell: ({ withdrawn, names }) => (withdrawn ? (names[withdrawn.by] ?? withdrawn.by) : ""),
  },
  { heading: words.withdrawnAt, cell: ({ withdrawn }) => timeCell(withdrawn?.at) },
  { heading: words.withdrawnWhy, cell: ({ withdrawn }) => withdrawn?.why ?? "" },
];

const figures = ["entered", "left", "inside", "unexplained"] as const;
const counted = ["vehicles", "people"] as const;

export const areaDayColumns: readonly Column<AreaDay>[] = [
  { heading: dailyWords.area, cell: (row, { area }) => area(row.area) },
  ...figures.flatMap((figure) =>
    counted.map((what): Column<AreaDay> => {
      const [{ vi, en }, of] = [dailyWords[figure], dailyWords[what]];
      return {
        heading: { vi: `${vi} (${of.vi})`, en: `${en} (${of.en})` },
        cell: (row) => row[figure][what],
      };
    }),
  ),
];

export const postDayColumns: readonly Column<PostDay>[] = [
  { heading: postDayWords.post, cell: ({ checkpoint }, { place }) => place(checkpoint) },
  { heading: postDayWords.scans, cell: ({ scans }) => scans },
  { heading: postDayWords.refused, cell: ({ refused }) => refused },
  { heading: postDayWords.wrongly, cell: ({ wrongly }) => wrongly },
  { heading: postDayWords.delays, cell: ({ delays }) => delays },
  { heading: postDayWords.wait, cell: ({ medianWaitMinutes }) => countCell(medianWaitMinutes) },
  {
    heading: postDayWords.evidence,
    cell: ({ evidence }) =>
      evidence
        .map(({ plate, at }) => `${timeCell(at)} ${plate === null ? "–" : formatPlate(plate)}`)
        .join("\n"),
  },
];

const verdictCell = ({ outcome, reasons }: Question, { say: t }: Named): string => {
  if (outcome === null) return t(questionWords.notCome);
  const told = outcome === "go" ? [] : reasons.map((code) => t(reasonWords[code].title));
  return [t(outcomeWords[outcome].title), ...told].join("\n");
};

/** What was answered; of one that is closed without, that nobody did. */
const answerCell = ({ answer, closedAt }: Question, { say: t }: Named): string => {
  if (answer) return t(questionAnswerWords[answer.decision]);
  return closedAt === null ? "" : t(questionWords.lapsed);
};

export const questionColumns: readonly Column<Question>[] = [
  { heading: words.askedAt, cell: ({ askedAt }) => timeCell(askedAt) },
  { heading: termWords.checkpoint, cell: ({ checkpoint }, { place }) => place(checkpoint) },
  { heading: termWords.plate, cell: ({ plate }) => (plate === null ? "" : formatPlate(plate)) },
  { heading: questionWords.verdict, cell: verdictCell },
  {
    heading: words.question,
    cell: ({ topics, text }, named) =>
      [...topics.map((topic) => named.say(questionTopicWords[topic])), text]
        .filter((one) => one !== "")
        .join("\n"),
  },
  { heading: questionWords.decision, cell: answerCell },
  { heading: questionWords.words, cell: ({ answer }) => answer?.words ?? "" },
  { heading: words.answeredBy, cell: ({ answer }) => answer?.by ?? "" },
  { heading: words.answeredAt, cell: ({ answer }) => timeCell(answer?.at) },
];

/** A stop is a post, or an endpoint with `@` before it. */
const stopCell = (stop: string, { place, endpoint }: Named): string =>
  stop.startsWith("@") ? endpoint(stop.slice(1)) : place(stop);

export const roadMarkColumns: readonly Column<RoadMarkSeen>[] = [
  { heading: words.fromStop, cell: ({ from }, named) => stopCell(from, named) },
  { heading: words.toStop, cell: ({ to }, named) => stopCell(to, named) },
  {
    heading: roadsWords.state,
    cell: ({ factor }, { language }) =>
      factor === null
        ? say(roadsWords.shut, language)
        : say(roadsWords.slow, language, { times: factor.toLocaleString(language) }),
  },
  { heading: roadsWords.reason, cell: ({ reason }) => reason },
  { heading: roadsWords.since, cell: ({ since }) => timeCell(since) },
  { heading: roadsWords.until, cell: (mark) => timeCell(markEnd(mark)) },
  { heading: words.madeBy, cell: ({ madeBy, names }) => names[madeBy] ?? madeBy },
  { heading: words.madeAt, cell: ({ madeAt }) => timeCell(madeAt) },
  {
    heading: words.takenBackBy,
    cell: ({ takenBack, names }) => (takenBack ? (names[takenBack.by] ?? takenBack.by) : ""),
  },
  { heading: words.takenBackAt, cell: ({ takenBack }) => timeCell(takenBack?.at) },
  { heading: words.takenBackWhy, cell: ({ takenBack }) => takenBack?.why ?? "" },
];
