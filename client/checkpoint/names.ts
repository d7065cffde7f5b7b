import { thatStays } from "../../shared/domain/merged.ts";
import type { Merged } from "../../shared/domain/place.ts";
import { checkpointWords as words } from "../../shared/text/checkpoint.ts";
import { useWords } from "../ui/language.tsx";
import { rulesOnFile } from "./on-file.ts";
import { useStation } from "./station-context.ts";
import { useStore } from "./store.ts";

interface Coded {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly merged?: Merged | undefined;
}

/** Names of what passes and trips refer to, by id or by a token's code, as far as this tablet knows them. */
export interface Names {
  readonly endpoint: (reference: string | number) => string;
  readonly corridor: (reference: string | number) => string;
  readonly checkpoint: (id: string) => string;
  readonly carrier: (id: string) => string;
  readonly vehicleKind: (code: number) => string;
  readonly purpose: (code: number) => string;
}

export const useNames = (): Names => {
  const { t, language } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const rules = rulesOnFile(onFile, station.clock.now());
  const coded = (table: ReadonlyMap<string, Coded>, reference: string | number): string => {
    // [B2] One that was merged goes by the name of the one that stays.
    const nameOf = (id: string): string | undefined => thatStays((one) => table.get(one), id)?.name;
    if (typeof reference === "string") return nameOf(reference) ?? reference;
    const found = [...table.values()].find((one) => one.code === reference);
    return (found && nameOf(found.id)) ?? t(words.codeNumber, { code: reference });
  };
  const ofRules = (kind: "vehicleKinds" | "purposes", code: number): string =>
    rules?.[kind].find((one) => one.code === code)?.name[language] ?? t(words.codeNumber, { code });
  return {
    endpoint: (reference) => coded(onFile.endpoint, reference),
    corridor: (reference) => coded(onFile.corridor, reference),
    checkpoint: (id) => onFile.checkpoint.get(id)?.name ?? id,
    carrier: (id) => thatStays((one) => onFile.carrier.get(one), id)?.name ?? id,
    vehicleKind: (code) => ofRules("vehicleKinds", code),
    purpose: (code) => ofRules("purposes", code),
  };
};
