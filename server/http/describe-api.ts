import { type ContractWords, openapi } from "../../shared/contract/openapi.ts";
import { routes } from "../../shared/contract/routes.ts";
import { contractWords, routeSummaries } from "../../shared/text/contract.ts";
import { problemDetails, problemTitles } from "../../shared/text/problems.ts";
import { type Language, say } from "../../shared/text/say.ts";
import { shortWhile } from "../../shared/text/when.ts";

const wordsIn = (language: Language): ContractWords => ({
  title: say(contractWords.product, language),
  description: say(contractWords.description, language),
  done: say(contractWords.done, language),
  session: say(contractWords.session, language),
  device: say(contractWords.device, language),
  summary: (name) => (language === "vi" ? routeSummaries[name] : routes[name].summary),
  problem: (code) => ({
    title: say(problemTitles[code], language),
    detail: say(problemDetails[code], language, {
      wait: shortWhile(30_000, language),
    }),
  }),
});

const kept = new Map<Language, Record<string, unknown>>();

/** The contract as OpenAPI 3.1 in a language; put together once. */
export const describeApi = (language: Language): Record<string, unknown> => {
  const described = kept.get(language) ?? openapi(wordsIn(language));
  kept.set(language, described);
  return described;
};
