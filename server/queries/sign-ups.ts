import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { SignUpAreas, SignUpSeen, SignUpStory } from "../../shared/contract/sign-ups.ts";
import { may, scopesFor } from "../../shared/domain/access.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import type { Area } from "../../shared/domain/place.ts";
import { besides } from "../../shared/domain/sign-up.ts";
import type { SignUp } from "../../shared/domain/sign-up-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { chainsIn } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";
import type { SignUpsAsked } from "../store/sign-up-ports.ts";

const hour = 3_600_000;
/** The day that it is in Việt Nam. */
const dayOf = (at: number): string => iso(at + 7 * hour).slice(0, 10);

/** Areas in force on the day; all of them where the installation works by such as are in force no more. */
export const areasToChoose = ({ areas }: Pick<Reference, "areas">, at: number): readonly Area[] => {
  const today = dayOf(at);
  const inForce = areas.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo),
  );
  return inForce.length > 0 ? inForce : areas;
};

/** [N3] What anybody who asks for an account chooses its area from; public names and nothing else. */
export const signUpAreasFor = async (
  reads: Pick<Reads, "reference">,
  at: number,
): Promise<SignUpAreas> => {
  const reference = await reads.reference();
  const chainOf = chainsIn(reference);
  return {
    items: areasToChoose(reference, at).map(({ id, name }) => ({
      id,
      name,
      above: chainOf(id)
        .slice(1)
        .map((area) => area.name),
    })),
  };
};

/** [N6] Does a reach see a request? */
export const signUpReached = ({ asked }: SignUp, { all, areas }: Reach): boolean =>
  all || areas.has(asked.area);

/** All of a request but the password's hash. */
export const seenSignUp = async (
  reads: Pick<Reads, "account">,
  { id, at, asked, outcome }: SignUp,
): Promise<SignUpSeen> => ({
  id,
  state: outcome?.what ?? "waiting",
  at,
  asked,
  decidedAt: outcome?.at ?? null,
  decidedBy: outcome ? ((await reads.account(outcome.by))?.displayName ?? outcome.by) : null,
  reasons: outcome?.what === "refused" ? outcome.reasons : [],
  carrier: outcome?.what === "approved" ? outcome.carrier : null,
});

const allSeen = async (
  reads: Pick<Reads, "account">,
  given: readonly SignUp[],
): Promise<SignUpSeen[]> => {
  const seen: SignUpSeen[] = [];
  for (const one of given) seen.push(await seenSignUp(reads, one));
  return seen;
};

const reachFor = (caller: Caller, reference: Reference): Reach =>
  reachOf(scopesFor(caller.kind === "person" ? caller.grants : [], "user.read"), reference);

/** [N6] A page of the requests in areas whose people one may read. */
export const signUpsFor = async (reads: Reads, caller: Caller, asked: SignUpsAsked) => {
  const reach = reachFor(caller, await reads.reference());
  const { items, next, total } = await reads.findSignUps(asked, reach);
  return { items: await allSeen(reads, items), next, total };
};

/** As many of those that wait are held beside one. */
const mostCompared = 1_000;

/** [N6] One request, and what is known and like it. One out of reach is not found. */
export const signUpFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<SignUpStory | Refusal> => {
  const signUp = await reads.signUp(id.toLowerCase());
  if (!signUp || caller.kind !== "person") return refusal("not-found");
  const reference = await reads.reference();
  const reach = reachFor(caller, reference);
  if (!signUpReached(signUp, reach)) return refusal("not-found");
  const { asked } = signUp;
  const people = await reads.accounts();
  const actFor = (carrier: string): number =>
    people.filter(
      ({ active, grants }) =>
        active && grants.some(({ scope }) => scope.kind === "carrier" && scope.id === carrier),
    ).length;
  const waiting = await reads.findSignUps({ status: "waiting", limit: mostCompared }, reach);
  const others = waiting.items
    .filter((one) => one.id !== signUp.id)
    .map((one) => ({ ...one.asked, name: one.asked.carrier, one }));
  const beside: SignUpStory["others"] = [];
  for (const [{ one }, same] of besides(asked, others))
    beside.push({ signUp: await seenSignUp(reads, one), same: [...same] });
  return {
    signUp: await seenSignUp(reads, signUp),
    carriers: besides(asked, reference.carriers).map(([carrier, same]) => ({
      ...carrier,
      same: [...same],
      accounts: actFor(carrier.id),
    })),
    others: beside,
    usernameTaken: people.some(({ username }) => username === asked.username),
    mayLink: may(caller.grants, "user.manage", {}),
  };
};
