import type { z } from "zod";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import type { convoyBrief } from "../../shared/contract/convoys.ts";
import type { Extended } from "../../shared/contract/extensions.ts";
import type { Applied } from "../../shared/domain/application-shape.ts";
import { type Pass, passStateAt } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { applicationStateWords, reasonFoundWords } from "../../shared/text/applications.ts";
import { convoyWords } from "../../shared/text/convoy.ts";
import {
  headCountWords,
  passStatusWords,
  passUseWords,
  termWords,
  tripStatusWords,
} from "../../shared/text/everywhere.ts";
import { columnWords as words } from "../../shared/text/exports.ts";
import { extensionOutcomeWords, extensionWords } from "../../shared/text/extensions.ts";
import { type Column, countCell, timeCell } from "./column.ts";

type Registered = Pick<
  Applied,
  | "plate"
  | "trailerPlate"
  | "kind"
  | "purpose"
  | "carrier"
  | "occupantsMax"
  | "origin"
  | "endpoint"
  | "via"
  | "corridor"
  | "use"
  | "validFrom"
  | "validTo"
  | "driver"
>;

/** What a pass and an application for one both say. */
const registered = <T>(of: (row: T) => Registered): readonly Column<T>[] => [
  { heading: termWords.plate, cell: (row) => formatPlate(of(row).plate) },
  {
    heading: termWords.trailerPlate,
    cell: (row) => {
      const { trailerPlate } = of(row);
      return trailerPlate === null ? "" : formatPlate(trailerPlate);
    },
  },
  { heading: termWords.carrier, cell: (row, { carrier }) => carrier(of(row).carrier) },
  { heading: termWords.vehicleKind, cell: (row, { coded }) => coded("vehicleKinds", of(row).kind) },
  { heading: termWords.purpose, cell: (row, { coded }) => coded("purposes", of(row).purpose) },
  { heading: termWords.occupantsMax, cell: (row) => of(row).occupantsMax },
  { heading: termWords.origin, cell: (row) => of(row).origin },
  { heading: termWords.endpoint, cell: (row, { endpoint }) => endpoint(of(row).endpoint) },
  {
    heading: termWords.via,
    cell: (row, { endpoint }) => (of(row).via ?? []).map(endpoint).join("; "),
  },
  { heading: termWords.corridor, cell: (row, { corridor }) => corridor(of(row).corridor) },
  { heading: words.use, cell: (row, { say }) => say(passUseWords[of(row).use]) },
  { heading: termWords.validFrom, cell: (row) => timeCell(of(row).validFrom) },
  { heading: termWords.validTo, cell: (row) => timeCell(of(row).validTo) },
  { heading: termWords.driver, cell: (row) => of(row).driver ?? "" },
];

export const passColumns: readonly Column<Pass>[] = [
  { heading: termWords.shortCode, cell: ({ shortCode }) => formatShortCode(shortCode) },
  ...registered<Pass>((pass) => pass),
  {
    heading: termWords.status,
    cell: (pass, { say, at }) => say(passStatusWords[passStateAt(pass, at)]),
  },
  { heading: termWords.reason, cell: ({ statusReason }) => statusReason ?? "" },
];

export const applicationColumns: readonly Column<ApplicationSeen>[] = [
  { heading: termWords.status, cell: ({ state }, { say }) => say(applicationStateWords[state]) },
  ...registered<ApplicationSeen>(({ asked }) => asked),
  { heading: words.tested, cell: ({ asked }) => asked.tested ?? "" },
  { heading: words.submittedAt, cell: ({ submittedAt }) => timeCell(submittedAt) },
  { heading: words.since, cell: ({ since }) => timeCell(since) },
  { heading: words.due, cell: ({ due }) => timeCell(due) },
  {
    heading: words.found,
    cell: ({ reasons }, { say }) =>
      reasons
        .map(({ reason, note }) => `${say(reasonFoundWords[reason])} ${note}`.trim())
        .join("\n"),
  },
];

export const extendedColumns: readonly Column<Extended>[] = [
  { heading: termWords.shortCode, cell: ({ shortCode }) => formatShortCode(shortCode) },
  { heading: termWords.plate, cell: ({ plate }) => formatPlate(plate) },
  { heading: extensionWords.ends, cell: ({ was }) => timeCell(was) },
  {
    heading: extensionWords.result,
    cell: ({ outcome }, { say }) => say(extensionOutcomeWords[outcome]),
  },
  { heading: termWords.reason, cell: ({ why }) => why?.message ?? "" },
];

export const tripColumns: readonly Column<Trip>[] = [
  { heading: termWords.plate, cell: ({ plate }) => formatPlate(plate) },
  { heading: termWords.status, cell: ({ status }, { say }) => say(tripStatusWords[status]) },
  { heading: termWords.vehicleKind, cell: ({ kind }, { coded }) => coded("vehicleKinds", kind) },
  { heading: termWords.endpoint, cell: (trip, { endpoint }) => endpoint(trip.endpoint) },
  { heading: termWords.corridor, cell: (trip, { corridor }) => corridor(trip.corridor) },
  { heading: words.openedAt, cell: ({ openedAt }) => timeCell(openedAt) },
  { heading: words.closedAt, cell: ({ closedAt }) => timeCell(closedAt) },
  {
    heading: words.lastPost,
    cell: ({ sightings }, { place }) => place(sightings.at(-1)?.checkpoint ?? null),
  },
  { heading: words.lastAt, cell: ({ sightings }) => timeCell(sightings.at(-1)?.at) },
  { heading: termWords.occupantsMax, cell: ({ occupantsMax }) => countCell(occupantsMax) },
  { heading: words.peopleAtEntry, cell: ({ occupantsAtEntry }) => countCell(occupantsAtEntry) },
  { heading: words.peopleLast, cell: ({ occupantsLast }) => countCell(occupantsLast) },
  { heading: words.headCount, cell: ({ headCount }, { say }) => say(headCountWords[headCount]) },
];

export const convoyColumns: readonly Column<z.infer<typeof convoyBrief>>[] = [
  { heading: words.name, cell: ({ name }) => name },
  { heading: termWords.corridor, cell: (convoy, { corridor }) => corridor(convoy.corridor) },
  { heading: convoyWords.entry, cell: ({ entry }, { place }) => place(entry) },
  { heading: convoyWords.exit, cell: ({ exit }, { place }) => place(exit) },
  { heading: convoyWords.windowFrom, cell: ({ window }) => timeCell(window.from) },
  { heading: words.until, cell: ({ window }) => timeCell(window.until) },
  { heading: words.escort, cell: ({ escort }) => escort?.name ?? "" },
  { heading: words.vehicles, cell: ({ vehicles }) => vehicles },
  { heading: words.lastPost, cell: ({ at }, { place }) => place(at?.checkpoint ?? null) },
  { heading: words.there, cell: ({ at }) => countCell(at?.count.there) },
  { heading: words.awaited, cell: ({ at }) => countCell(at?.count.awaited) },
  { heading: words.people, cell: ({ at }) => countCell(at?.count.people) },
  { heading: words.closedAt, cell: ({ closedAt }) => timeCell(closedAt) },
];
