import { isRefusal } from "../../shared/contract/problems.ts";
import {
  applicationNow,
  collide,
  registrationOf,
  withAct,
} from "../../shared/domain/application.ts";
import type { Application } from "../../shared/domain/application-shape.ts";
import { isLowRisk, recordKeptMs } from "../../shared/domain/low-risk.ts";
import { goingBy } from "../../shared/domain/merged.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import type { Reads, Writes } from "../store/ports.ts";
import { issueWithin } from "./issue-pass.ts";

/**
 * [Y10] An application as the rules in force approve it by themselves, its pass issued within the same transaction; null where
 * they leave it to the desk. What was refused before, cannot be issued, or [Y12] is asked of a pass in use is theirs too.
 */
export const approvedByRule = async (
  tx: Reads & Writes,
  keys: KeySet,
  application: Application,
  act: string,
  at: number,
): Promise<Application | null> => {
  const { ruleSets, carriers } = await tx.reference();
  const rules = rulesAt(ruleSets, at);
  if (!rules?.autoIssue) return null;
  const { asked, rev } = applicationNow(application);
  if (asked.amends) return null;
  const record = await tx.carrierRecord(goingBy(carriers, asked.carrier), at - recordKeptMs);
  const passes = (await tx.passesOfPlate(asked.plate)).filter((pass) => collide(pass, asked));
  const others = (await tx.applicationsOfPlate(asked.plate, ["waiting", "change-asked"])).filter(
    (one) => one.id !== application.id && collide(applicationNow(one).asked, asked),
  );
  if (!isLowRisk(rules.autoIssue, record, passes.length + others.length)) return null;
  const by = `rules-${rules.version}`;
  const issuer = { account: by, mayIssue: () => true, byRule: true } as const;
  const issued = await issueWithin(tx, keys, [registrationOf(asked)], issuer, at);
  const [one] = isRefusal(issued) ? [] : issued;
  if (!one || !("pass" in one)) return null;
  return withAct(
    application,
    { what: "approved", id: act, by, at: iso(at), pass: one.pass.id, byRule: true },
    rev,
  );
};
