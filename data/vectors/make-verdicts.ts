/**
 * Writes verdicts.json beside this file: `node data/vectors/make-verdicts.ts`. What is expected was worked out by hand
 * from shared/SPEC.md and stands in `verdicts/`; nothing here asks the product what it would say.
 */
import { writeFileSync } from "node:fs";
import { age, corridors, draws, openClock, people, validity } from "./verdicts/boundaries.ts";
import { type InForceCase, inForceCases } from "./verdicts/in-force.ts";
import { barsAndStops, caps, duties, grace } from "./verdicts/measures.ts";
import {
  precedence,
  statusAndRevision,
  unsigned,
  withoutCode,
} from "./verdicts/tokens-and-status.ts";
import { ruleSets, type VerdictCase } from "./verdicts/verdict-case.ts";
import { meetsCases, onWatchlist } from "./verdicts/watchlist.ts";

export const verdictCases: readonly VerdictCase[] = [
  ...unsigned,
  ...statusAndRevision,
  ...withoutCode,
  ...precedence,
  ...validity,
  ...people,
  ...age,
  ...openClock,
  ...corridors,
  ...draws,
  ...barsAndStops,
  ...caps,
  ...grace,
  ...duties,
  ...onWatchlist,
];

/** Rule sets stand once at the head of the file; a case names those it is judged by. */
const published = ({ input, ...rest }: VerdictCase): object => {
  const { rules, before, ...others } = input;
  return {
    ...rest,
    input: {
      ...others,
      rules: rules.version,
      before: before ? { ...before, rules: before.rules.version } : null,
    },
  };
};

const publishedInForce = ({ input, ...rest }: InForceCase): object => ({
  ...rest,
  input: {
    ...input,
    ruleSets: input.ruleSets.map(({ version, withdrawnAt }) => ({ version, withdrawnAt })),
  },
});

/** The file's text: one case a line, so that a change shows as the lines it changed. */
export const verdictsText = (): string => {
  const rows = (items: readonly unknown[]): string =>
    items.map((item) => `    ${JSON.stringify(item)}`).join(",\n");
  return `{
  "about": "Greenlane verdicts: what a post knows and sees, and what it must say. See README.md.",
  "ruleSets": [\n${rows(ruleSets)}\n  ],
  "cases": [\n${rows(verdictCases.map(published))}\n  ],
  "inForce": [\n${rows(inForceCases.map(publishedInForce))}\n  ],
  "meets": [\n${rows(meetsCases)}\n  ]
}
`;
};

if (import.meta.main) writeFileSync(new URL("./verdicts.json", import.meta.url), verdictsText());
