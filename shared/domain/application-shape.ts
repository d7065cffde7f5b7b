import { z } from "zod";
import { amendmentAsked } from "./amendment-asked.ts";
import { oneLine } from "./one-line.ts";
import { driverName, passId, passOnFile } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { isoTime } from "./time.ts";

const { kind, purpose, occupantsMax, via, use } = passOnFile.shape;

/**
 * What a carrier applies for: a registration, and when the people aboard were last tested; null where nobody was. [Y11] With
 * `amends` it is what a pass in use is to become.
 */
export const applied = z.object({
  plate,
  trailerPlate: plate.nullable(),
  kind,
  purpose,
  carrier: placeId,
  occupantsMax,
  origin: oneLine(1, 120),
  endpoint: placeId,
  via,
  corridor: placeId,
  use,
  validFrom: isoTime,
  validTo: isoTime,
  driver: driverName.optional(),
  tested: z.iso.date().nullable(),
  amends: amendmentAsked.optional(),
});
export type Applied = z.infer<typeof applied>;
export type AppliedField = keyof Applied;
export const appliedFields = Object.keys(applied.shape) as readonly AppliedField[];

/** What a reviewer may find, each about one entry of the application; `other` about none, in the reviewer's words. */
export const fieldOfReason = {
  "plate-differs": "plate",
  "already-applied": "plate",
  "trailer-differs": "trailerPlate",
  "kind-differs": "kind",
  "too-many-aboard": "occupantsMax",
  "purpose-unfit": "purpose",
  "origin-unclear": "origin",
  "endpoint-refuses": "endpoint",
  "corridor-unfit": "corridor",
  "too-long": "validTo",
  "test-missing": "tested",
  "cause-unclear": "amends",
  "pass-amended": "amends",
  "pass-ended": "amends",
  other: null,
} as const satisfies Record<string, AppliedField | null>;
export type ReasonFound = keyof typeof fieldOfReason;
export const reasonsFound = Object.keys(fieldOfReason) as [ReasonFound, ...ReasonFound[]];

/** What can be wrong with what is asked of a pass in use alone, and with what is applied for anew alone. */
const ofAmendments: readonly ReasonFound[] = ["cause-unclear", "pass-amended", "pass-ended"];
const ofNewPasses: readonly ReasonFound[] = [
  "plate-differs",
  "already-applied",
  "kind-differs",
  "origin-unclear",
];
/** [Y4] The reasons that fit what is asked for. */
export const reasonsFor = ({ amends }: Pick<Applied, "amends">): readonly ReasonFound[] =>
  reasonsFound.filter((reason) => !(amends ? ofNewPasses : ofAmendments).includes(reason));

export const longestNote = 200;

/** [Y4] One thing that is wrong, and what the reviewer adds to it. */
export const found = z
  .object({ reason: z.enum(reasonsFound), note: oneLine(0, longestNote) })
  .refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    params: { code: "required" },
  });
export type Found = z.infer<typeof found>;

/** `id`: a UUIDv7 of whoever acts, the key of idempotency. `by`: the account. `at`: the server's time. */
const done = { id: z.uuidv7(), by: z.string(), at: isoTime };

/** What was done to an application. An act never changes. */
export const applicationAct = z.discriminatedUnion("what", [
  z.object({ what: z.literal("submitted"), ...done, asked: applied }),
  z.object({ what: z.literal("changed"), ...done, asked: applied }),
  z.object({ what: z.literal("refused"), ...done, reasons: z.array(found) }),
  z.object({ what: z.literal("change-asked"), ...done, reasons: z.array(found) }),
  /** [Y10] `byRule`: by the rules in force, which `by` names, and nobody. */
  z.object({
    what: z.literal("approved"),
    ...done,
    pass: passId,
    byRule: z.literal(true).optional(),
  }),
  z.object({ what: z.literal("withdrawn"), ...done }),
]);
export type ApplicationAct = z.infer<typeof applicationAct>;

/** Đơn xin giấy as it is kept: all that was done to it, as it came; how it stands is folded from that [Y1]. */
export interface Application {
  /** UUIDv7 made by whoever applies. */
  readonly id: string;
  readonly acts: readonly [
    Extract<ApplicationAct, { what: "submitted" }>,
    ...(readonly ApplicationAct[]),
  ];
}

export const applicationStates = [
  "waiting",
  "change-asked",
  "refused",
  "approved",
  "withdrawn",
] as const;
export type ApplicationState = (typeof applicationStates)[number];
