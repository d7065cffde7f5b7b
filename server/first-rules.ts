import { readFileSync } from "node:fs";
import { type AlertRules, alertRules } from "../shared/domain/findings/alert-rules.ts";
import { type RuleSet, ruleSet, rulesAt } from "../shared/domain/rules.ts";
import type { Store } from "./store/ports.ts";
import { everyone } from "./topics.ts";

const read = (file: string): RuleSet => {
  try {
    return ruleSet.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`The rule set in ${file} cannot be read.`, { cause });
  }
};

/** What raises an alert, as it ships. */
export const readAlertRules = (file: string): AlertRules => {
  try {
    return alertRules.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`The rules of alerts in ${file} cannot be read.`, { cause });
  }
};

/** Takes the rule set that ships when there is none in force; what is in the store is never overwritten. */
export const loadFirstRules = async (store: Store, file: string, at: number): Promise<void> => {
  if (rulesAt((await store.reads.reference()).ruleSets, at)) return;
  const rules = read(file);
  await store.write(async (tx) => {
    if (rulesAt((await tx.reference()).ruleSets, at)) return;
    await tx.putRules(rules);
    await tx.append(
      [
        {
          type: "rules.changed",
          subject: { kind: "rules", id: String(rules.version) },
          payload: { version: rules.version },
          topics: [everyone],
        },
      ],
      at,
    );
  });
};
