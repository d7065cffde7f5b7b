import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpenedToken } from "../../shared/domain/pass-token.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { JudgeInput } from "../../shared/domain/verdict-input.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aMeasureInForce } from "../build/a-rule.ts";
import { anOpenedToken } from "../build/an-opened-token.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

const second = 1_000;
const rules = rulesForTests();
const pass = aPassOnFile();
const [from, to] = [ms(pass.validFrom), ms(pass.validTo)];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
/** Often at the very limit, else up to days away. */
const whole = (least: number) =>
  fc.oneof(fc.constant(least), fc.integer({ min: least, max: 300_000 }));
const rev = fc.integer({ min: 1, max: 3 });
const moment = fc.oneof(
  fc.constantFrom(from, from + second, to - second),
  fc.integer({ min: from / second, max: to / second - 1 }).map((s) => s * second),
);
/** Measures that order nothing of this vehicle, or only something of the people in it. */
const idle = fc.subarray([
  aMeasureInForce(1, { purposes: [4] }),
  aMeasureInForce(2, { vehicleKinds: [8], effect: { kind: "occupants", max: 1 } }),
  aMeasureInForce(3, { effect: { kind: "stops", at: [pass.endpoint] } }),
  aMeasureInForce(4, { effect: { kind: "declare", who: "everyone" } }),
]);

/** A vehicle with nothing the matter, in every way there is of that. */
const nothingTheMatter: fc.Arbitrary<JudgeInput> = fc
  .record({
    at: moment,
    shown: fc.constantFrom("token", "code", "plate"),
    file: maybe(rev),
    token: rev,
    listed: fc.boolean(),
    asOf: whole(0),
    stale: maybe(whole(1)),
    expires: maybe(whole(1)),
    keysFresh: fc.boolean(),
    plateMatches: fc.constantFrom(true, null),
    occupants: fc.constantFrom(1, 2, null),
    corridorsHere: fc.constantFrom([], [pass.corridor], ["ql13", pass.corridor]),
    corridorCodesHere: fc.constantFrom([], [1], [9, 1]),
    boundFor: fc.constantFrom(pass.endpoint, null),
    draw: maybe(fc.integer({ min: 20, max: 999 })),
    began: maybe(whole(0)),
    before: maybe(idle),
    measures: idle,
  })
  .map(({ at, shown, file, token, listed, asOf, stale, expires, began, before, ...given }) => {
    const known = shown === "token" ? file : (file ?? 1);
    return {
      presented:
        shown === "token"
          ? { by: "token", opened: anOpenedToken({ rev: token }) }
          : { by: "lookup", key: shown as "code", text: "93C12345" },
      knowledge: {
        pass: known === null ? null : aPassOnFile({ rev: known }),
        status: known !== null && !listed ? null : "valid",
        asOf: iso(at - asOf * second),
        staleAt: stale === null ? null : iso(at + stale * second),
        expiresAt: expires === null ? null : iso(at + expires * second),
        keysFresh: given.keysFresh,
      },
      rules,
      observed: { plateMatches: given.plateMatches, occupants: given.occupants },
      corridorsHere: given.corridorsHere,
      corridorCodesHere: given.corridorCodesHere,
      boundFor: given.boundFor,
      draw: given.draw,
      tripBegan: began === null ? null : iso(at - began * second),
      before: before && { rules, levels: [], measures: before },
      measures: given.measures,
      at: iso(at),
    };
  });

type Flaw = fc.Arbitrary<(input: JudgeInput) => JudgeInput>;

const knowing = (input: JudgeInput, change: Partial<JudgeInput["knowledge"]>): JudgeInput => ({
  ...input,
  knowledge: { ...input.knowledge, ...change },
});
const tokenOf = ({ presented }: JudgeInput) =>
  presented.by === "token" && presented.opened.kind === "pass" ? presented.opened : null;

/** Changes the validity where it counts, in the newest revision at hand; what is older stays as good as it was. */
const dated = (input: JudgeInput, change: { validFrom?: string; validTo?: string }): JudgeInput => {
  const token = tokenOf(input);
  const onFile = input.knowledge.pass;
  if (onFile && !(token && token.rev > onFile.rev))
    return knowing(input, { pass: { ...onFile, ...change } });
  return token ? { ...input, presented: { by: "token", opened: { ...token, ...change } } } : input;
};

const secondsFrom = (input: JudgeInput, seconds: number): string =>
  iso(ms(input.at) + seconds * second);

