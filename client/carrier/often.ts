/** How often a carrier's page reads its applications again: who follows no feed costs the posts nothing. */
export const oftenMs = 15_000;
