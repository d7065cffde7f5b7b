import type { Device } from "../../shared/contract/device.ts";
import type { Person } from "../../shared/contract/people.ts";
import type { ProposalSeen } from "../../shared/contract/proposals.ts";
import type { SignUpSeen } from "../../shared/contract/sign-ups.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords, roleWords, termWords } from "../../shared/text/everywhere.ts";
import { columnWords as words } from "../../shared/text/exports.ts";
import { actText, proposalStateWords, proposalWords } from "../../shared/text/proposals.ts";
import { signUpReasonWords } from "../../shared/text/public-status.ts";
import { levelWords } from "../../shared/text/rules.ts";
import { say } from "../../shared/text/say.ts";
import { signUpFieldWords, signUpStateWords, signUpWords } from "../../shared/text/sign-ups.ts";
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

export const signUpColumns: readonly Column<SignUpSeen>[] = [
  { heading: termWords.status, cell: ({ state }, named) => named.say(signUpStateWords[state]) },
  { heading: signUpFieldWords.carrier, cell: ({ asked }) => asked.carrier },
  { heading: signUpFieldWords.taxNumber, cell: ({ asked }) => asked.taxNumber ?? "" },
  { heading: signUpFieldWords.address, cell: ({ asked }) => asked.address },
  { heading: signUpFieldWords.area, cell: ({ asked }, { area }) => area(asked.area) },
  { heading: signUpFieldWords.contact, cell: ({ asked }) => asked.contact },
  { heading: signUpFieldWords.phone, cell: ({ asked }) => asked.phone },
  { heading: signUpFieldWords.username, cell: ({ asked }) => asked.username },
  { heading: signUpWords.came, cell: ({ at }) => timeCell(at) },
  { heading: proposalWords.decidedBy, cell: ({ decidedBy }) => decidedBy ?? "" },
  { heading: words.decidedAt, cell: ({ decidedAt }) => timeCell(decidedAt) },
  {
    heading: signUpWords.reasons,
    cell: ({ reasons }, named) =>
      reasons.map((reason) => named.say(signUpReasonWords[reason])).join("\n"),
  },
  { heading: termWords.carrier, cell: (signUp, { carrier }) => carrier(signUp.carrier) },
];

/** What is proposed; of risk levels what each area is to have. */
const proposedCell = ({ act }: ProposalSeen, { language, area }: Named): string => {
  const lowered = act.kind === "lower-levels" ? act.items : [];
  return [
    actText(act, language),
    ...lowered.map((one) =>
      say(proposalWords.lowerTo, language, {
        area: area(one.area),
        level: say(levelWords[one.level], language),
        time: timeCell(one.effectiveFrom),
      }),
    ),
  ].join("\n");
};

export const proposalColumns: readonly Column<ProposalSeen>[] = [
  { heading: words.proposed, cell: proposedCell },
  { heading: termWords.status, cell: ({ state }, named) => named.say(proposalStateWords[state]) },
  { heading: proposalWords.reason, cell: ({ reason }) => reason },
  { heading: proposalWords.by, cell: ({ proposedBy }) => proposedBy.displayName },
  { heading: words.madeAt, cell: ({ proposedAt }) => timeCell(proposedAt) },
  { heading: proposalWords.decidedBy, cell: ({ decidedBy }) => decidedBy?.displayName ?? "" },
  { heading: words.decidedAt, cell: ({ decidedAt }) => timeCell(decidedAt) },
  { heading: proposalWords.note, cell: ({ note }) => note ?? "" },
];
