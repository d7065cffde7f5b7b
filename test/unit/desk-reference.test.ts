import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importKinds, recognise } from "../../client/admin/recognise.ts";
import { firstSection, sections } from "../../client/ui/sections.ts";
import { everythingAllowed } from "../../shared/domain/access.ts";
import { type Role, roles } from "../../shared/domain/access-shape.ts";
import { placeId } from "../../shared/domain/place.ts";
import { freshId, idFrom } from "../../shared/domain/place-id.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/binh-phuoc/${name}.json`, import.meta.url), "utf8"));

describe("a file of reference data", () => {
  it.each(importKinds)("of %s is known by what it holds", (kind) => {
    expect(recognise(read(kind))?.kind).toBe(kind);
    expect(recognise({ items: read(kind) })?.kind).toBe(kind);
  });

  it.each([null, 7, "text", [], {}, [1], [{ id: "a", name: "b" }], { items: "all" }])(
    "that is none of ours is not guessed at: %j",
    (content) => {
      expect(recognise(content)).toBeNull();
    },
  );

  it("comes in an order in which each refers only to those before", () => {
    const order = (kind: (typeof importKinds)[number]) => importKinds.indexOf(kind);
    expect(order("areas")).toBeLessThan(order("endpoints"));
    expect(order("endpoints")).toBeLessThan(order("checkpoints"));
    expect(order("checkpoints")).toBeLessThan(order("corridors"));
  });
});

describe("a reference id made from a name", () => {
  it.each([
    ["Công ty TNHH Đất Đỏ", "cong-ty-tnhh-dat-do"],
    ["  Chốt  Tân Lập – ĐT741 (giáp Bình Dương)", "chot-tan-lap-dt741-giap-binh-duong"],
    ["!!!", "moi"],
    [`${"Hợp tác xã ".repeat(9)}Bù Đăng`, "hop-tac-xa-hop-tac-xa-hop-tac-xa-hop-tac"],
  ])("%s", (name, id) => {
    expect(idFrom(name)).toBe(id);
    expect(placeId.safeParse(idFrom(name)).success).toBe(true);
  });

  it("is another one where the id is taken, however long", () => {
    const taken = new Set(["bu-dang", "bu-dang-2", "x".repeat(40)]);
    expect(freshId("Bù Đăng", (id) => taken.has(id))).toBe("bu-dang-3");
    const long = freshId("x".repeat(60), (id) => taken.has(id));
    expect(long).toBe(`${"x".repeat(38)}-2`);
    expect(placeId.safeParse(long).success).toBe(true);
  });
});

describe("where the desk opens", () => {
  const opens = (role: Role): string | null => {
    const allowed = everythingAllowed([{ role, scope: { kind: "all" } }]);
    return firstSection((action) => allowed.includes(action));
  };
  const expected: Readonly<Record<Role, string | null>> = {
    administrator: "/registry",
    registrar: "/registry",
    carrier: "/carrier",
    officer: "/convoys",
    receiver: "/endpoint",
    commander: "/command",
    inspector: "/command",
  };

  it.each(roles)("for %s", (role) => {
    expect(opens(role)).toBe(expected[role]);
  });

  it("shows a registrar no administration and a receiver neither registry nor board", () => {
    const seen = (role: Role): readonly string[] => {
      const allowed = everythingAllowed([{ role, scope: { kind: "all" } }]);
      return sections
        .filter((section) => section.allowed((action) => allowed.includes(action)))
        .map((section) => section.path);
    };
    expect(seen("registrar")).toEqual(["/registry", "/command", "/convoys"]);
    expect(seen("receiver")).toEqual(["/endpoint"]);
  });
});
