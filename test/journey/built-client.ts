import { buildClient } from "../../client/build.ts";

/** Journeys open what `npm start` would serve: built once before the first of them. */
export const setup = async (): Promise<void> => {
  await buildClient();
};
