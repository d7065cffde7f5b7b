import { type Language, languages } from "../../shared/text/say.ts";

/** The language of `Accept-Language` we speak best: the highest q, Vietnamese when it names none of ours. */
export const languageOf = (accept: string | undefined): Language => {
  let best: Language = "vi";
  let bestQ = 0;
  for (const part of (accept ?? "").slice(0, 200).split(",")) {
    const [tag = "", ...params] = part.trim().toLowerCase().split(";");
    const q = Number(
      params
        .find((p) => p.trim().startsWith("q="))
        ?.trim()
        .slice(2) ?? 1,
    );
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language && q > bestQ) {
      best = language;
      bestQ = q;
    }
  }
  return best;
};
