import { describe, expect, it } from "vitest";
import { makeClock } from "../../client/checkpoint/clock.ts";
import { codeIn, otherServerIn } from "../../client/checkpoint/enrol.ts";
import { faceOf, needsSuperior, recommended } from "../../client/checkpoint/face.ts";
import { makeKeyBurst, type Stroke } from "../../client/checkpoint/key-burst.ts";
import { recognise } from "../../client/checkpoint/recognise.ts";
import { makeSameCode } from "../../client/checkpoint/same-code.ts";
import { commonProvinces, plateProvince } from "../../shared/domain/plate-province.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { nothingMeasured } from "../../shared/domain/tablet-clock.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";

describe("what was typed", () => {
  it("is a plate, a short code or a hand reader's text, in any spelling", () => {
    const code = makeShortCode(987_654_321);
    expect(recognise(" 93c 123.45 ")).toMatchObject({ plate: "93C12345", plateShaped: true });
    expect(recognise(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())).toMatchObject({ code });
    expect(recognise("gl1:6bf+70790t9wjwg.")).toMatchObject({ token: "GL1:6BF+70790T9WJWG." });
    expect(recognise("9")).toEqual({ token: null, code: null, plate: null, plateShaped: false });
  });
});

describe("keys that follow one another", () => {
  const code = makeShortCode(987_654_321);
  /** As a reader set to US sends it, where the layout makes `made` of each key. */
  const keyed = (text: string, gap: number, made: (character: string) => string) =>
    [...text].map((character, n): Stroke => {
      const symbol = ")!@#$%^&*(".indexOf(character);
      const [key, shift] =
        character === ":"
          ? ["Semicolon", true]
          : character === "-"
            ? ["Minus", false]
            : [null, false];
      const digit = /\d/.test(character) ? character : symbol >= 0 ? String(symbol) : null;
      return {
        code: key ?? (digit ? `Digit${digit}` : `Key${character.toUpperCase()}`),
        key: made(character),
        shift: shift || symbol >= 0 || /[A-Z]/.test(character),
        at: n * gap,
      };
    });
  const typed = (text: string, gap: number, made: (character: string) => string = (c) => c) => {
    const burst = makeKeyBurst();
    const strokes = keyed(text, gap, made);
    for (const stroke of strokes) burst.add(stroke);
    const { text: seen, read } = burst.end((strokes.at(-1)?.at ?? 0) + gap);
    return read ? seen : null;
  };
  const azerty: Readonly<Record<string, string>> = {
    ...{ A: "Q", Q: "A", Z: "W", W: "Z", M: "?", ":": "M", "-": ")" },
    ...Object.fromEntries(
      [..."àé\"'(-è_ç&"].map((key, n) => [String((n + (n > 0 ? 1 : 0)) % 10), key]),
    ),
  };

  it("are a reader's only when no hand is so fast", () => {
    expect(typed("93C12345", 15)).toBe("93C12345");
    expect(typed("93C12345", 40)).toBe("93C12345");
    for (const gap of [60, 90, 250]) expect(typed("93C12345", gap)).toBeNull();
    expect(typed("93C", 5)).toBeNull();
  });
  it("are what the keys say where the layout has garbled them", () => {
    const token = "GL1:6BF70790T9WJWGM";
    expect(typed(token, 10, (c) => azerty[c] ?? c)).toBe(token);
    expect(typed(code, 10, (c) => ({ Y: "Z", Z: "Y" })[c] ?? c)).toBe(code);
    expect(typed("https://", 10)).toMatch(/^https/);
  });
  it("are what the keys say where an input method keeps the characters to itself", () => {
    expect(typed("93C12345", 10, () => "Process")).toBe("93C12345");
    expect(typed("GL1:6AADD", 10, (c) => (c === "A" ? "Dead" : c))).toBe("GL1:6AADD");
  });
  it("are what the layout says where a reader is set to it", () => {
    const text = "GL1:6BF70790T9WJWG";
    const strokes = keyed(text, 10, (c) => c).map((stroke) => ({ ...stroke, code: "KeyE" }));
    const burst = makeKeyBurst();
    for (const stroke of strokes) burst.add(stroke);
    expect(burst.end(strokes.at(-1)!.at)).toEqual({ text, read: true });
  });
  it("are known to be over before the next that comes too late for them, so that a slow hand loses none", () => {
    const burst = makeKeyBurst();
    expect(burst.isOver(0)).toBe(false);
    burst.add({ code: "Digit9", key: "9", shift: false, at: 0 });
    expect(burst.isOver(160)).toBe(false);
    expect(burst.isOver(161)).toBe(true);
    expect(burst.settle()).toEqual({ text: "9", read: false });
    burst.add({ code: "Digit3", key: "3", shift: false, at: 170 });
    expect(burst.end(200)).toEqual({ text: "3", read: false });
  });
  it("begin anew after a pause, and need no ending key where they say a pass", () => {
    const burst = makeKeyBurst();
    burst.add({ code: "KeyX", key: "x", shift: false, at: -500 });
    for (const stroke of keyed("GL1:6BF70790", 10, (c) => c)) burst.add(stroke);
    expect(burst.settle()).toEqual({ text: "GL1:6BF70790", read: true });
    expect(burst.settle()).toEqual({ text: "", read: false });
  });
});

