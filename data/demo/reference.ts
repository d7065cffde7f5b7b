import { readFileSync } from "node:fs";
import { z } from "zod";
import { newLevels } from "../../shared/contract/rules.ts";
import { area, carrier, checkpoint, corridor, endpoint } from "../../shared/domain/place.ts";
import { type RuleSet, ruleSet } from "../../shared/domain/rules.ts";

const reference = z.object({
  areas: z.array(area),
  checkpoints: z.array(checkpoint),
  corridors: z.array(corridor),
  endpoints: z.array(endpoint),
  carriers: z.array(carrier),
});
export type Reference = z.infer<typeof reference>;

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));

/** Bình Phước's places as kept in data/binh-phuoc. Throws, naming the field, when a file is wrong. */
export const readReference = (): Reference =>
  reference.parse({
    areas: read("binh-phuoc/areas.json"),
    checkpoints: read("binh-phuoc/checkpoints.json"),
    corridors: read("binh-phuoc/corridors.json"),
    endpoints: read("binh-phuoc/endpoints.json"),
    carriers: read("binh-phuoc/carriers.json"),
  });

/** Risk levels of Bình Phước's areas, as published. */
export const readLevels = (): z.output<typeof newLevels>["items"] =>
  newLevels.parse({ items: read("binh-phuoc/levels.json") }).items;

/** The rule set that is delivered with the product: names its vehicle kinds and purposes by code. */
export const readRules = (): RuleSet => ruleSet.parse(read("rules/default.json"));
