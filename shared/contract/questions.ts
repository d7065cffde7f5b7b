import { z } from "zod";
import { oneLine } from "../domain/one-line.ts";
import {
  asked,
  longestQuestion,
  mostPhotoBytes,
  photoName,
  question,
  questionAnswers,
} from "../domain/question.ts";
import { hasMoment, scanTimes } from "../domain/scan.ts";
import { numberCursor } from "./page-cursor.ts";

export const longestPhoto = mostPhotoBytes;

/** A tablet asks for its own post; what it is, and what it is asked about, is said by nobody else. */
export const newQuestion = asked
  .extend(scanTimes)
  .refine(hasMoment, { path: ["at"], params: { code: "time" } })
  .refine(({ topics, text }) => topics.length > 0 || text !== "", {
    path: ["text"],
    params: { code: "required" },
  });
export type NewQuestion = z.infer<typeof newQuestion>;

export const photoParams = z.object({ id: z.string().min(1).max(60), sha: photoName });
export const photoKept = z.object({ sha: photoName });

export const newAnswer = z
  .object({
    decision: z.enum(questionAnswers),
    words: oneLine(0, longestQuestion),
  })
  .refine(({ decision, words }) => decision !== "none" || words !== "", {
    path: ["words"],
    params: { code: "required" },
  });

export const questionQuery = z.object({
  status: z.enum(["open", "closed"]).default("open"),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const questionPage = z.object({
  items: z.array(question),
  next: z.string().nullable(),
});
