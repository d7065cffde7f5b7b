import type { Escort } from "../domain/convoy-shape.ts";
import { convoyWords } from "./convoy.ts";
import { type Language, say } from "./say.ts";

/** Who escorts a convoy, or that nobody does yet. */
export const escortLine = (escort: Escort | null | undefined, language: Language): string =>
  escort
    ? `${say(convoyWords.escort, language)}: ${escort.name}`
    : say(convoyWords.escortNone, language);
