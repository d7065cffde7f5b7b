import { adminWords } from "../../shared/text/admin.ts";
import type { Words } from "../../shared/text/say.ts";

/** The lists of places an administrator keeps. */
export const placeKinds = ["posts", "corridors", "endpoints", "areas"] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** The kind an address names; posts when it names none. */
export const kindOf = (text: string | undefined): PlaceKind =>
  placeKinds.find((one) => one === text) ?? "posts";
export const kindWords = {
  posts: adminWords.posts,
  corridors: adminWords.corridors,
  endpoints: adminWords.endpoints,
  areas: adminWords.areas,
} as const satisfies Record<PlaceKind, Words>;
export const addWords = {
  posts: adminWords.addPost,
  corridors: adminWords.addCorridor,
  endpoints: adminWords.addEndpoint,
  areas: adminWords.addArea,
} as const satisfies Record<PlaceKind, Words>;
