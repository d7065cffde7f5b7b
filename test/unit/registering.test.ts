import { describe, expect, it } from "vitest";
import { type Draft, draftLike, emptyDraft, readDraft } from "../../client/registration/draft.ts";
import { liveFormat } from "../../client/registration/live-format.ts";
import { endAfter, hoursBetween } from "../../client/registration/validity.ts";
import { fromWallClock, toWallClock } from "../../client/ui/wall-clock.ts";
import { aPass } from "../build/a-pass.ts";
import { anEndpoint } from "../build/a-place.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

const at = Date.parse("2021-08-14T23:30:40+07:00");

const filled = (change: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(at),
  plate: "93c 123.45",
  kind: "1",
  purpose: "1",
  carrier: "htx-bu-dang",
  origin: "Thủ Đức",
  endpoint: "kcn-dong-xoai-2",
  corridor: "dt741-ql14",
  ...change,
});

const standing = (rules = rulesForTests()) => ({
  rules,
  endpoints: new Map(
    [
      anEndpoint({ id: "kcn-dong-xoai-2", name: "KCN Đồng Xoài II" }),
      anEndpoint({ id: "cho-tan-phu", name: "Chợ Tân Phú", code: 2 }),
      anEndpoint({ id: "dong-cua", name: "Kho đã đóng", code: 3, active: false }),
    ].map((one) => [one.id, one]),
  ),
});

const wrongIn = (draft: Draft): Readonly<Record<string, string>> => {
  const read = readDraft(draft, standing());
  return "wrong" in read
    ? Object.fromEntries(Object.entries(read.wrong).map(([field, { code }]) => [field, code]))
    : {};
};

describe("a plate while it is typed", () => {
  const type = (text: string): string =>
    [...text].reduce((typed, key) => liveFormat(typed + key, true), "");

  it("is set out as on the vehicle at every length that is a plate", () => {
    expect(type("93c1234")).toBe("93C-1234");
    expect(type("93c12345")).toBe("93C-123.45");
    expect(type("tm1234")).toBe("TM-12-34");
  });

  it("goes back by one character at a time", () => {
    expect(liveFormat("93C-123.4", true)).toBe("93C-1234");
    expect(liveFormat("93C-", true)).toBe("93C-");
  });

  it("is left alone while the caret is inside it, and while it is no Vietnamese plate", () => {
    expect(liveFormat("93c12345", false)).toBe("93c12345");
    expect(liveFormat("ab1234567", true)).toBe("ab1234567");
  });
});

describe("validity on Việt Nam's clock", () => {
  it("is read with its offset, wherever the desk stands", () => {
    expect(fromWallClock("2021-08-15T06:00")).toBe("2021-08-15T06:00:00+07:00");
    expect(toWallClock(Date.parse("2021-08-14T23:00:59Z"))).toBe("2021-08-15T06:00");
  });

  it("is nothing while half typed", () => {
    expect(fromWallClock("2021-08-")).toBeNull();
    expect(fromWallClock("2021-13-40T99:99")).toBeNull();
    expect(endAfter("", 24)).toBeNull();
  });

  it("ends the asked hours later, over midnight and month's end", () => {
    expect(endAfter("2021-08-31T23:30", 24)).toBe("2021-09-01T23:30");
    expect(hoursBetween("2021-08-31T23:30", "2021-09-01T23:30")).toBe(24);
  });
});

