import { describe, expect, it } from "vitest";
import { makeClock } from "../../client/checkpoint/clock.ts";
import { codeIn, otherServerIn } from "../../client/checkpoint/enrol.ts";
import { faceOf, needsSuperior, recommended } from "../../client/checkpoint/face.ts";
import { recognise } from "../../client/checkpoint/recognise.ts";
import { makeSameCode } from "../../client/checkpoint/same-code.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
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
  it("learns the server's time from an exact answer, and only gross errors from a date", () => {
    const kept: number[] = [];
    const clock = makeClock(
      0,
      (offset) => kept.push(offset),
      () => 1_000_000,
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
    const clock = makeClock(
      7,
      () => {},
      () => 0,
    );
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
