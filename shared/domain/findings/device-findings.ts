import { groupBy } from "../group-by.ts";
import { iso, ms } from "../time.ts";
import type { AlertRules } from "./alert-rules.ts";
import type { Finding, FindingKind } from "./finding-shape.ts";
import { type PostPace, silences } from "./silences.ts";

/** One scan as a link of its tablet's chain; a rejected one is a link too. */
export interface ChainLink {
  /** Null where the tablet's upload named none that can be read. */
  readonly id: string | null;
  readonly seq: number;
  /** Base64url SHA-256 of the scan, and of the one before it as it says. */
  readonly hash: string;
  readonly prev: string | null;
  readonly at: string;
}

/** All that is known of one tablet, in any order, repeated or not. */
export interface DeviceChain extends PostPace {
  readonly device: string;
  readonly checkpoint: string;
  /** The first number that is looked at; the links from it on are given. */
  readonly from: number;
  readonly links: readonly ChainLink[];
}

type Told = Pick<Finding, "at" | "scans" | "facts"> & {
  readonly kind: Extract<FindingKind, `device-${string}`>;
  readonly cause: string;
};

const linksInOrder = ({ links, from }: DeviceChain): readonly ChainLink[] =>
  [...new Map(links.map((one) => [`${one.seq} ${one.hash}`, one])).values()]
    .filter(({ seq }) => seq >= from)
    .sort((a, b) => a.seq - b.seq || (a.hash < b.hash ? -1 : 1));

const named = (links: readonly ChainLink[]): string[] => links.flatMap(({ id }) => id ?? []);

/** [A19] Numbers that never came though a later one did, `graceHours` ago. Rests on the first that is missing. */
const gaps = (
  links: readonly ChainLink[],
  { device, from }: DeviceChain,
  graceMs: number,
  asOf: number,
): readonly Told[] => {
  let expected = from;
  return links.flatMap((link) => {
    const [first, missing] = [expected, link.seq - expected];
    expected = Math.max(expected, link.seq + 1);
    if (missing <= 0 || asOf < ms(link.at) + graceMs) return [];
    return [
      {
        kind: "device-gap",
        cause: `${device}:${first}`,
        at: link.at,
        scans: named([link]),
        facts: { first, missing },
      },
    ];
  });
};

/** [A19] Two scans under one number, or one that names another before it than there is. Rests on the number. */
const forks = (links: readonly ChainLink[], { device }: DeviceChain): readonly Told[] => {
  const bySeq = groupBy(links, ({ seq }) => seq);
  return [...bySeq].flatMap(([seq, here]) => {
    const before = bySeq.get(seq - 1);
    const torn =
      before !== undefined &&
      here.some(({ prev }) => prev !== null && !before.some((one) => one.hash === prev));
    if (here.length < 2 && !torn) return [];
    const [first] = [...here].sort((a, b) => ms(a.at) - ms(b.at));
    return [
      {
        kind: "device-fork",
        cause: `${device}:${seq}`,
        at: first!.at,
        scans: named(here),
        facts: { seq, times: here.length },
      },
    ];
  });
};

/** [A20] Rests on the post and when it was heard last: what is uploaded late ends it. */
const silent = (chain: DeviceChain, rules: AlertRules, asOf: number): readonly Told[] =>
  silences(chain, rules.kinds["device-silent"], asOf).map(({ since, until, due, usual }) => ({
    kind: "device-silent",
    cause: `${chain.checkpoint}:${iso(since)}`,
    at: iso(since + rules.kinds["device-silent"].afterHours * 3_600_000),
    scans: [],
    facts: { since: iso(since), until: until === null ? null : iso(until), due, usual },
  }));

/** What a tablet's chain and its post amount to at a moment. [A1] The same for any order or repetition of the links. */
export const deviceFindings = (
  chain: DeviceChain,
  rules: AlertRules,
  asOf: string,
): readonly Finding[] => {
  const links = linksInOrder(chain);
  const now = ms(asOf);
  const graceMs = rules.kinds["device-gap"].graceHours * 3_600_000;
  return [...gaps(links, chain, graceMs, now), ...forks(links, chain), ...silent(chain, rules, now)]
    .map(
      ({ kind, cause, ...told }): Finding => ({
        key: `${kind}:${cause}`,
        kind,
        severity: rules.kinds[kind].severity,
        vehicle: null,
        plate: null,
        pass: null,
        trip: null,
        device: chain.device,
        checkpoint: chain.checkpoint,
        corridor: null,
        endpoint: null,
        ...told,
      }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
};
