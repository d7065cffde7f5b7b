import { mutantsOf } from "./mutant.ts";

const over = ["test/contract/extensions.test.ts"];

export const extensionMutants = [
  ...mutantsOf("server/commands/extend-passes.ts", over, [
    [
      "P24",
      'if (entry.outcome !== "good") return entry;',
      'if (entry.outcome === "extended") return entry;',
      "what the preview left is extended",
    ],
    [
      "P24",
      "(await importIssuer(tx, by)) ?? nobody(by)",
      "(await importIssuer(tx, by)) ?? { account: by, mayIssue: () => true }",
      "passes are extended in the name of who left",
    ],
    [
      "P26",
      "if (parts.length > 0 && row.done !== parts[0]?.part)",
      "if (parts.length > 0 && row.done > 1_000_000)",
      "a group is gone on with that another has done",
    ],
    [
      "P27",
      "at >= ms(until)",
      "at < ms(until) - 2 * 86_400_000",
      "it is undone when passes were relied on for days",
    ],
    [
      "P27",
      "asked, issuer, at, { backTo: true }",
      "asked, issuer, at",
      "an end that has passed is not given back",
    ],
  ]),
  ...mutantsOf("server/queries/extensions.ts", over, [
    [
      "P24",
      "return isFound && mayAct(caller.grants, actOf(row), reference);",
      "return isFound;",
      "others see and decide what lies out of their reach",
    ],
  ]),
  ...mutantsOf("shared/domain/extension.ts", over, [
    [
      "P25",
      "ms(to) - end > extendDays * day",
      "ms(to) - end > 366 * day",
      "an end is moved further than the rules let it",
    ],
    [
      "P25",
      'if (end >= ms(to)) return because("ends-later");',
      "",
      "a pass that ends later is cut short",
    ],
  ]),
  ...mutantsOf("server/commands/find-extended.ts", over, [
    [
      "P25",
      "items.filter((pass) => issuer.mayIssue(pass, reference))",
      "items",
      "passes of endpoints out of reach are told",
    ],
  ]),
];
