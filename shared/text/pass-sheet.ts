import type { Pass } from "../domain/pass.ts";
import { formatPlate } from "../domain/plate.ts";
import type { RuleSet } from "../domain/rules.ts";
import { formatShortCode } from "../domain/short-code.ts";
import { passUseWords, termWords } from "./everywhere.ts";
import { basisText } from "./reason-text.ts";
import { registryWords } from "./registry.ts";
import { say } from "./say.ts";
import { dayAndClock } from "./when.ts";

/** A label and what stands under it. */
export interface SheetFact {
  readonly label: string;
  readonly value: string;
}

/** What a printed pass says, in the order it is read, whatever it is printed by. */
export interface PassSheet {
  readonly issuer: string;
  readonly nation: string;
  readonly motto: string;
  readonly title: string;
  readonly plate: string;
  /** The text of its QR. */
  readonly token: string;
  readonly people: SheetFact & { readonly unit: string; readonly note: string };
  /** Validity and trips. */
  readonly validity: readonly SheetFact[];
  readonly code: SheetFact;
  readonly endpoint: SheetFact & { readonly address: string };
  readonly way: readonly SheetFact[];
  readonly foot: readonly string[];
}

type Named = ReadonlyMap<string, { readonly name: string }>;
/** What names are taken from; where a name is not known the id stands. */
export interface SheetNames {
  readonly endpoints: ReadonlyMap<string, { readonly name: string; readonly address: string }>;
  readonly corridors: Named;
  readonly rules: RuleSet | null;
}

/** Names that stand on one line of half the sheet; beyond it their number does, and tablets name them. */
const longestVia = 36;

const nameIn = (things: Named, id: string): string => things.get(id)?.name ?? id;

const viaLine = (names: readonly string[]): string => {
  // The typeface has no arrow.
  const line = names.join(" › ");
  return line.length <= longestVia
    ? line
    : say(registryWords.sheetVia, "vi", { count: names.length });
};

const codeName = (coded: RuleSet["vehicleKinds"] | undefined, code: number): string =>
  coded?.find((one) => one.code === code)?.name.vi ?? String(code);

/**
 * [G1] What the sheet behind the windscreen says: always in Vietnamese, for it speaks to officers on the road. `host`: where delays are
 * reported.
 */
export const passSheet = (
  pass: Pass,
  { endpoints, corridors, rules }: SheetNames,
  host: string,
): PassSheet => {
  const basis = rules?.basis.default;
  const kind = codeName(rules?.vehicleKinds, pass.kind);
  const purpose = codeName(rules?.purposes, pass.purpose).toLocaleLowerCase("vi");
  return {
    issuer: basis?.issuer ?? "",
    nation: registryWords.sheetNation.vi,
    motto: registryWords.sheetMotto.vi,
    title: termWords.pass.vi,
    plate: formatPlate(pass.plate),
    token: pass.token,
    people: {
      label: termWords.occupantsMax.vi,
      value: String(pass.occupantsMax),
      unit: registryWords.sheetPeople.vi,
      note: registryWords.sheetPeopleNote.vi,
    },
    validity: [
      { label: termWords.validFrom.vi, value: dayAndClock(pass.validFrom, "vi") },
      { label: termWords.validTo.vi, value: dayAndClock(pass.validTo, "vi") },
      { label: registryWords.trips.vi, value: passUseWords[pass.use].vi },
    ],
    code: { label: termWords.shortCode.vi, value: formatShortCode(pass.shortCode) },
    endpoint: {
      label: termWords.endpoint.vi,
      value: nameIn(endpoints, pass.endpoint),
      address: endpoints.get(pass.endpoint)?.address ?? "",
    },
    way: [
      { label: termWords.corridor.vi, value: nameIn(corridors, pass.corridor) },
      ...(pass.via
        ? [
            {
              label: termWords.via.vi,
              value: viaLine(pass.via.map((id) => nameIn(endpoints, id))),
            },
          ]
        : []),
      { label: termWords.origin.vi, value: pass.origin },
      { label: registryWords.kindAndPurpose.vi, value: `${kind}, ${purpose}` },
      {
        label: termWords.trailerPlate.vi,
        value: pass.trailerPlate ? formatPlate(pass.trailerPlate) : registryWords.none.vi,
      },
    ],
    foot: [
      registryWords.sheetUse.vi,
      `${registryWords.sheetCode.vi} ${say(registryWords.sheetDelay, "vi", { link: `${host}/delay` })}`,
      ...(basis ? [basisText(basis, "vi")] : []),
    ],
  };
};
