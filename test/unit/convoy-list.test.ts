import { describe, expect, it } from "vitest";
import { readList } from "../../client/convoys/read-list.ts";

const named = (text: string): string[] =>
  readList(text).vehicles.map((one) => (one.by === "plate" ? one.plate : one.code));

describe("a convoy's list as it is pasted", () => {
  it("[C24] of a spreadsheet's rows only what is surely a vehicle is one", () => {
    const rows = [
      "1\t93C-123.45\tNguyễn A\t0912345678\t20/12/2026",
      "2\t51C-678.90\t51R-045.67\tTrần B\t0912 345 679\t3",
    ].join("\n");
    expect(named(rows)).toEqual(["93C12345", "51C67890"]);
    expect(readList(rows).wrong).toEqual([]);
    expect(readList("STT\tHọ tên\n3\tLê C\t0912345680").wrong).toEqual([
      "STT Họ tên",
      "3 Lê C 0912345680",
    ]);
  });

  it("[C24] a line by itself may name any plate, but digits alone name none", () => {
    expect(named("93C-123.45, 51C-678.90; ກຂ 1234\n51R-045.67")).toContain("51R04567");
    expect(named("0912345678\n20/12/2026")).toEqual([]);
    expect(readList("0912345678\n20/12/2026").wrong).toEqual(["0912345678", "20/12/2026"]);
  });

  it("[C24] says how many more there are than a convoy takes", () => {
    const many = Array.from({ length: 303 }, (_, n) => `93C-${10_000 + n}`).join("\n");
    const { vehicles, beyond } = readList(many);
    expect(vehicles.length + beyond).toBe(303);
    expect(beyond).toBeGreaterThan(0);
  });
});
