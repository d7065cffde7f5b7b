import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId, passOnFile } from "./pass.ts";
import { placeId } from "./place.ts";

/** [Y11] Why a carrier asks to have a pass in use amended; `other`: in its own words. */
export const whysAsked = [
  "held-up",
  "breakdown",
  "road",
  "receiver",
  "people",
  "return-load",
  "other",
] as const;
export type WhyAsked = (typeof whysAsked)[number];

export const longestPlace = 120;
export const longestWhy = 120;

/** [Y11] What is asked to be amended, why, and where the vehicle is: at a post on its way, or somewhere in words. */
export const amendmentAsked = z
  .object({
    pass: passId,
    /** The revision that the carrier looked at. */
    rev: passOnFile.shape.rev,
    why: z.enum(whysAsked),
    post: placeId.nullable(),
    place: oneLine(0, longestPlace),
    note: oneLine(0, longestWhy),
  })
  .refine(({ post, place }) => post !== null || place !== "", {
    path: ["place"],
    params: { code: "where-it-is" },
  })
  .refine(({ why, note }) => why !== "other" || note !== "", {
    path: ["note"],
    params: { code: "required" },
  });
export type AmendmentAsked = z.infer<typeof amendmentAsked>;
