import type { Device } from "../../shared/contract/device.ts";
import type { Person } from "../../shared/contract/people.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords, roleWords, termWords } from "../../shared/text/everywhere.ts";
import { columnWords as words } from "../../shared/text/exports.ts";
import { type Column, type Named, timeCell } from "./column.ts";

const scopeCell = (scope: Scope, named: Named): string => {
  switch (scope.kind) {
    case "all":
      return named.say(words.wholeInstallation);
    case "checkpoint":
      return named.place(scope.id);
    default:
      return named[scope.kind](scope.id);
  }
};

export const personColumns: readonly Column<Person>[] = [
  { heading: everywhereWords.displayName, cell: ({ displayName }) => displayName },
  { heading: everywhereWords.username, cell: ({ username }) => username },
  {
    heading: words.rights,
    cell: ({ grants }, named) =>
      grants
        .map(({ role, scope }) => `${named.say(roleWords[role])}: ${scopeCell(scope, named)}`)
        .join("\n"),
  },
  { heading: words.active, cell: ({ active }, { say }) => say(active ? words.yes : words.no) },
  { heading: words.createdAt, cell: ({ createdAt }) => timeCell(createdAt) },
];

export const deviceColumns: readonly Column<Device>[] = [
  { heading: words.name, cell: ({ name }) => name },
  { heading: termWords.checkpoint, cell: ({ checkpoint }, { place }) => place(checkpoint) },
  { heading: adminWords.enrolledAt, cell: ({ enrolledAt }) => timeCell(enrolledAt) },
  { heading: adminWords.lastSeen, cell: ({ lastSeenAt }) => timeCell(lastSeenAt) },
  { heading: adminWords.lastSeq, cell: ({ lastSeq }) => lastSeq },
  { heading: words.keptApart, cell: ({ keptApart }) => keptApart },
  { heading: words.cutOffAt, cell: ({ cutOffAt }) => timeCell(cutOffAt) },
];
