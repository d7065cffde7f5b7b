import { formatPlate } from "../../shared/domain/plate.ts";
import { dayBeginsAt } from "./day.ts";
import type { Happening } from "./happening.ts";
import type { Told } from "./play.ts";

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const clock = (at: number): string => {
  const minute = Math.floor(at / 60_000) + dayBeginsAt * 60;
  return `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
};

/** One line on the screen for what happened; nothing for what was skipped. `names` of the posts, by id. */
export const tell = (
  happening: Happening,
  told: Told,
  names: ReadonlyMap<string, string>,
): void => {
  const at = clock(happening.at);
  switch (told.did) {
    case "scan": {
      const { outcome, reasons } = told.verdict;
      const where = happening.does === "scan" ? (names.get(happening.checkpoint) ?? "") : "";
      const plate = told.plate ? formatPlate(told.plate) : "no plate";
      const why = reasons.map((reason) => reason.code).join(", ");
      print(
        `${at}  ${plate.padEnd(12)}${outcome.padEnd(13)}${told.decision.padEnd(13)}${where}${why && `  (${why})`}`,
      );
      if (told.answer.result !== "recorded")
        print(
          `       the server says ${told.answer.result}: ${JSON.stringify(told.answer.errors)}`,
        );
      else if (told.answer.verdict && told.answer.verdict.outcome !== outcome)
        print(`       the server judges otherwise: ${told.answer.verdict.outcome}`);
      return;
    }
    case "register":
    case "revoke":
    case "confirm": {
      const did = { register: "registered", revoke: "revoked", confirm: "arrived" }[told.did];
      print(`${at}  ${formatPlate(told.plate).padEnd(12)}${did}`);
      return;
    }
    case "refused":
      print(`${at}  ${told.why}`);
      return;
    case "nothing":
      return;
  }
};
