import { mutantsOf } from "./mutant.ts";

const merged = ["test/contract/merged-carriers.test.ts"];
const mergedEndpoints = ["test/contract/merged-endpoints.test.ts"];
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
        "goingBy(listOf[scope.kind], scope.id).map((id) => ({",
        "[scope.id].map((id) => ({",
        "whoever acts for one does not see what is the other's",
      ],
    ],
  ),
  ...mutantsOf("server/commands/issue-pass.ts", merged, [
    [
      "B4",
      "const says = { ...input, carrier: parties.carrier.id, ...boundBy(parties) };",
      "const says = { ...input, ...boundBy(parties) };",
      "a pass is issued to a carrier that was merged",
    ],
  ]),
  ...mutantsOf("server/commands/issue-pass.ts", mergedEndpoints, [
    [
      "B4",
      "const says = { ...input, carrier: parties.carrier.id, ...boundBy(parties) };",
      "const says = { ...input, carrier: parties.carrier.id };",
      "a pass is issued for an endpoint that was merged",
    ],
  ]),
  ...mutantsOf("server/commands/amend-pass.ts", mergedEndpoints, [
    [
      "B4",
      "signToken(signer, { list, index, rev }, wanted, said)",
      "signToken(signer, { list, index, rev }, wanted, parties)",
      "an amended pass says one endpoint on paper and another on record",
    ],
  ]),
  ...mutantsOf("server/commands/scan-fact.ts", mergedEndpoints, [
    [
      "B9",
      "confirms: confirmedAt(terms, post, places),",
      "confirms: post?.endpoint ?? null,",
      "a vehicle bound for an endpoint that was merged never arrives",
    ],
  ]),
  ...mutantsOf("server/commands/merge-places.ts", mergedEndpoints, [
    [
      "B9",
      '...(kind === "endpoint" && { moved: true })',
      "",
      "a gate never hears of the passes for it that are on record already",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/expand-scope.ts",
    ["test/unit/merged.test.ts"],
    [
      [
        "B9",
        "if (endpoints.has(stays(id))) endpoints.add(id);",
        "if (endpoints.has(id)) endpoints.add(stays(id));",
        "the area where one lay that was merged reaches all of the one that stays",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/vehicle-case.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      [
        "B9",
        "boundFor && thatStays(endpointNamed, boundFor.id)?.area",
        "boundFor?.area",
        "a tablet goes by what is ordered where an endpoint was thought to lie",
      ],
    ],
  ),
  ...mutantsOf("server/commands/merge-places.ts", merged, [
    [
      "B5",
      "active: merged.wasActive } as",
      "active: false } as",
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
