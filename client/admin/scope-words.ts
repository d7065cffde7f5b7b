import type { Role, Scope } from "../../shared/domain/access-shape.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import type { Words } from "../../shared/text/say.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { areaChoices } from "../ui/area-choices.ts";
import type { Choice } from "../ui/search-select.tsx";

export const scopeKindWords = {
  all: adminWords.scopeAll,
  area: adminWords.area,
  checkpoint: termWords.checkpoint,
  endpoint: termWords.endpoint,
  corridor: termWords.corridor,
  carrier: termWords.carrier,
} as const satisfies Record<Scope["kind"], Words>;

/** The scope a role usually has: what the form starts with when the role is chosen. */
export const usualScope: Readonly<Record<Role, Scope["kind"]>> = {
  administrator: "all",
  registrar: "all",
  commander: "all",
  inspector: "all",
  officer: "checkpoint",
  receiver: "endpoint",
  carrier: "carrier",
};

const placesOf = {
  area: "areas",
  checkpoint: "checkpoints",
  endpoint: "endpoints",
  corridor: "corridors",
  carrier: "carriers",
} as const;

/** The name of what a grant reaches; null for everything. */
export const scopeName = (scope: Scope, reference: Reference): string | null =>
  scope.kind === "all" ? null : nameOf(reference[placesOf[scope.kind]], scope.id);

/** What a kind of scope can be chosen from. An area shows what it lies in. */
export const scopeChoices = (kind: Scope["kind"], reference: Reference): readonly Choice[] => {
  if (kind === "all") return [];
  if (kind === "area") return areaChoices(reference);
  return [...reference[placesOf[kind]].values()].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
};
