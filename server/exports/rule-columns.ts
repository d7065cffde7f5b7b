import type { AreaMeasure } from "../../shared/domain/measures.ts";
import { stateNow } from "../../shared/domain/published.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { columnWords as words } from "../../shared/text/exports.ts";
import { measureOrders, measureWhom } from "../../shared/text/measures.ts";
import { basisText } from "../../shared/text/reason-text.ts";
import { levelWords, ruleWords, stateNowWords } from "../../shared/text/rules.ts";
import type { AreaStanding } from "../queries/rules.ts";
import { type Column, timeCell } from "./column.ts";

export const levelColumns: readonly Column<AreaStanding>[] = [
  { heading: ruleWords.measureArea, cell: ({ area }) => area.name },
  { heading: words.liesIn, cell: ({ lies }) => lies },
  {
    heading: words.level,
    cell: ({ level }, { say }) => say(level ? levelWords[level.level] : ruleWords.levelUnset),
  },
  { heading: words.levelOf, cell: ({ level }, { area }) => area(level?.area ?? null) },
  { heading: words.levelSince, cell: ({ level }) => timeCell(level?.since) },
  {
    heading: words.nextLevel,
    cell: ({ next }, { say }) => (next ? say(levelWords[next.level]) : ""),
  },
  { heading: words.nextFrom, cell: ({ next }) => timeCell(next?.effectiveFrom) },
];

export const measureColumns: readonly Column<AreaMeasure>[] = [
  { heading: words.name, cell: ({ name }, { language }) => name[language] },
  { heading: ruleWords.measureArea, cell: (measure, { area }) => area(measure.area) },
  {
    heading: ruleWords.orders,
    cell: (measure, named) => measureOrders(measure, named, named.language),
  },
  { heading: words.whom, cell: (measure, named) => measureWhom(measure, named, named.language) },
  { heading: ruleWords.fromLevel, cell: ({ level }, { say }) => say(levelWords[level]) },
  { heading: ruleWords.effect, cell: ({ effectiveFrom }) => timeCell(effectiveFrom) },
  { heading: words.lifted, cell: ({ withdrawnAt }) => timeCell(withdrawnAt) },
  {
    heading: termWords.status,
    cell: (measure, { say, at }) => say(stateNowWords[stateNow(measure, at)]),
  },
  { heading: ruleWords.basis, cell: ({ basis }, { language }) => basisText(basis, language) },
];
