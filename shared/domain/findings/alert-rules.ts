import { z } from "zod";
import { riskLevel } from "../levels.ts";
import { type findingKind, severity } from "./finding-shape.ts";

/** Who must act: command, the posts ahead of the vehicle on its corridor, the endpoint that expects it. */
export const whoActs = ["command", "posts-ahead", "endpoint"] as const;

const hours = z.number().min(0).max(744);
const minutes = z.number().min(0).max(10_080);
const kmh = z.number().min(1).max(200);
const codes = z.array(z.int().min(1).max(255)).max(200);

const alertRule = z.object({
  severity,
  /** Not acknowledged within so many minutes, it goes one step up. */
  acknowledgeMinutes: z.int().min(1).max(10_080),
  acts: z.array(z.enum(whoActs)).min(1),
});
export type AlertRule = z.infer<typeof alertRule>;

/** The same misuse of one vehicle, seen again within so many hours, is one cause with more evidence. */
const again = { withinHours: hours };

/** What raises an alert, how grave it is, how soon and by whom it must be seen to: data, never code. */
export const alertRules = z.object({
  version: z.int().min(1),
  kinds: z.object({
    forged: alertRule.extend(again),
    "revoked-in-use": alertRule.extend(again),
    cloned: alertRule.extend({
      ...again,
      /** Nobody drives faster between two posts. */
      topKmh: kmh,
      /** Least kilometres of road to one as the crow flies, where no corridor joins two posts. */
      roadFactor: z.number().min(1).max(3),
      /** How far apart the clocks of two tablets may be. */
      slackMinutes: minutes,
      /** Seen at two posts within so many seconds, which are so far apart, it is two vehicles whatever the clocks. */
      sameMomentSeconds: z.number().min(0).max(600),
      apartKm: z.number().min(0).max(50),
      /** How far from its place a patrol may stand. */
      patrolKm: z.number().min(0).max(100),
    }),
    "head-count": alertRule.extend({
      /** Purposes whose people may get on and off at an endpoint where they may stop. */
      shuttlePurposes: codes,
    }),
    "people-swapped": alertRule,
    "plate-mismatch": alertRule.extend(again),
    "off-corridor": alertRule,
    "stopped-in-transit": alertRule.extend({
      /** Purposes that may not stop on their way. */
      purposes: codes,
      /** Slower than this, with so many minutes to spare, it stood still. */
      slowestKmh: kmh,
      slackMinutes: minutes,
    }),
    "wrong-endpoint": alertRule,
    "reused-pass": alertRule.extend({
      ...again,
      /** For so many hours after it arrived a vehicle drives home by the same posts. */
      homewardHours: hours,
    }),
    "two-trips": alertRule,
    "unconfirmed-arrival": alertRule.extend({
      /** Last seen so long ago, and nobody confirmed it. */
      afterHours: hours,
    }),
    overdue: alertRule.extend({
      /** [K9] No more than this share of vehicles is unseen for so long. */
      share: z.number().min(0.000_001).max(0.1),
    }),
    "verdict-overturned": alertRule,
    "overridden-stop": alertRule,
    "refused-though-valid": alertRule.extend({
      /** Held so long although it might go is refused too. */
      holdMinutes: minutes,
    }),
    "delay-reported": alertRule.extend({
      /** A driver reports no shorter wait, and none that began longer ago. */
      leastMinutes: minutes,
      mostHours: hours,
    }),
    "device-silent": alertRule.extend({
      afterHours: hours,
      /** So many vehicles at least should have come by. */
      expected: z.int().min(1).max(1_000),
      /** Or so many scans would have been made, by the post's share of those made around it. */
      usual: z.int().min(1).max(10_000),
    }),
    "device-gap": alertRule.extend({
      /** What is missing may still be on its way for so long. */
      graceHours: hours,
    }),
    "device-fork": alertRule,
    "level-raised": alertRule.extend({
      /** The lowest level that is worth an alert. */
      from: riskLevel,
    }),
    watchlist: alertRule.extend({
      ...again,
      /** How grave a plate is that only looks like a watched one. */
      lookAlikes: severity,
    }),
    "convoy-straggler": alertRule.extend({
      /** Vehicles of a convoy that pass a post further apart than this are no longer together. */
      gapMinutes: minutes,
    }),
    "convoy-split": alertRule.extend({
      /** So many of them apart from the rest are a part of it; fewer are stragglers. */
      vehicles: z.int().min(2).max(300),
    }),
    "convoy-missing": alertRule,
    "convoy-extra": alertRule,
  }) satisfies z.ZodType<Record<z.infer<typeof findingKind>, AlertRule>>,
});
export type AlertRules = z.infer<typeof alertRules>;