describe("a registration's form", () => {
  it("begins now, to the minute, and asks for three days", () => {
    const draft = emptyDraft(at);
    expect(draft.validFrom).toBe("2021-08-14T23:30");
    expect(draft.validTo).toBe("2021-08-17T23:30");
  });

  it("asks for what was typed, the plate made canonical and no trailer when none is given", () => {
    expect(readDraft(filled(), standing())).toEqual({
      asking: {
        plate: "93C12345",
        trailerPlate: null,
        kind: 1,
        purpose: 1,
        carrier: "htx-bu-dang",
        occupantsMax: 2,
        origin: "Thủ Đức",
        endpoint: "kcn-dong-xoai-2",
        corridor: "dt741-ql14",
        use: "single",
        validFrom: "2021-08-14T23:30:00+07:00",
        validTo: "2021-08-17T23:30:00+07:00",
      },
    });
  });

  it("calls everything that is empty required, and nothing else wrong", () => {
    const wrong = wrongIn(emptyDraft(at));
    expect(Object.keys(wrong).sort()).toEqual(
      ["carrier", "corridor", "endpoint", "kind", "origin", "plate", "purpose"].sort(),
    );
    expect(new Set(Object.values(wrong))).toEqual(new Set(["required"]));
  });

  it.each([
    ["a plate that is none", { plate: "xe tải" }, { plate: "plate" }],
    [
      "a trailer with the vehicle's own plate",
      { trailerPlate: "93C-12345" },
      { trailerPlate: "other-than-plate" },
    ],
    [
      "an end before the beginning",
      { validTo: "2021-08-14T23:29" },
      { validTo: "after-valid-from" },
    ],
    ["more than a year", { validTo: "2022-09-01T00:00" }, { validTo: "at-most-a-year" }],
    ["nobody aboard", { occupantsMax: 0 }, { occupantsMax: "too-small" }],
    ["500 aboard", { occupantsMax: 500, purpose: "4" }, { occupantsMax: "too-big" }],
    ["no number of people", { occupantsMax: "" }, { occupantsMax: "required" }],
    ["no end", { validTo: "" }, { validTo: "required" }],
  ] as const)("names the input at fault: %s", (_, change, wrong) => {
    expect(wrongIn(filled(change))).toEqual(wrong);
  });

  it("holds a purpose to the most people the rules allow for it", () => {
    const cap = rulesForTests().purposes.find((purpose) => purpose.occupantsMax !== null);
    const most = cap?.occupantsMax ?? 0;
    const draft = filled({ purpose: String(cap?.code), occupantsMax: most });
    expect(wrongIn(draft)).toEqual({});
    expect(wrongIn({ ...draft, occupantsMax: most + 1 })).toEqual({
      occupantsMax: "over-purpose-cap",
    });
  });

  it("[P11] names where a purpose may stop instead, of what is in use", () => {
    const stopsAt = (stops: string[]) =>
      standing(
        rulesForTests({ purposes: rulesForTests().purposes.map((one) => ({ ...one, stops })) }),
      );
    const read = (stops: string[]) => readDraft(filled(), stopsAt(stops));
    expect(read(["cho-tan-phu", "dong-cua"])).toEqual({
      wrong: { endpoint: { code: "not-a-stop", params: { stops: "Chợ Tân Phú" } } },
    });
    expect(read(["dong-cua"])).toMatchObject({ wrong: { endpoint: { code: "no-stops" } } });
    expect(read(["cho-tan-phu", "kcn-dong-xoai-2"])).toHaveProperty("asking");
    const unchosen = readDraft(filled({ endpoint: "" }), stopsAt([]));
    expect(unchosen).toMatchObject({ wrong: { endpoint: { code: "required" } } });
  });

  it("[T17] asks for the endpoints before the last in their order, and names one that is there twice", () => {
    const via = ["cho-tan-phu"];
    expect(readDraft(filled({ via }), standing())).toMatchObject({ asking: { via } });
    expect(wrongIn(filled({ via: ["kcn-dong-xoai-2"] }))).toEqual({ via: "endpoint-twice" });
    expect(wrongIn(filled({ via: [...via, ...via] }))).toEqual({ via: "endpoint-twice" });
    const stops = ["kcn-dong-xoai-2"];
    const purposes = rulesForTests().purposes.map((one) => ({ ...one, stops }));
    expect(readDraft(filled({ via }), standing(rulesForTests({ purposes })))).toEqual({
      wrong: { via: { code: "not-a-stop", params: { stops: "KCN Đồng Xoài II" } } },
    });
  });

  it("starts the carrier's next vehicle with all but the plates, for as long, from now", () => {
    const pass = aPass({
      validFrom: "2021-08-01T00:00:00.000Z",
      validTo: "2021-08-08T00:00:00.000Z",
    });
    const draft = draftLike(pass, at);
    expect(draft).toMatchObject({
      plate: "",
      trailerPlate: "",
      carrier: pass.carrier,
      corridor: pass.corridor,
      endpoint: pass.endpoint,
      origin: pass.origin,
      kind: String(pass.kind),
      occupantsMax: pass.occupantsMax,
      validFrom: "2021-08-14T23:30",
      validTo: "2021-08-21T23:30",
    });
  });
});