const expired: Flaw = whole(0).map(
  (ago) => (input) => dated(input, { validTo: secondsFrom(input, -ago) }),
);
const notYetValid: Flaw = whole(1).map(
  (ahead) => (input) => dated(input, { validFrom: secondsFrom(input, ahead) }),
);
const stopped: Flaw = fc
  .tuple(fc.constantFrom("revoked", "suspended", "spent"), fc.constantFrom("file", "list", "both"))
  .map(([status, where]) => (input) => {
    const onFile = input.knowledge.pass;
    const filed = onFile && where !== "list" ? { pass: { ...onFile, status } } : {};
    return knowing(input, { ...filed, ...(onFile && where === "file" ? {} : { status }) });
  });
const stale: Flaw = whole(0).map(
  (ago) => (input) => knowing(input, { staleAt: secondsFrom(input, -ago) }),
);
const dataExpired: Flaw = whole(0).map(
  (ago) => (input) => knowing(input, { expiresAt: secondsFrom(input, -ago) }),
);
const neverSynced: Flaw = fc.constant((input) => knowing(input, { asOf: null }));
const otherPlate: Flaw = fc.constant((input) => ({
  ...input,
  observed: { ...input.observed, plateMatches: false },
}));
const tooMany: Flaw = fc.integer({ min: 3, max: 99 }).map((occupants) => (input) => ({
  ...input,
  observed: { ...input.observed, occupants },
}));
const noPass: Flaw = fc
  .constantFrom<OpenedToken>(
    { kind: "forged", kid: 1 },
    { kind: "unknown-key", kid: 9 },
    { kind: "damaged" },
    { kind: "unreadable" },
    { kind: "other-qr", what: "url", text: "https://example.vn" },
  )
  .map((opened) => (input) => ({ ...input, presented: { by: "token", opened } }));
const drill: Flaw = fc.constant((input) => {
  const token = tokenOf(input) ?? anOpenedToken();
  return { ...input, presented: { by: "token", opened: { ...token, realm: "drill" } } };
});
const elsewhere: Flaw = fc.constant((input) => ({
  ...input,
  corridorsHere: ["ql13"],
  corridorCodesHere: [9],
}));
const walkUp: Flaw = fc.constant((input) => ({ ...input, presented: { by: "walk-up" } }));
const barred: Flaw = fc.constant((input) => ({
  ...input,
  measures: [...(input.measures ?? []), aMeasureInForce(9)],
}));
const unknown: Flaw = fc.constant((input) => knowing(input, { pass: null, status: null }));

const others: readonly Flaw[] = [
  expired,
  notYetValid,
  stopped,
  stale,
  dataExpired,
  neverSynced,
  otherPlate,
  tooMany,
  drill,
  elsewhere,
  barred,
];
/** What else may be the matter with the vehicle: nothing, anything, everything. */
const besides = fc
  .subarray([...others])
  .chain((flaws) => fc.tuple(...flaws))
  .map((flaws) => (input: JudgeInput) => flaws.reduce((so, flaw) => flaw(so), input));
const whatever = fc.oneof(
  fc.constant((input: JudgeInput) => input),
  besides,
);

const runs = { numRuns: 1_000 };

test("[V1] with nothing the matter it goes, in every way there is of that", () => {
  fc.assert(
    fc.property(nothingTheMatter, (input) => {
      expect(judge(input).outcome).toBe("go");
    }),
    runs,
  );
});

describe("never go, whatever else is the matter or is not", () => {
  test.each<[string, Flaw]>([
    ["[V8] past the expiry of the newest revision", expired],
    ["[V8] before the newest revision begins", notYetValid],
    ["[V4] on a stopped pass, from whichever side it is known", stopped],
    ["[V12] on a stale list", stale],
    ["[V13] on an expired list", dataExpired],
    ["[V13] before the first sync", neverSynced],
    ["[V10] under another plate", otherPlate],
    ["[V11] with more people than permitted", tooMany],
    ["[V6] on a drill's pass", drill],
    ["[V2] [V3] [V5] [V6] without a signed pass of ours", noPass],
    ["[V14] [V15] on a pass that nothing is known of", unknown],
    ["[V16] without a code", walkUp],
    ["[V17] on another corridor", elsewhere],
    ["[V22] against a bar", barred],
  ])("%s", (_, flaw) => {
    fc.assert(
      fc.property(nothingTheMatter, whatever, flaw, (input, change, spoil) => {
        expect(judge(spoil(change(input))).outcome).not.toBe("go");
      }),
      runs,
    );
  });
});

describe("always stop, whatever else is the matter or is not", () => {
  test.each<[string, Flaw]>([
    ["[V4] a stopped pass", stopped],
    ["[V8] a pass that has not begun", notYetValid],
    ["[V10] another plate", otherPlate],
    ["[V6] a drill's pass", drill],
  ])("%s", (_, flaw) => {
    fc.assert(
      fc.property(nothingTheMatter, whatever, flaw, (input, change, spoil) => {
        expect(judge(spoil(change(input))).outcome).toBe("stop");
      }),
      runs,
    );
  });
});
