import { mutantsOf } from "./mutant.ts";

const drivers = ["test/contract/drivers.test.ts"];

export const driverMutants = [
  ...mutantsOf("server/commands/amend-pass.ts", drivers, [
    [
      "P28",
      "const { via: _, driver: __, askedBy: ___, ...kept } = before;",
      "const { via: _, askedBy: ___, ...kept } = before;",
      "who drove once is named for ever",
    ],
  ]),
  ...mutantsOf("server/store/rows/pass-body.ts", drivers, [
    [
      "P28",
      "? { ...pass, driver: driver.name } : pass",
      "? { ...pass, driver } : pass",
      "whoever reads a pass gets the name with its salt",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/passes.ts", drivers, [
    [
      "P29",
      "max(pass.names_driver, excluded.names_driver)",
      "excluded.names_driver",
      "whoever was amended away is never erased",
    ],
    ["P29", "of versionBodies.all(id))", "of [])", "earlier versions keep the name"],
  ]),
  ...mutantsOf("server/store/postgres/passes.ts", drivers, [
    [
      "P29",
      "pass.names_driver OR excluded.names_driver",
      "excluded.names_driver",
      "whoever was amended away is never erased from PostgreSQL",
    ],
  ]),
  ...mutantsOf("server/audit/verify-events.ts", drivers, [
    [
      "P29",
      "erased.add(subject.id);",
      "{ erased.add(subject.id); toldBefore.add('pass ' + subject.id); }",
      "a pass whose driver was erased may lose its seal unnoticed",
    ],
  ]),
  ...mutantsOf("server/audit/verify-rows.ts", drivers, [
    [
      "P29",
      "else if (row.isErased && !erased.has(row.id))",
      "else if (row.isErased && erased.has('pass ' + row.id))",
      "a name that nobody had the right to erase yet is gone unnoticed",
    ],
  ]),
];
