import type { Grant } from "./access-shape.ts";
import type { Carrier } from "./place.ts";
import { fold } from "./search.ts";
import type { SignUp, SignUpAsked } from "./sign-up-shape.ts";
import { dialled } from "./telephone.ts";
import { ms } from "./time.ts";

const day = 86_400_000;

/** [N8] A request, decided or not, is deleted so long after it was made or decided. */
export const signUpKeptMs = 30 * day;

/** [N8] Is it over? */
export const isSignUpOutlived = ({ at, outcome }: SignUp, now: number): boolean =>
  now >= ms(outcome?.at ?? at) + signUpKeptMs;

/** [N5] What an account that is approved may do: apply for that carrier, and no more. */
export const grantOfCarrier = (carrier: string): Grant => ({
  role: "carrier",
  scope: { kind: "carrier", id: carrier },
});

/** What carriers are called for being carriers; longer ones first, as some are parts of others. */
const common = [
  "cong ty trach nhiem huu han mot thanh vien",
  "cong ty trach nhiem huu han",
  "cong ty tnhh mot thanh vien",
  "cong ty tnhh mtv",
  "cong ty tnhh",
  "cong ty co phan",
  "cong ty cp",
  "cong ty",
  "cty",
  "tnhh",
  "mtv",
  "doanh nghiep tu nhan",
  "dntn",
  "hop tac xa",
  "htx",
  "ho kinh doanh",
  "hkd",
  "xi nghiep",
  "chi nhanh",
  "thuong mai",
  "dich vu",
  "tmdv",
  "van tai",
  "va",
];
const commonWords = new RegExp(`(?<![a-z0-9])(${common.join("|")})(?![a-z0-9])`, "g");

/** What is left of a carrier's name without what most carriers are called; the whole where nothing is left. */
const ownPart = (name: string): string => {
  const folded = fold(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const own = folded.replace(commonWords, " ").replace(/\s+/g, "");
  return own === "" ? folded.replace(/\s+/g, "") : own;
};

const pairsOf = (text: string): readonly string[] =>
  [...text].slice(1).map((letter, place) => text[place] + letter);

/** How much two texts are alike: 0 to 1, twice the letter pairs they share by all they have (Dice). */
const likeness = (one: string, other: string): number => {
  if (one === other) return 1;
  const left = [...pairsOf(other)];
  const all = pairsOf(one).length + left.length;
  let shared = 0;
  for (const pair of pairsOf(one)) {
    const place = left.indexOf(pair);
    if (place < 0) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return all === 0 ? 0 : (2 * shared) / all;
};

/** Names at least so much alike are worth a look. */
const alikeFrom = 0.6;

/** In what a known carrier and one that asks, or two that ask, are the same. */
export const samenesses = ["tax-number", "phone", "name"] as const;
export type Sameness = (typeof samenesses)[number];

type Known = Pick<Carrier, "name"> & {
  readonly phone: string | null;
  readonly taxNumber?: string | null | undefined;
};

/** [N6] In what another is the same as who asks; nothing where it is another altogether. */
export const sameAs = (asked: SignUpAsked, known: Known): readonly Sameness[] => [
  // A branch is the same business under the same ten digits.
  ...(asked.taxNumber !== null && known.taxNumber?.slice(0, 10) === asked.taxNumber.slice(0, 10)
    ? (["tax-number"] as const)
    : []),
  ...(known.phone !== null && dialled(known.phone) === dialled(asked.phone)
    ? (["phone"] as const)
    : []),
  ...(likeness(ownPart(asked.carrier), ownPart(known.name)) >= alikeFrom
    ? (["name"] as const)
    : []),
];

/** Nobody weighs more beside one request. */
export const mostBeside = 10;

/** [N6] Those that are the same in something, what tells most first. */
export const besides = <T extends Known>(
  asked: SignUpAsked,
  known: readonly T[],
): readonly (readonly [T, readonly Sameness[]])[] => {
  const weight = (same: readonly Sameness[]): number =>
    same.reduce((sum, one) => sum + 2 ** (samenesses.length - samenesses.indexOf(one)), 0);
  return known
    .map((one) => [one, sameAs(asked, one)] as const)
    .filter(([, same]) => same.length > 0)
    .sort(([, one], [, other]) => weight(other) - weight(one))
    .slice(0, mostBeside);
};

/** [N5] A known carrier with what it lacked and who asks has given; nothing that is known is written over. */
export const completed = (carrier: Carrier, { phone, taxNumber }: SignUpAsked): Carrier => ({
  ...carrier,
  phone: carrier.phone ?? phone,
  ...(carrier.taxNumber === undefined && taxNumber !== null ? { taxNumber } : {}),
});

/** [N5] The carrier that is made of a request. */
export const carrierOf = (
  id: string,
  { carrier: name, phone, taxNumber }: SignUpAsked,
): Carrier => ({
  id,
  name,
  phone,
  ...(taxNumber === null ? {} : { taxNumber }),
  active: true,
});
