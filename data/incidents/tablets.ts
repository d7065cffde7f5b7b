import { hash as digest } from "node:crypto";
import { groupBy } from "../../shared/domain/group-by.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { scanBytes } from "../../shared/domain/scan-chain.ts";
import { iso } from "../../shared/domain/time.ts";
import type { DayLine } from "./day-shape.ts";
import { hours, minutes, newId, type Plan, type Seen } from "./plan.ts";
import { postAt } from "./province.ts";

/** Residual error of a tablet's clock once it was set right, ms either way. */
const clockError = 20_000;
const lateShare = 0.05;
const mostLate = 12;

/** A post without network for some hours sends everything when it is back; one of them at a time. */
const offlineHours = 3;
const offlineUntil = ({ midnight }: Plan, post: string, at: number): number | null => {
  const turn = Math.floor((at - midnight) / hours(offlineHours));
  const [spoke, ring] = [turn % 5, 1 + (turn % 3)];
  return post === postAt(spoke, ring) ? midnight + hours((turn + 1) * offlineHours) : null;
};

const reception = (plan: Plan, post: string, at: number): string => {
  const back = offlineUntil(plan, post, at);
  if (back !== null) return iso(back + plan.random.next() * 60_000);
  return usualReception(plan, at);
};

const usualReception = ({ random }: Plan, at: number): string =>
  iso(
    random.chance(lateShare)
      ? at + minutes(10) + random.next() * (hours(mostLate) - minutes(10))
      : at + 1_000 + random.next() * 60_000,
  );

const basis = { kind: "Kế hoạch", number: "diễn tập", date: "2021-08-14", issuer: "Tỉnh diễn tập" };

const verdictOf = ({ vehicle: { pass }, outcome, reason, at, text }: Seen): Scan["verdict"] => {
  const known = text === null ? pass : null;
  const facts = {
    rulesVersion: 1,
    passId: known?.id ?? null,
    rev: known ? 1 : null,
    status: known ? "valid" : null,
    validFrom: known?.validFrom ?? null,
    validTo: known?.validTo ?? null,
    occupantsMax: known?.occupantsMax ?? null,
    source: known ? "both" : null,
    purpose: known?.purpose ?? null,
    kind: known?.kind ?? null,
    statusAsOf: iso(at - minutes(5)),
    draw: null,
    at: iso(at),
  };
  const reasons = reason ? [{ code: reason, rule: "V1", params: {}, basis }] : [];
  // What is left out the schema fills in, as with a tablet of before.
  return { outcome, reasons, facts } as unknown as Scan["verdict"];
};

const scanOf = (seen: Seen, seq: number, prev: string | null, error: number): Scan => {
  const { id, post, direction, how, text, vehicle, corrects } = seen;
  const { pass, kind, endpoint, corridor } = vehicle;
  const walkUp = pass === null && text === null ? { kind, endpoint, corridor } : null;
  return {
    v: 4,
    changes: [],
    id,
    seq,
    prev,
    checkpoint: post,
    direction,
    officer: "can-bo",
    how,
    text,
    pass: pass?.id ?? null,
    plate: seen.plateSeen,
    plateMatches: seen.plateMatches,
    occupantsSeen: seen.occupants,
    walkUp,
    verdict: verdictOf(seen),
    decision: seen.decision,
    corrects: corrects && { scan: corrects.id, at: iso(corrects.at + error) },
    override: seen.override,
    note: null,
    at: iso(seen.at + error),
    offsetMs: 0,
  };
};

const confirmation = (plan: Plan, { id, vehicle, post, at, occupants }: Seen): DayLine => ({
  is: "confirmation",
  receivedAt: usualReception(plan, at),
  pass: vehicle.pass?.id ?? null,
  plate: vehicle.plate,
  endpoint: post,
  arrival: { id, occupantsSeen: occupants ?? 1, at: iso(at), note: null },
});

/** What each tablet makes of what happened at its post: numbered, chained, some of it lost, late or twice. */
export const tabletLines = (plan: Plan): DayLine[] => {
  const { random, silent } = plan;
  const quiet = ({ post, at }: Seen): boolean =>
    silent.some((one) => one.post === post && at >= one.from && at < one.until);
  const happened = plan.seen.filter((one) => !quiet(one)).sort((a, b) => a.at - b.at);
  const lines: DayLine[] = happened
    .filter(({ how }) => how === "confirmation")
    .map((one) => confirmation(plan, one));
  const atPosts = happened.filter(({ how }) => how !== "confirmation");
  for (const [post, seen] of groupBy(atPosts, (one) => one.post)) {
    const device = `may-${post}`;
    const error = random.whole(-clockError, clockError);
    lines.push({ is: "device", id: device, checkpoint: post });
    // Nobody switches it: whatever drives by is on its way in.
    const leftOnIn = random.chance(0.25);
    let prev: string | null = null;
    const send = (scan: Scan, at: number): string => {
      const receivedAt = reception(plan, post, at);
      lines.push({ is: "scan", device, receivedAt, scan: { ...scan } });
      return digest("sha256", scanBytes({ ...scan }), "base64url");
    };
    for (const [n, one] of seen.entries()) {
      if (leftOnIn) one.direction = "in";
      const scan: Scan = scanOf(one, n + 1, prev, error);
      if (one.forked) send({ ...scan, id: newId(random, one.at), note: "khác" }, one.at);
      prev = one.lost ? digest("sha256", scanBytes({ ...scan }), "base64url") : send(scan, one.at);
    }
  }
  return lines;
};
