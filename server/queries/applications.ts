import type { ApplicationSeen, ApplicationStory } from "../../shared/contract/applications.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may, scopesFor } from "../../shared/domain/access.ts";
import {
  answerDue,
  applicationNow,
  changedEntries,
  collide,
  registrationOf,
} from "../../shared/domain/application.ts";
import type {
  Application,
  ApplicationAct,
  Applied,
} from "../../shared/domain/application-shape.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { issuingReach, type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import { staysAmong } from "../../shared/domain/merged.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { standsInTheWay } from "../commands/decide-registration.ts";
import { passSubject, registrationSubjects } from "../places.ts";
import type { ApplicationsAsked } from "../store/application-ports.ts";
import type { Reads, Reference } from "../store/ports.ts";
import { passToAmend } from "./pass-to-amend.ts";

/** [Y7] Does a reach see an application, as it now stands? */
export const applicationReached = (application: Application, reach: Reach): boolean => {
  const { asked } = applicationNow(application);
  return (
    reach.all ||
    reach.corridors.has(asked.corridor) ||
    reach.carriers.has(asked.carrier) ||
    endpointsOf(asked).some((endpoint) => reach.endpoints.has(endpoint))
  );
};

/** [Y7] Is an application there at all for a person? */
export const readsApplication = (
  { grants }: Extract<Caller, { kind: "person" }>,
  application: Application,
  reference: Reference,
): boolean =>
  applicationReached(application, issuingReach(scopesFor(grants, "application.read"), reference));

export const seenApplication = (application: Application): ApplicationSeen => {
  const now = applicationNow(application);
  const due = answerDue(now);
  return {
    id: application.id,
    ...now,
    reasons: [...now.reasons],
    changed: [...now.changed],
    due: due === null ? null : iso(due),
  };
};

/** [Y7] A page of the applications that a person may see. */
export const applicationsFor = async (
  reads: Reads,
  caller: Caller,
  { area, ...asked }: Omit<ApplicationsAsked, "endpoints"> & { readonly area?: string | undefined },
) => {
  const scopes = scopesFor(caller.kind === "person" ? caller.grants : [], "application.read");
  const reference = await reads.reference();
  const within =
    area === undefined ? undefined : reachOf([{ kind: "area", id: area }], reference).endpoints;
  const { items, next, total } = await reads.findApplications(
    { ...asked, endpoints: within },
    issuingReach(scopes, reference),
  );
  return { items: items.map(seenApplication), next, total };
};

type Acts = readonly ApplicationAct[];
const changedBy = (acts: Acts, place: number): ApplicationStory["acts"][number]["changed"] => {
  const act = acts[place];
  if (act?.what !== "changed") return [];
  const before = acts.slice(0, place).findLast((one) => "asked" in one);
  return before && "asked" in before ? [...changedEntries(before.asked, act.asked)] : [];
};

/** [Y7] Names of the desk are the desk's business, and a carrier's people are its own: each reads the names of all they may know. */
const actsSeen = async (
  reads: Pick<Reads, "account">,
  { acts }: Application,
  ofDesk: boolean,
): Promise<ApplicationStory["acts"]> => {
  const seen: ApplicationStory["acts"] = [];
  for (const [place, act] of acts.entries()) {
    const byCarrier =
      act.what === "submitted" || act.what === "changed" || act.what === "withdrawn";
    const byRule = act.what === "approved" && act.byRule === true;
    const name = ofDesk || byCarrier ? (await reads.account(act.by))?.displayName : undefined;
    seen.push({
      what: act.what,
      at: act.at,
      by: name ?? null,
      byRule,
      reasons: "reasons" in act ? act.reasons : [],
      changed: changedBy(acts, place),
    });
  }
  return seen;
};

/** [Y6] Passes of the vehicle for some of the same time: those that bar another, and those whom the reader may see. */
const passesBeside = async (
  reads: Reads,
  asked: Applied,
  caller: Extract<Caller, { kind: "person" }>,
  reference: Reference,
): Promise<ApplicationStory["passes"]> => {
  const ofPlate = await reads.passesOfPlate(asked.plate);
  return ofPlate.flatMap((pass) => {
    if (!collide(pass, asked) || pass.id === asked.amends?.pass) return [];
    const bars = standsInTheWay(pass, registrationOf(asked), staysAmong(reference.endpoints));
    if (!bars && !may(caller.grants, "pass.read", passSubject(pass, reference))) return [];
    const { id, plate, shortCode, status, endpoint, corridor, validFrom, validTo, carrier } = pass;
    return [
      { id, plate, shortCode, status, endpoint, corridor, validFrom, validTo, carrier, bars },
    ];
  });
};

/** [Y6] [Y7] One application; beside it, for who may issue, what there is of the same vehicle. One out of reach is not found. */
export const applicationFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<ApplicationStory | Refusal> => {
  const application = await reads.application(id.toLowerCase());
  if (!application || caller.kind !== "person") return refusal("not-found");
  const reference = await reads.reference();
  const reach = issuingReach(scopesFor(caller.grants, "application.read"), reference);
  if (!applicationReached(application, reach)) return refusal("not-found");
  const { asked } = applicationNow(application);
  const ofDesk = registrationSubjects(asked, reference).every((subject) =>
    may(caller.grants, "pass.issue", subject),
  );
  const others = ofDesk
    ? (await reads.applicationsOfPlate(asked.plate, ["waiting", "change-asked"])).filter(
        (one) =>
          one.id !== application.id &&
          collide(applicationNow(one).asked, asked) &&
          applicationReached(one, reach),
      )
    : [];
  return {
    application: seenApplication(application),
    acts: await actsSeen(reads, application, ofDesk),
    passes: ofDesk ? await passesBeside(reads, asked, caller, reference) : [],
    others: others.map(seenApplication),
    amends: await passToAmend(reads, asked, caller, reference, ofDesk),
    mayDecide: ofDesk,
  };
};
