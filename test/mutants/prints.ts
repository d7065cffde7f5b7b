import { mutantsOf } from "./mutant.ts";

const tests = ["test/contract/prints.test.ts"];

export const printMutants = [
  ...mutantsOf("shared/text/pass-sheet.ts", tests, [
    [
      "G1",
      "{ label: termWords.origin.vi, value: pass.origin },",
      "",
      "a printed pass lacks where it sets out from",
    ],
  ]),
  ...mutantsOf("server/outbound/print/pass-pages.ts", tests, [
    [
      "G2",
      "const a5Code = 121;",
      "const a5Code = 110;",
      "a code on A5 is too small to be read through a windscreen",
    ],
    [
      "G4",
      "const foldAt = codeTop + a4Code + quietOf(a4Code) + 0.5;",
      "const foldAt = codeTop + a4Code / 2;",
      "a pass is folded through its code",
    ],
    [
      "G7",
      "drawing.qr(sheet.token, (size.width - code) / 2, 25.5 + quietOf(code), code);",
      "",
      "a phone's card has no code",
    ],
  ]),
  ...mutantsOf("server/outbound/print/qr-path.ts", tests, [
    [
      "G2",
      'errorCorrectionLevel: "Q"',
      'errorCorrectionLevel: "M"',
      "a printed code bears less dirt",
    ],
  ]),
  ...mutantsOf("server/outbound/print/typefaces.ts", tests, [
    [
      "G3",
      '["latin", "vietnamese", "latin-ext"]',
      '["latin"]',
      "letters with two marks are missing from the file",
    ],
  ]),
  ...mutantsOf(
    "server/outbound/print/printer.ts",
    ["test/load/print-many.test.ts"],
    [["G5", "    open.delete(job);\n", "", "files that nobody takes count for ever"]],
  ),
  ...mutantsOf(
    "server/http/reply.ts",
    ["test/load/print-many.test.ts"],
    [
      [
        "G5",
        "await content.return(undefined);",
        "",
        "a file whose caller went away at once is never ended",
      ],
    ],
  ),
  ...mutantsOf("server/queries/prints.ts", tests, [
    [
      "G6",
      "const stay = story.vehicles.filter(({ left }) => !left);",
      "const stay = story.vehicles.toReversed();",
      "a convoy's passes come in another order than its vehicles",
    ],
    [
      "G8",
      "if (!isAmendable(pass, printing.at))",
      "if (pass.rev < 0)",
      "a suspended pass is printed",
    ],
  ]),
];
