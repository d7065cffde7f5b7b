import { mutantsOf } from "./mutant.ts";

const merged = ["test/contract/merged-carriers.test.ts"];
const sheets = ["test/contract/place-sheets.test.ts"];
const reading = ["test/unit/place-sheets.test.ts"];

export const placeMutants = [
  ...mutantsOf("server/queries/items.ts", merged, [
    [
      "B1",
      "if (ofPlaces || carriers.has(carrier.id)) return carrier;",
      "return carrier;",
      "tablets are told everybody's tax number",
    ],
  ]),
  ...mutantsOf("server/commands/put-reference.ts", merged, [
    [
      "B2",
      'known && "merged" in known ? { ...item, merged: known.merged } : item;',
      "item;",
      "a carrier that is put goes by itself again",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/merged.ts",
    ["test/unit/merged.test.ts"],
    [
      [
        "B3",
        "goingBy(carriers, grant.scope.id).map((id) => ({",
        "[grant.scope.id].map((id) => ({",
        "whoever acts for one does not see what is the other's",
      ],
    ],
  ),
  ...mutantsOf("server/commands/issue-pass.ts", merged, [
    [
      "B4",
      "const says = { ...input, carrier: parties.carrier.id };",
      "const says = input;",
      "a pass is issued to a carrier that was merged",
    ],
  ]),
  ...mutantsOf("server/commands/merge-carriers.ts", merged, [
    [
      "B5",
      "active: merged.wasActive }",
      "active: false }",
      "one that is parted again is out of use",
    ],
  ]),
  ...mutantsOf("server/imports/write-places.ts", reading, [
    [
      "B6",
      "names.get(name) !== 1 || known.has(name) ? id : name",
      "known.has(name) ? id : name",
      "of two places of one name neither is read again",
    ],
  ]),
  ...mutantsOf("server/commands/put-sheet.ts", sheets, [
    [
      "B7",
      "wrong > 0 || decided.rows.length === 0",
      "decided.rows.length === 0",
      "what is good in a wrong sheet comes into force",
    ],
    [
      "B8",
      "const written = checked.stamp === stamp;",
      "const written = checked.stamp !== null;",
      "something else comes into force than was shown",
    ],
  ]),
];
