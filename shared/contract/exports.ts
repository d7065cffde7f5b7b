import { z } from "zod";
import { longestSearch } from "../domain/extension-shape.ts";
import { alertQuery } from "./alerts.ts";
import { applicationQuery } from "./applications.ts";
import { convoyQuery } from "./convoys.ts";
import { dailyQuery, postDayQuery } from "./daily.ts";
import { extendedQuery } from "./extensions.ts";
import { questionQuery } from "./questions.ts";
import { passQuery } from "./registry.ts";
import { roadMarkQuery } from "./road-marks.ts";
import type { Route } from "./route-shape.ts";
import { signUpQuery } from "./sign-ups.ts";
import { tripQuery } from "./trips.ts";
import { watchQuery } from "./watchlist.ts";

export const listFormats = ["csv", "xlsx"] as const;
export type ListFormat = (typeof listFormats)[number];

/** [L3] Rows of a list in one file; a longer list is cut, and its last row says so. */
export const mostExported = 100_000;

const inFile = { format: z.enum(listFormats).default("csv") };
/** A list is told whole: what it is asked for but its pages. */
const paged = { cursor: true, limit: true } as const;
const refuses = ["rate-limited"] as const;

/** [L1] Every list that can be taken along, each by whoever may read it and as far as they may. */
export const exportRoutes = {
  exportPasses: {
    method: "GET",
    path: "/api/exports/passes",
    summary: "Passes as the list finds them, in a file",
    who: { may: "pass.read" },
    query: passQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportApplications: {
    method: "GET",
    path: "/api/exports/applications",
    summary: "Applications as the queue finds them, in a file",
    who: { may: "application.read" },
    query: applicationQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportTrips: {
    method: "GET",
    path: "/api/exports/trips",
    summary: "Trips as the list finds them, in a file",
    who: { may: "trip.read" },
    query: tripQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportAlerts: {
    method: "GET",
    path: "/api/exports/alerts",
    summary: "Alerts as the list finds them, in a file",
    who: { may: "alert.told" },
    query: alertQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportWatchlist: {
    method: "GET",
    path: "/api/exports/watchlist",
    summary: "The watchlist as it is found, in a file",
    who: { may: "watch.read" },
    query: watchQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportConvoys: {
    method: "GET",
    path: "/api/exports/convoys",
    summary: "Convoys as the list finds them, in a file",
    who: { may: "convoy.read" },
    query: convoyQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportDaily: {
    method: "GET",
    path: "/api/exports/daily",
    summary: "A day's table by area, in a file",
    who: { may: "trip.read" },
    query: dailyQuery.extend(inFile),
    reply: "list",
    refuses: [...refuses, "not-found"],
  },
  exportPostDays: {
    method: "GET",
    path: "/api/exports/daily-posts",
    summary: "A day's table by post, with what each refused, in a file",
    who: { may: "alert.read" },
    query: postDayQuery.extend(inFile),
    reply: "list",
    refuses,
  },
  exportExtended: {
    method: "GET",
    path: "/api/exports/extension-passes",
    summary: "Passes of an extension with how it stands with each, in a file",
    who: { may: "pass.issue" },
    query: extendedQuery
      .pick({ outcome: true })
      .extend({ extension: z.string().min(1).max(60), ...inFile }),
    reply: "list",
    refuses: [...refuses, "not-found"],
  },
  exportQuestions: {
    method: "GET",
    path: "/api/exports/questions",
    summary: "What posts asked command and were answered, in a file",
    who: { may: "question.read" },
    query: questionQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportRoadMarks: {
    method: "GET",
    path: "/api/exports/road-marks",
    summary: "Stretches of road that command marked slow or shut, in a file",
    who: { may: "road.read" },
    query: roadMarkQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportSignUps: {
    method: "GET",
    path: "/api/exports/sign-ups",
    summary: "Requests for carriers' accounts, in a file",
    who: { may: "user.read" },
    query: signUpQuery.omit(paged).extend(inFile),
    reply: "list",
    refuses,
  },
  exportLevels: {
    method: "GET",
    path: "/api/exports/risk-levels",
    summary: "Areas with the risk level of each and what comes next, in a file",
    who: { may: "reference.read" },
    /** `q`: part of an area's name, or of one that it lies in. */
    query: z.object({ q: z.string().trim().max(longestSearch).optional(), ...inFile }),
    reply: "list",
    refuses,
  },
  exportMeasures: {
    method: "GET",
    path: "/api/exports/measures",
    summary: "Areas' own measures, past, in force and to come, in a file",
    who: { may: "reference.read" },
    query: z.object(inFile),
    reply: "list",
    refuses,
  },
  exportProposals: {
    method: "GET",
    path: "/api/exports/proposals",
    summary: "Proposals of dangerous acts, in a file",
    who: { may: "proposal.read" },
    query: z.object(inFile),
    reply: "list",
    refuses,
  },
  exportUsers: {
    method: "GET",
    path: "/api/exports/users",
    summary: "People and their grants, in a file",
    who: { may: "user.read", whole: true },
    query: z.object(inFile),
    reply: "list",
    refuses,
  },
  exportDevices: {
    method: "GET",
    path: "/api/exports/devices",
    summary: "Enrolled tablets, in a file",
    who: { may: "device.read" },
    query: z.object(inFile),
    reply: "list",
    refuses,
  },
} as const satisfies Record<string, Route>;
export type ExportRoute = keyof typeof exportRoutes;
