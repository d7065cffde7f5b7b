import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import type { Decision } from "./scan.ts";
import { type IsoTime, isoTime, ms } from "./time.ts";
import { outcomes, reasonCodes } from "./verdict-shape.ts";

const hour = 3_600_000;

/** [O52] A question that nobody answered is closed after this: the vehicle is long gone. */
export const questionOpenMs = 24 * hour;
/** [O53] A photo is deleted so long after its question was closed: as long as a refusal may be contested. */
export const photosKeptMs = 30 * 24 * hour;

/** [O55] So long after it was asked or closed a question is still told, to tablets and boards: a tablet may be away. */
export const questionToldMs = 3 * 24 * hour;

export const mostPhotos = 3;
export const mostPhotoBytes = 400_000;
export const longestQuestion = 300;

/** What officers mostly ask of a vehicle at the barrier, ready to be tapped. */
export const topicsAtBarrier = ["let-through", "papers", "aboard", "goods"] as const;
/** What they ask besides, of one that has not come. */
export const questionTopics = [...topicsAtBarrier, "not-come"] as const;
export type QuestionTopic = (typeof questionTopics)[number];

/** What command may answer; `none`: only words. */
export const questionAnswers = ["let-through", "hold", "turn-back", "none"] as const;
export type QuestionAnswer = Extract<Decision, (typeof questionAnswers)[number]>;

/** SHA-256 of a photo's bytes, base64url: its name. */
export const photoName = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What a post asks about a vehicle at its barrier, or on its way there. */
export const asked = z.object({
  /** UUIDv7 made by the tablet: the key of idempotency. */
  id: z.uuidv7(),
  plate: plate.nullable(),
  pass: passId.nullable(),
  /** What the tablet made of it; null of one that has not come. */
  outcome: z.enum(outcomes).nullable(),
  reasons: z.array(z.enum(reasonCodes)).max(reasonCodes.length),
  topics: z.array(z.enum(questionTopics)).max(questionTopics.length),
  text: oneLine(0, longestQuestion),
  /** Names of the photos that follow. */
  photos: z.array(photoName).max(mostPhotos),
});

export const photoStates = ["awaited", "here", "deleted"] as const;

/** A question as everybody sees it. */
export const question = asked.omit({ photos: true }).extend({
  device: z.string(),
  checkpoint: placeId,
  askedAt: isoTime,
  receivedAt: isoTime,
  photos: z.array(z.object({ sha: photoName, state: z.enum(photoStates) })),
  /** When it was answered, or given up unanswered; null while it is open. */
  closedAt: isoTime.nullable(),
  answer: z
    .object({
      decision: z.enum(questionAnswers),
      words: z.string(),
      /** Who answered. */
      by: z.string(),
      at: isoTime,
    })
    .nullable(),
});
/** On record `answer.by` is an account; whoever is sent it gets the name. */
export type Question = z.infer<typeof question>;

/** [O52] Is it past the time in which somebody may answer? */
export const lapses = ({ receivedAt, closedAt }: Question, at: number): boolean =>
  closedAt === null && at >= ms(receivedAt) + questionOpenMs;

/** [O53] Are its photos past their time? */
export const photosOutlived = ({ closedAt, photos }: Question, at: number): boolean =>
  closedAt !== null &&
  at >= ms(closedAt) + photosKeptMs &&
  photos.some(({ state }) => state !== "deleted");

/** The question with some of its photos in another state. */
export const withPhotos = (
  one: Question,
  state: Question["photos"][number]["state"],
  which: (sha: string) => boolean = () => true,
): Question => ({
  ...one,
  photos: one.photos.map((photo) => (which(photo.sha) ? { ...photo, state } : photo)),
});

/** [O51] The first answer stands; null where there is one, or where it is too late for one. */
export const answered = (
  one: Question,
  answer: Omit<NonNullable<Question["answer"]>, "at">,
  at: IsoTime,
): Question | null =>
  one.closedAt === null && !lapses(one, ms(at))
    ? { ...one, closedAt: at, answer: { ...answer, at } }
    : null;
