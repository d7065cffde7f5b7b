import type { ConvoyStory } from "../contract/convoys.ts";
import type { Pass } from "../domain/pass.ts";
import { isAmendable } from "../domain/pass-amendment.ts";
import { formatPlate } from "../domain/plate.ts";
import { formatShortCode } from "../domain/short-code.ts";
import { iso } from "../domain/time.ts";
import { convoyWords, memberStateWords } from "./convoy.ts";
import { passStatusWords } from "./everywhere.ts";
import type { SheetFact, SheetNames } from "./pass-sheet.ts";
import { printWords } from "./print.ts";
import { registryWords } from "./registry.ts";
import { say } from "./say.ts";
import { clock, day, dayAndClock } from "./when.ts";

/** What the roll of a convoy says on paper. */
export interface ConvoySheet {
  readonly nation: string;
  readonly motto: string;
  readonly title: string;
  readonly name: string;
  readonly facts: readonly SheetFact[];
  /** Posts at which the roll is ticked off, by number. */
  readonly posts: readonly string[];
  readonly rows: readonly {
    readonly number: string;
    readonly plate: string;
    readonly people: string;
    readonly code: string;
    readonly endpoint: string;
    readonly until: string;
    readonly note: string;
  }[];
  readonly printedAt: string;
}

/** As many as a row has room for. */
const mostPosts = 5;

/** [G6] What is wrong with a vehicle's pass; empty where nothing is, or it is not the reader's to know. */
const whyNone = (pass: Pass | null | undefined, at: number): string => {
  if (pass === undefined) return printWords.noPass.vi;
  if (pass === null || isAmendable(pass, at)) return "";
  return passStatusWords[pass.status === "valid" ? "expired" : pass.status].vi.toLocaleLowerCase(
    "vi",
  );
};

/**
 * [G6] A convoy's roll as it stands at `at` (ms): its vehicles in the order they drive. `passes`: by plate; null where there is one that
 * the reader may not read.
 */
export const convoySheet = (
  { convoy, window, lead, escorts, posts, vehicles }: ConvoyStory,
  passes: ReadonlyMap<string, Pass | null>,
  names: SheetNames & { readonly checkpoints: ReadonlyMap<string, { readonly name: string }> },
  at: number,
): ConvoySheet => {
  const post = (id: string): string => names.checkpoints.get(id)?.name ?? id;
  const along = posts.map(({ checkpoint }) => post(checkpoint));
  const stay = vehicles.filter(({ left }) => !left);
  const people = stay.reduce((sum, { plate }) => sum + (passes.get(plate)?.occupantsMax ?? 0), 0);
  return {
    nation: registryWords.sheetNation.vi,
    motto: registryWords.sheetMotto.vi,
    title: printWords.rollTitle.vi,
    name: convoy.name,
    facts: [
      {
        label: printWords.way.vi,
        value: `${names.corridors.get(convoy.corridor)?.name ?? convoy.corridor}: ${say(
          printWords.entryExit,
          "vi",
          { entry: post(convoy.entry), exit: post(convoy.exit) },
        )}`,
      },
      {
        label: convoyWords.window.vi,
        value: `${dayAndClock(window.from, "vi")} – ${clock(window.until)}`,
      },
      {
        label: convoyWords.escort.vi,
        value: escorts.at(-1)?.escort?.name ?? convoyWords.escortNone.vi,
      },
      {
        label: printWords.vehicles.vi,
        value: say(printWords.vehiclesPeople, "vi", { count: stay.length, people }),
      },
    ],
    posts: along.length > mostPosts ? [...along.slice(0, mostPosts - 1), along.at(-1)!] : along,
    rows: vehicles.map(({ plate, left }, place) => {
      const pass = passes.get(plate);
      const notes = [
        lead?.plate === plate ? printWords.leads.vi : "",
        left ? (left.why ?? memberStateWords.left.vi) : "",
        whyNone(pass, at),
      ];
      return {
        number: String(place + 1),
        plate: formatPlate(plate),
        people: pass ? String(pass.occupantsMax) : "",
        code: pass ? formatShortCode(pass.shortCode) : "",
        endpoint: pass ? (names.endpoints.get(pass.endpoint)?.name ?? pass.endpoint) : "",
        until: pass ? `${clock(pass.validTo)} ${day(pass.validTo, "vi")}` : "",
        note: notes.filter((one) => one !== "").join(", "),
      };
    }),
    printedAt: say(printWords.printedAt, "vi", { time: dayAndClock(iso(at), "vi") }),
  };
};
