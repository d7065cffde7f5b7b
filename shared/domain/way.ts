import type { Checkpoint, Corridor } from "./place.ts";

/** Where a post stands on a corridor: at an end by which one leaves the province, or along the way. */
export type OnWay = "along" | "end";

/**
 * [T15] Posts stand in driving order, and a corridor may be driven from either end: one leaves the province by the first or
 * the last of them, where that is a border post. Null for a post that is not on the corridor.
 */
export const onWayOf = (
  { posts }: Pick<Corridor, "posts">,
  { id, kind }: Pick<Checkpoint, "id" | "kind">,
): OnWay | null => {
  if (!posts.some(({ checkpoint }) => checkpoint === id)) return null;
  const ends = [posts[0], posts.at(-1)];
  return kind === "border" && ends.some((post) => post?.checkpoint === id) ? "end" : "along";
};