describe("province codes", () => {
  it("begin most of the plates on file, the commonest first", () => {
    const plates = ["93C12345", "93C12346", "61C00001", "10X99999", "KH1234"];
    expect(commonProvinces(plates, 8)).toEqual(["93", "61"]);
    expect(plateProvince("93")).toBe("Bình Phước");
    expect(plateProvince("13")).toBeNull();
  });
});

describe("an enrolment code", () => {
  it("is read from the link or as typed", () => {
    expect(codeIn("https://x.example/checkpoint/#enrol=K7M2-9QXA-4TBD")).toBe("K7M29QXA4TBD");
    expect(codeIn("#enrol=K7M2-9QXA-4TBD")).toBe("K7M29QXA4TBD");
    expect(codeIn(" k7m2 9qxa 4tbd ")).toBe("K7M29QXA4TBD");
    expect(codeIn("#enrol=%E0%A4%A")).toBe("E0A4A");
  });
  it("of another server is told apart from one of ours", () => {
    const link = "https://khac.example/checkpoint/#enrol=K7M2-9QXA-4TBD";
    expect(otherServerIn(link, "https://luongxanh.example")).toBe("khac.example");
    expect(otherServerIn(link, "https://khac.example")).toBeNull();
    expect(otherServerIn("K7M2-9QXA-4TBD", "https://khac.example")).toBeNull();
  });
});

describe("a code in view", () => {
  it("is new once, then the same until it has been gone for a while", () => {
    const same = makeSameCode();
    expect(same.offer("A", 0)).toBe("new");
    expect(same.offer("A", 100)).toBe("same");
    same.missed(2_000);
    expect(same.offer("A", 2_050)).toBe("same");
    same.missed(9_000);
    expect(same.offer("A", 9_050)).toBe("new");
    expect(same.offer("B", 9_100)).toBe("new");
  });
  it("is not new again because another that lies beside it was read in between", () => {
    const same = makeSameCode();
    expect([same.offer("A", 0), same.offer("B", 100)]).toEqual(["new", "new"]);
    for (let now = 200; now < 9_000; now += 200)
      expect([same.offer("A", now), same.offer("B", now + 100)]).toEqual(["same", "same"]);
    same.missed(12_000);
    expect(same.offer("A", 12_100)).toBe("new");
  });
  it("does not count the time in which nobody looked as gone", () => {
    const same = makeSameCode();
    same.offer("A", 0);
    same.resume(60_000);
    same.missed(60_060);
    expect(same.offer("A", 60_120)).toBe("same");
  });
  it("can be asked for again", () => {
    const same = makeSameCode();
    same.offer("A", 0);
    same.forget();
    expect(same.offer("A", 50)).toBe("new");
  });
});

describe("the clock", () => {
  const still = (wall: number) => ({ deviceNow: () => wall, ticks: () => 0, seen: () => true });

  it("learns the server's time from an exact answer, and only gross errors from a date", () => {
    const kept: number[] = [];
    const clock = makeClock(
      nothingMeasured,
      ({ offsetMs }) => kept.push(offsetMs),
      still(1_000_000),
    );
    clock.learnRoughly(1_001_000, 1_000_000, 1_000_050);
    expect(clock.offsetMs()).toBe(0);
    clock.learnRoughly(4_600_000, 1_000_000, 1_000_050);
    expect(Math.round(clock.offsetMs() / 1000)).toBe(3600);
    clock.learn(1_000_525, 1_000_000, 1_000_050);
    expect(clock.offsetMs()).toBe(500);
    expect(clock.now()).toBe(1_000_500);
    expect(kept.at(-1)).toBe(500);
  });
  it("learns nothing from an answer that took too long", () => {
    const clock = makeClock({ ...nothingMeasured, offsetMs: 7 }, () => {}, still(0));
    clock.learn(99_000, 0, 60_000);
    expect(clock.offsetMs()).toBe(7);
  });
});

describe("the face of a verdict", () => {
  const stop = (code: Parameters<typeof aReason>[0]) =>
    aVerdict({ outcome: "stop", reasons: [aReason(code, "V4")] });
  it("forged, revoked, expired and foreign look different, each with its own advice", () => {
    const foreign = aVerdict({ outcome: "not-a-pass", reasons: [aReason("other-qr", "V2")] });
    const faces = [stop("forged"), stop("revoked"), stop("expired"), foreign].map(faceOf);
    expect(new Set(faces).size).toBe(4);
    expect(recommended(stop("forged"))).toBe("hold");
    expect(recommended(stop("revoked"))).toBe("turn-back");
    expect(recommended(foreign)).toBeNull();
    expect(recommended(aVerdict())).toBe("let-through");
  });
  it("only letting through against a stop needs somebody to answer for it", () => {
    expect(needsSuperior(stop("revoked"), "let-through")).toBe(true);
    expect(needsSuperior(stop("revoked"), "hold")).toBe(false);
    expect(needsSuperior(aVerdict({ outcome: "inspect" }), "let-through")).toBe(false);
  });
});
