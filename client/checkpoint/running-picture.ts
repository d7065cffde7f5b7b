import { makeStore } from "./store.ts";

/** The picture of the camera that runs behind every screen, for whoever reads other codes with it; null while there is none. */
export const runningPicture = makeStore<MediaStream | null>(null);
