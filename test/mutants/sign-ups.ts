import { mutantsOf } from "./mutant.ts";

const unit = ["test/unit/sign-up.test.ts"];
const page = ["test/contract/public-status.test.ts"];
const over = ["test/contract/sign-ups.test.ts"];

export const signUpMutants = [
  ...mutantsOf("shared/domain/public-status.ts", unit, [
    [
      "N1",
      'if (status === "revoked" || status === "spent") return status;',
      'if (status === "spent") return status;',
      "a pass that was revoked is told as valid",
    ],
    ["N2", "/\\d{4}$/.exec", "/\\d{3}$/.exec", "a digit less is to be guessed"],
  ]),
  ...mutantsOf("server/queries/public-status.ts", page, [
    [
      "N1",
      "return pass ? passTold(pass, at) : applicationTold(application);",
      "return applicationTold(application);",
      "a pass that was revoked since is told as approved",
    ],
    [
      "N1",
      "theirs.has(carrier) && at < ms(validTo) + toldAfterEndMs,",
      "theirs.has(carrier),",
      "where a vehicle went long ago is told",
    ],
    [
      "N2",
      "isPhoneEnd(phone, phoneEnd) ? [id] : []",
      "phone ? [id] : []",
      "any digits open any carrier that has a telephone",
    ],
  ]),
  ...mutantsOf("server/http/plate-guess.ts", page, [
    [
      "N2",
      'withGuess(limits, "statusGuess", address, answer, isUnknown);',
      'withGuess(limits, "statusGuess", address, answer, () => false);',
      "codes are tried without end",
    ],
    [
      "N2",
      "counted, isUnknown);",
      "counted, () => false);",
      "all ten thousand ends of a telephone are tried",
    ],
  ]),
  ...mutantsOf("server/commands/sign-up.ts", over, [
    [
      "N3",
      "return samePassword && isDeepStrictEqual(before.asked, asked) ? before : idTaken;",
      "return isDeepStrictEqual(before.asked, asked) ? before : idTaken;",
      "another password under the same id is lost without a word",
    ],
    ["N6", "  payload: {},", "  payload: { carrier: asked.carrier },", "the log names who asked"],
  ]),
  ...mutantsOf("server/http/handlers/sign-ups.ts", over, [
    [
      "N3",
      'const refused = await limits.take("signUpsInAll", "everywhere");',
      'const refused = await limits.look("signUpsInAll", "everywhere");',
      "many addresses together fill the queue",
    ],
  ]),
  ...mutantsOf("server/commands/decide-sign-up.ts", over, [
    [
      "N4",
      "{ ...before, passwordHash: null, outcome: made };",
      "{ ...before, outcome: made };",
      "the hash of who was refused is kept",
    ],
    [
      "N5",
      'if (decision.as === "known" && !may(grants, "user.manage", {})) return refusal("not-allowed");',
      "",
      "who manages one district lets people in to any carrier",
    ],
    [
      "N5",
      "if (isRefusal(account)) return account;",
      'if (isRefusal(account)) return { what: "refused", ...act, reasons: ["username-unfit"] };',
      "a carrier is made for whom no account could be",
    ],
    [
      "N6",
      'if (!may(grants, "user.manage", areaSubject(before.asked.area, await tx.reference())))',
      'if (!may(grants, "user.manage", areaSubject(before.asked.area, await tx.reference())) && !by)',
      "who manages people elsewhere decides",
    ],
    [
      "N7",
      'if (outcome.id !== decision.id.toLowerCase()) return refusal("sign-up-over");',
      "",
      "who comes second is told of an id that is taken",
    ],
  ]),
  ...mutantsOf("shared/domain/sign-up.ts", unit, [
    [
      "N5",
      "phone: carrier.phone ?? phone,",
      "phone,",
      "a telephone that is known is written over by whoever asks",
    ],
    [
      "N6",
      "known.taxNumber?.slice(0, 10) === asked.taxNumber.slice(0, 10)",
      "known.taxNumber === asked.taxNumber",
      "a branch of a known business is not noticed",
    ],
    [
      "N8",
      "now >= ms(outcome?.at ?? at)",
      "now >= ms(at)",
      "what was decided late is gone at once",
    ],
  ]),
  ...mutantsOf("server/queries/sign-ups.ts", over, [
    [
      "N6",
      'if (!signUpReached(signUp, reach)) return refusal("not-found");',
      "",
      "requests of another province are read by id",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/sign-ups.ts", over, [
    ["N8", "unseal.run(id);", "", "what was deleted can still be compared with the log"],
  ]),
  ...mutantsOf("shared/domain/tax-number.ts", unit, [
    ["N9", "=== Number(digits[9])", ">= 0", "a number with a slip of the finger is taken"],
  ]),
];
