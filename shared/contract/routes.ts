import { z } from "zod";
import { acknowledging, assigning, resolving } from "../domain/alert.ts";
import { importBatch } from "../domain/import-shape.ts";
import { areaLevel } from "../domain/levels.ts";
import { manifest } from "../domain/manifest-shape.ts";
import { areaMeasure } from "../domain/measures.ts";
import { pass, passId } from "../domain/pass.ts";
import { carrier, endpoint, placeId } from "../domain/place.ts";
import { question } from "../domain/question.ts";
import { ruleSet } from "../domain/rules.ts";
import { boardDueShape } from "../domain/travel/board.ts";
import { trip } from "../domain/trip-shape.ts";
import { delivery } from "../domain/webhook.ts";
import * as alerts from "./alerts.ts";
import * as applications from "./applications.ts";
import * as audit from "./audit.ts";
import { convoyRoutes } from "./convoy-routes.ts";
import * as convoys from "./convoys.ts";
import * as daily from "./daily.ts";
import * as delays from "./delays.ts";
import { deskFigures } from "./desk-figures.ts";
import * as devices from "./device.ts";
import { exportRoutes } from "./exports.ts";
import { extensionRoutes } from "./extension-routes.ts";
import * as imports from "./imports.ts";
import * as manifests from "./manifests.ts";
import * as people from "./people.ts";
import * as sheets from "./place-sheets.ts";
import * as prints from "./prints.ts";
import type { ProblemCode } from "./problems.ts";
import * as proposals from "./proposals.ts";
import * as publicStatus from "./public-status.ts";
import * as questions from "./questions.ts";
import * as receipts from "./receipts.ts";
import * as reference from "./reference.ts";
import * as registry from "./registry.ts";
import { replay } from "./replay.ts";
import * as roads from "./road-marks.ts";
import type { FileReply, Route } from "./route-shape.ts";
import * as rules from "./rules.ts";
import { savedFilterRoutes } from "./saved-filters.ts";
import * as scanning from "./scanning.ts";
import * as signUps from "./sign-ups.ts";
import * as sync from "./sync.ts";
import { tabletRoutes } from "./tablet-routes.ts";
import { travelRoutes } from "./travel-routes.ts";
import * as trips from "./trips.ts";
import * as watchlist from "./watchlist.ts";
import * as webhooks from "./webhooks.ts";

/** What dangerous acts themselves are refused with. */
const actRefusals = ["key-signs", "key-cut", "kids-used-up", "unknown-reference"] as const satisfies readonly ProblemCode[];

const empty = z.object({});
const passParams = z.object({ id: passId });
const byId = z.object({ id: z.string().min(1).max(60) });

/** Every HTTP call there is. Server, typed client, OpenAPI and the access matrix derive from it. */
export const routes = {
  health: { method: "GET", path: "/healthz", summary: "The process runs", who: "anyone", reply: z.object({ status: z.literal("ok") }) },
  ready: { method: "GET", path: "/readyz", summary: "The store answers", who: "anyone", reply: z.object({ status: z.literal("ready"), seq: z.int() }) },
  metrics: { method: "GET", path: "/metrics", summary: "Prometheus metrics", who: "anyone", reply: "text/plain" },
  keys: tabletRoutes.keys,
  openapi: { method: "GET", path: "/api/openapi.json", summary: "This contract as OpenAPI 3.1", who: "anyone", reply: z.record(z.string(), z.unknown()) },

  setupState: { method: "GET", path: "/api/setup", summary: "Is the first administrator still to be made", who: "anyone", reply: z.object({ needed: z.boolean() }) },
  setup: { method: "POST", path: "/api/setup", summary: "Make the first administrator with the printed one-time token", who: "anyone", body: people.setup, reply: people.session, status: 201, refuses: ["setup-done", "already-exists"] },
  signIn: { method: "POST", path: "/api/session", summary: "Sign in", who: "anyone", body: people.credentials, reply: people.session, status: 201, refuses: ["wrong-credentials"] },
  session: { method: "GET", path: "/api/session", summary: "Who is signed in and what the person may do", who: "signed-in", reply: people.session },
  signOut: { method: "DELETE", path: "/api/session", summary: "Sign out", who: "signed-in", reply: empty },

  users: { method: "GET", path: "/api/users", summary: "People and their grants", who: { may: "user.read", whole: true }, reply: z.object({ items: z.array(people.person) }) },
  createUser: { method: "POST", path: "/api/users", summary: "Add a person", who: { may: "user.manage", whole: true }, body: people.newPerson, reply: people.person, status: 201, refuses: ["already-exists", "unknown-reference"] },
  changeUser: { method: "PATCH", path: "/api/users/:id", summary: "Change a person's name, password, grants or whether active", who: { may: "user.manage", whole: true }, params: byId, body: people.personChange, reply: people.person, refuses: ["unknown-reference"] },

  devices: { method: "GET", path: "/api/devices", summary: "Enrolled tablets", who: { may: "device.read" }, reply: z.object({ items: z.array(devices.device) }) },
  createEnrolCode: { method: "POST", path: "/api/devices/codes", summary: "A one-time code for one tablet at one post", who: { may: "device.manage" }, body: devices.enrolCodeRequest, reply: devices.enrolCode, status: 201, refuses: ["unknown-reference"] },
  enrolDevice: tabletRoutes.enrolDevice,
  changeDevice: { method: "PATCH", path: "/api/devices/:id", summary: "Change a tablet's name", who: { may: "device.manage" }, params: byId, body: devices.deviceChange, reply: devices.device },
  cutOffDevice: { method: "POST", path: "/api/devices/:id/cut-off", summary: "Cut a lost tablet off", who: { may: "device.manage" }, params: byId, reply: devices.device },

  issuingKeys: { method: "GET", path: "/api/keys", summary: "Issuing keys and what each is good for", who: { may: "key.read", whole: true }, reply: z.object({ items: z.array(devices.managedKey) }) },
  proposals: { method: "GET", path: "/api/proposals", summary: "Proposals of dangerous acts, newest first", who: { may: "proposal.read" }, query: proposals.proposalQuery, reply: proposals.proposalPage },
  propose: { method: "POST", path: "/api/proposals", summary: "Propose a dangerous act", who: { may: "proposal.make" }, body: proposals.newProposal, reply: proposals.proposal, status: 201, refuses: ["already-exists", ...actRefusals] },
  approveProposal: { method: "POST", path: "/api/proposals/:id/approve", summary: "Approve another's proposal, which carries it out", who: { may: "proposal.decide" }, params: byId, reply: proposals.proposal, refuses: ["proposal-over", "own-proposal", "wait-alone", ...actRefusals] },
  rejectProposal: { method: "POST", path: "/api/proposals/:id/reject", summary: "Reject another's proposal", who: { may: "proposal.decide" }, params: byId, body: proposals.rejection, reply: proposals.proposal, refuses: ["proposal-over", "own-proposal"] },
  withdrawProposal: { method: "POST", path: "/api/proposals/:id/withdraw", summary: "Withdraw one's own proposal", who: { may: "proposal.make" }, params: byId, reply: proposals.proposal, refuses: ["proposal-over"] },

  areas: { method: "GET", path: "/api/areas", summary: "Areas", who: { may: "reference.read", orDevice: true }, reply: reference.areaList },
  putAreas: { method: "POST", path: "/api/areas", summary: "Put areas", who: { may: "reference.write", whole: true }, body: reference.areaPuts, reply: reference.putReply, bodyLimit: 8_000_000, refuses: ["unknown-reference"] },
  checkpoints: { method: "GET", path: "/api/checkpoints", summary: "Checkpoints", who: { may: "reference.read", orDevice: true }, reply: reference.checkpointList },
  putCheckpoints: { method: "POST", path: "/api/checkpoints", summary: "Put checkpoints", who: { may: "reference.write", whole: true }, body: reference.checkpointPuts, reply: reference.putReply, bodyLimit: 2_000_000, refuses: ["unknown-reference"] },
  corridors: { method: "GET", path: "/api/corridors", summary: "Corridors", who: { may: "reference.read", orDevice: true }, reply: reference.corridorList },
  putCorridors: { method: "POST", path: "/api/corridors", summary: "Put corridors", who: { may: "reference.write", whole: true }, body: reference.corridorPuts, reply: reference.putReply, bodyLimit: 2_000_000, refuses: ["unknown-reference"] },
  endpoints: { method: "GET", path: "/api/endpoints", summary: "Endpoints", who: { may: "reference.read", orDevice: true }, reply: reference.endpointList },
  putEndpoints: { method: "POST", path: "/api/endpoints", summary: "Put endpoints", who: { may: "reference.write", whole: true }, body: reference.endpointPuts, reply: reference.putReply, bodyLimit: 2_000_000, refuses: ["unknown-reference"] },
  mergeEndpoint: { method: "POST", path: "/api/endpoints/:id/merge", summary: "Have an endpoint go by another, which stays, from now on; what names it is left as it is", who: { may: "reference.write", whole: true }, params: reference.mergingParams, body: reference.merging, reply: endpoint },
  unmergeEndpoint: { method: "POST", path: "/api/endpoints/:id/unmerge", summary: "Take that back: it goes by itself again", who: { may: "reference.write", whole: true }, params: reference.mergingParams, reply: endpoint },
  carriers: { method: "GET", path: "/api/carriers", summary: "Carriers", who: { may: "pass.read" }, reply: reference.carrierList },
  putCarriers: { method: "POST", path: "/api/carriers", summary: "Put carriers", who: { may: "pass.issue" }, body: reference.carrierPuts, reply: reference.putReply, bodyLimit: 2_000_000 },
  carriersXlsx: { method: "GET", path: "/api/carriers/list.xlsx", summary: "All carriers as a workbook, to be changed and brought back", who: { may: "pass.issue" }, reply: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  carriersCsv: { method: "GET", path: "/api/carriers/list.csv", summary: "The same as separated text", who: { may: "pass.issue" }, reply: "text/csv" },
  bringCarriers: { method: "POST", path: "/api/carriers/list", summary: "Say what a sheet of carriers would change; with the stamp of that, bring it into force, all of it or nothing", who: { may: "pass.issue" }, query: sheets.sheetQuery, bytes: "application/octet-stream", bodyLimit: sheets.longestSheet, reply: sheets.sheetCheck, refuses: ["rate-limited"] },
  carrierUses: { method: "GET", path: "/api/carriers/uses", summary: "What refers to a carrier", who: { may: "pass.issue" }, query: reference.carrierUsesQuery, reply: reference.uses },
  mergeCarrier: { method: "POST", path: "/api/carriers/:id/merge", summary: "Have a carrier go by another, which stays, from now on; what names it is left as it is", who: { may: "pass.issue", whole: true }, params: reference.mergingParams, body: reference.merging, reply: carrier },
  unmergeCarrier: { method: "POST", path: "/api/carriers/:id/unmerge", summary: "Take that back: it goes by itself again", who: { may: "pass.issue", whole: true }, params: reference.mergingParams, reply: carrier },
  placesXlsx: { method: "GET", path: "/api/places/:kind/list.xlsx", summary: "All areas, posts, corridors or endpoints as a workbook, to be changed and brought back", who: { may: "reference.write", whole: true }, params: sheets.sheetParams, reply: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  placesCsv: { method: "GET", path: "/api/places/:kind/list.csv", summary: "The same as separated text", who: { may: "reference.write", whole: true }, params: sheets.sheetParams, reply: "text/csv" },
  bringPlaces: { method: "POST", path: "/api/places/:kind/list", summary: "Say what a sheet of places would change; with the stamp of that, bring it into force, all of it or nothing", who: { may: "reference.write", whole: true }, params: sheets.sheetParams, query: sheets.sheetQuery, bytes: "application/octet-stream", bodyLimit: sheets.longestSheet, reply: sheets.sheetCheck, refuses: ["rate-limited"] },
  rules: { method: "GET", path: "/api/rules", summary: "The rule set in force", who: { may: "reference.read", orDevice: true }, reply: ruleSet },
  placeUses: { method: "GET", path: "/api/uses", summary: "What refers to a place", who: { may: "reference.write", whole: true }, query: reference.usesQuery, reply: reference.uses },

  ruleSets: { method: "GET", path: "/api/rules/history", summary: "Every rule set that was ever published, the latest first; those to come too", who: { may: "reference.read" }, reply: rules.ruleSetList },
  publishRules: { method: "POST", path: "/api/rules", summary: "Publish a rule set, for now or for a time to come", who: { may: "rules.publish", whole: true }, body: rules.newRuleSet, reply: ruleSet, status: 201, bodyLimit: 1_000_000 },
  withdrawRules: { method: "POST", path: "/api/rules/:version/withdraw", summary: "Take back a rule set that has not taken effect", who: { may: "rules.publish", whole: true }, params: rules.byVersion, reply: ruleSet, refuses: ["already-in-force"] },
  levels: { method: "GET", path: "/api/risk-levels", summary: "Risk levels in force and to come, or all there ever were of one area", who: { may: "reference.read", orDevice: true }, query: rules.levelQuery, reply: rules.levelList },
  publishLevels: { method: "POST", path: "/api/risk-levels", summary: "Set areas' risk levels, for now or for a time to come", who: { may: "level.set" }, body: rules.newLevels, reply: rules.publishReply, status: 201, bodyLimit: 2_000_000, refuses: ["unknown-reference", "needs-proposal"] },
  withdrawLevel: { method: "POST", path: "/api/risk-levels/:id/withdraw", summary: "Take back a risk level that has not taken effect", who: { may: "level.set" }, params: byId, reply: areaLevel, refuses: ["already-in-force"] },
  measures: { method: "GET", path: "/api/measures", summary: "Areas' own measures, past, in force and to come", who: { may: "reference.read", orDevice: true }, reply: rules.measureList },
  publishMeasure: { method: "POST", path: "/api/measures", summary: "Order a measure in an area, for now or for a time to come", who: { may: "measure.set" }, body: rules.newMeasure, reply: areaMeasure, status: 201, refuses: ["unknown-reference"] },
  withdrawMeasure: { method: "POST", path: "/api/measures/:id/withdraw", summary: "Lift a measure, or take it back before it takes effect", who: { may: "measure.set" }, params: byId, reply: areaMeasure },

  issuePass: { method: "POST", path: "/api/passes", summary: "Register a vehicle and sign its pass", who: { may: "pass.issue" }, body: registry.newPass, reply: pass, status: 201, refuses: ["unknown-reference", "already-exists", "no-signing-key"] },
  signDrillPass: { method: "POST", path: "/api/drills/passes", summary: "Sign a pass for a drill: it is not on file and stops on the road", who: { may: "pass.issue" }, body: registry.newPass, reply: registry.drillPass, status: 201, refuses: ["unknown-reference", "no-signing-key"] },
  passes: { method: "GET", path: "/api/passes", summary: "Find passes", who: { may: "pass.read" }, query: registry.passQuery, reply: registry.passPage },
  foundPasses: { method: "GET", path: "/api/passes/found", summary: "Every pass that a search finds and that is still good, to be printed or made a convoy of; newest first", who: { may: "pass.read" }, query: registry.foundQuery, reply: registry.foundPasses },
  pass: { method: "GET", path: "/api/passes/:id", summary: "One pass", who: { may: "pass.read" }, params: passParams, reply: pass },
  passQrSvg: { method: "GET", path: "/api/passes/:id/qr.svg", summary: "Its QR as SVG", who: { may: "pass.read" }, params: passParams, reply: "image/svg+xml" },
  passQrPng: { method: "GET", path: "/api/passes/:id/qr.png", summary: "Its QR as PNG", who: { may: "pass.read" }, params: passParams, reply: "image/png" },
  passPdf: { method: "GET", path: "/api/passes/:id/pass.pdf", summary: "A pass to print, on A4 or A5, or as a card for a phone", who: { may: "pass.read" }, params: passParams, query: prints.passPrint, reply: "application/pdf", refuses: ["not-printable", "rate-limited"] },
  printPasses: { method: "POST", path: "/api/passes/print", summary: "Passes to print in one file, a page to each in the order they are named", who: { may: "pass.read" }, body: prints.manyPrint, reply: "application/pdf", bodyLimit: 200_000, refuses: ["not-found", "not-printable", "rate-limited"] },
  amendPass: { method: "POST", path: "/api/passes/:id/amend", summary: "Amend or extend a pass, for a reason; what is left out stays", who: { may: "pass.issue" }, params: passParams, body: registry.amendment, reply: pass, refuses: ["pass-changed", "pass-over", "unknown-reference", "already-exists", "no-signing-key"] },
  passHistory: { method: "GET", path: "/api/passes/:id/history", summary: "Every version of a pass, the latest first: who changed what, when and why", who: { may: "pass.read" }, params: passParams, reply: registry.passHistory },
  revokePass: { method: "POST", path: "/api/passes/:id/revoke", summary: "Revoke a pass", who: { may: "pass.revoke" }, params: passParams, body: registry.revocation, reply: pass, refuses: ["already-revoked", "no-signing-key"] },
  suspendPass: { method: "POST", path: "/api/passes/:id/suspend", summary: "Suspend a pass until it is reinstated", who: { may: "pass.revoke" }, params: passParams, body: registry.revocation, reply: pass, refuses: ["already-revoked", "already-suspended", "pass-over", "no-signing-key"] },
  reinstatePass: { method: "POST", path: "/api/passes/:id/reinstate", summary: "Reinstate a suspended pass", who: { may: "pass.revoke" }, params: passParams, body: registry.amendedFor, reply: pass, refuses: ["already-revoked", "not-suspended", "pass-over", "no-signing-key"] },

  recordScans: tabletRoutes.recordScans,
  replayScan: { method: "GET", path: "/api/scans/:id/replay", summary: "How a scan's verdict came about, derived anew from what was kept with it", who: { may: "trip.read" }, params: z.object({ id: z.uuidv7() }), reply: replay, refuses: ["unknown-reference"] },
  snapshotManifest: tabletRoutes.snapshotManifest,
  drawKeys: tabletRoutes.drawKeys,
  snapshotParts: tabletRoutes.snapshotParts,
  snapshot: { method: "GET", path: "/api/snapshot", summary: "Everything the caller may hold, as of a cursor", who: { may: "sync", orDevice: true }, reply: sync.snapshot, packs: true },
  changes: tabletRoutes.changes,

  trips: { method: "GET", path: "/api/trips", summary: "Trips, newest first", who: { may: "trip.read" }, query: trips.tripQuery, reply: trips.tripPage },
  daily: { method: "GET", path: "/api/daily", summary: "A day's table: vehicles and people that entered, left, are inside and unexplained, by area", who: { may: "trip.read" }, query: daily.dailyQuery, reply: daily.dailyReply, refuses: ["not-found"] },
  postDays: { method: "GET", path: "/api/daily/posts", summary: "A day's table by post: scans, refusals, those of valid passes, and how long vehicles held waited", who: { may: "alert.read" }, query: daily.postDayQuery, reply: daily.postDayReply },
  receipt: { method: "GET", path: "/api/receipts/:code", summary: "The receipt of a vehicle held, turned back or referred: what was decided, why, and what became of it", who: "anyone", params: receipts.receiptParams, query: receipts.receiptQuery, reply: receipts.receiptReply },
  trip: { method: "GET", path: "/api/trips/:id", summary: "One trip's story", who: { may: "trip.read" }, params: byId, reply: trip },
  confirmArrival: { method: "POST", path: "/api/trips/:id/arrival", summary: "The endpoint confirms vehicle and head count", who: { may: "trip.confirm" }, params: byId, body: scanning.arrival, reply: trip, refuses: ["already-exists", "already-arrived"] },
  releaseVehicle: { method: "POST", path: "/api/trips/:id/release", summary: "The endpoint lets a vehicle that arrived drive on, with a load or empty", who: { may: "trip.confirm" }, params: byId, body: scanning.release, reply: trip, refuses: ["already-exists", "not-there"] },
  arrivals: { method: "GET", path: "/api/arrivals", summary: "What is coming to a checkpoint or an endpoint, nearest first; last what mostly turns off before, the likelier to come first", who: { may: "trip.read", orDevice: true }, query: z.object({ checkpoint: placeId.optional(), endpoint: placeId.optional() }).refine((q) => (q.checkpoint === undefined) !== (q.endpoint === undefined), { path: ["checkpoint"], params: { code: "one-of-checkpoint-endpoint" } }), reply: z.object({ items: z.array(z.object({ trip, km: z.number().nullable(), due: boardDueShape.nullable(), turnsOff: z.boolean(), comes: z.number().min(0).max(1).nullable() })), model: z.int().min(0) }), refuses: ["not-found"] },
  travelTimes: travelRoutes.travelTimes,
  roadMarks: { method: "GET", path: "/api/road-marks", summary: "Stretches of road that command marked slow or shut, newest first: those that count or ended within a day, or those over", who: { may: "road.read" }, query: roads.roadMarkQuery, reply: roads.roadMarkPage },
  markRoad: { method: "POST", path: "/api/road-marks", summary: "Mark a stretch slow or shut, one way or both; the same again is answered again", who: { may: "road.mark" }, body: roads.newRoadMark, reply: roads.roadMarksMade, status: 201, refuses: ["unknown-reference"] },
  takeBackRoadMark: { method: "POST", path: "/api/road-marks/:id/take-back", summary: "Take a mark back from now on; one that has ended stays as it is", who: { may: "road.mark" }, params: byId, body: roads.takingBack, reply: roads.roadMarkSeen },

  askQuestion: tabletRoutes.askQuestion,
  putQuestionPhoto: tabletRoutes.putQuestionPhoto,
  questions: { method: "GET", path: "/api/questions", summary: "What posts ask command: those open, oldest first, or those closed, newest first", who: { may: "question.read" }, query: questions.questionQuery, reply: questions.questionPage },
  questionPhoto: { method: "GET", path: "/api/questions/:id/photos/:sha", summary: "A photo of a question", who: { may: "question.read" }, params: questions.photoParams, reply: "image/jpeg" },
  answerQuestion: { method: "POST", path: "/api/questions/:id/answer", summary: "Answer a post; the first answer stands", who: { may: "question.answer" }, params: byId, body: questions.newAnswer, reply: question, refuses: ["question-over"] },

  listPeople: tabletRoutes.listPeople,
  checkPeople: tabletRoutes.checkPeople,
  tripManifests: { method: "GET", path: "/api/trips/:id/manifests", summary: "Lists of people made on a trip and what came of checking them, without names", who: { may: "trip.read" }, params: byId, reply: z.object({ items: z.array(manifest) }) },
  listedNames: { method: "GET", path: "/api/manifests/:id/names", summary: "The names on a list; null once they are erased", who: { may: "manifest.receive" }, params: byId, reply: manifests.listedNames },

  convoys: { method: "GET", path: "/api/convoys", summary: "Convoys, newest first: those to come and under way, or those that are over", who: { may: "convoy.read" }, query: convoys.convoyQuery, reply: convoys.convoyPage },
  makeConvoy: convoyRoutes.makeConvoy,
  convoy: { method: "GET", path: "/api/convoys/:id", summary: "One convoy: the roll-call at each of its posts, and where each vehicle was last seen", who: { may: "convoy.read" }, params: byId, reply: convoys.convoyStory },
  actOnConvoy: convoyRoutes.actOnConvoy,
  convoyPdf: { method: "GET", path: "/api/convoys/:id/convoy.pdf", summary: "A convoy to print: its roll, then the pass of each vehicle in the order they drive, as far as the caller may read it", who: { may: "convoy.read" }, params: byId, query: prints.sheetPrint, reply: "application/pdf", refuses: ["rate-limited"] },

  alerts: { method: "GET", path: "/api/alerts", summary: "Alerts, newest first; of those on a vehicle's way only the live ones about it", who: { may: "alert.told" }, query: alerts.alertQuery, reply: alerts.alertPage },
  alert: { method: "GET", path: "/api/alerts/:id", summary: "One alert: what was found and what people did about it", who: { may: "alert.told" }, params: alerts.alertParams, reply: alerts.alertItem },
  alertWorkers: { method: "GET", path: "/api/alerts/:id/workers", summary: "Who may see to an alert", who: { may: "alert.work" }, params: alerts.alertParams, reply: alerts.alertWorkers },
  acknowledgeAlert: { method: "POST", path: "/api/alerts/:id/acknowledge", summary: "Say that an alert is being seen to; the same again changes nothing", who: { may: "alert.work" }, params: alerts.alertParams, body: acknowledging, reply: alerts.alertSeen, refuses: ["already-exists", "alert-resolved", "alert-withdrawn"] },
  assignAlert: { method: "POST", path: "/api/alerts/:id/assign", summary: "Give an alert to somebody who may see to it, or take it back", who: { may: "alert.work" }, params: alerts.alertParams, body: assigning, reply: alerts.alertSeen, refuses: ["unknown-reference", "already-exists", "alert-resolved", "alert-withdrawn"] },
  resolveAlert: { method: "POST", path: "/api/alerts/:id/resolve", summary: "Say how an alert ended", who: { may: "alert.work" }, params: alerts.alertParams, body: resolving, reply: alerts.alertSeen, refuses: ["already-exists", "alert-resolved", "alert-withdrawn"] },

  delayPosts: { method: "GET", path: "/api/delays/posts", summary: "The posts that a vehicle may report a delay at, for who knows a code of its and the end of its plate", who: "anyone", query: delays.ownVehicle, reply: delays.delayPosts, refuses: ["not-found"] },
  reportDelay: { method: "POST", path: "/api/delays", summary: "A driver reports that a post keeps the vehicle waiting; the same again is the same", who: "anyone", body: delays.newDelay, reply: delays.delayReply, status: 201, refuses: ["not-found", "already-exists"] },
  passDelayPosts: { method: "GET", path: "/api/passes/:id/delay-posts", summary: "The posts that whoever acts for a pass's carrier may report a delay at", who: { may: "application.make" }, params: passParams, reply: delays.delayPosts },
  reportPassDelay: { method: "POST", path: "/api/passes/:id/delays", summary: "A carrier reports that a post keeps the vehicle of a pass of its own waiting; the same again is the same", who: { may: "application.make" }, params: passParams, body: delays.passDelay, reply: delays.delayReply, status: 201, refuses: ["already-exists", "rate-limited"] },

  applications: { method: "GET", path: "/api/applications", summary: "What carriers apply for: those that wait, amendments before new passes and the longest first, or others, whatever moved last first", who: { may: "application.read" }, query: applications.applicationQuery, reply: applications.applicationPage },
  deskFigures: { method: "GET", path: "/api/desk/figures", summary: "How old what waits at the desk is, and how much it decided, by hour, day and reviewer", who: { may: "pass.issue" }, reply: deskFigures },
  submitApplication: { method: "POST", path: "/api/applications", summary: "Apply for the pass of a vehicle, or ask to have a pass in use amended; the same again is answered again", who: { may: "application.make" }, body: applications.newApplication, reply: applications.applicationSeen, status: 201, refuses: ["pass-changed", "pass-over", "unknown-reference", "already-exists", "rate-limited"] },
  application: { method: "GET", path: "/api/applications/:id", summary: "One application with all that was done to it; beside it, for who decides, passes and applications of the same vehicle for the same time", who: { may: "application.read" }, params: byId, reply: applications.applicationStory },
  changeApplication: { method: "POST", path: "/api/applications/:id/change", summary: "Mend an application that waits or was found wrong; it waits then", who: { may: "application.make" }, params: byId, body: applications.applicationChange, reply: applications.applicationSeen, refuses: ["application-moved", "pass-changed", "pass-over", "unknown-reference", "already-exists", "rate-limited"] },
  withdrawApplication: { method: "POST", path: "/api/applications/:id/withdraw", summary: "Withdraw an application that is not approved", who: { may: "application.make" }, params: byId, body: applications.applicationWithdrawal, reply: applications.applicationSeen, refuses: ["application-moved", "already-exists", "rate-limited"] },
  decideApplication: { method: "POST", path: "/api/applications/:id/decide", summary: "Approve an application, which issues its pass or amends it, refuse it or ask for a change, for reasons", who: { may: "pass.issue" }, params: byId, body: applications.applicationDecision, reply: applications.applicationSeen, refuses: ["application-moved", "pass-changed", "pass-over", "unknown-reference", "already-exists", "no-signing-key"] },

  publicStatus: { method: "GET", path: "/api/status", summary: "How a pass, an application or a request for an account stands, for who has its code, or types a plate and the end of its carrier's telephone", who: "anyone", query: publicStatus.statusQuery, reply: publicStatus.statusReply, refuses: ["not-found"] },
  signUpAreas: { method: "GET", path: "/api/sign-up-areas", summary: "Areas in force, by name, to choose from", who: "anyone", reply: signUps.signUpAreas, packs: true },
  submitSignUp: { method: "POST", path: "/api/sign-ups", summary: "Ask for a carrier's account; the same again is answered again", who: "anyone", body: signUps.newSignUp, reply: signUps.signUpReceived, status: 201, refuses: ["unknown-reference", "already-exists"] },
  signUps: { method: "GET", path: "/api/sign-ups", summary: "Requests for carriers' accounts: those that wait, the longest first, or others, whatever moved last first", who: { may: "user.read" }, query: signUps.signUpQuery, reply: signUps.signUpPage },
  signUp: { method: "GET", path: "/api/sign-ups/:id", summary: "One request for an account; beside it the carriers and the other requests that are like it", who: { may: "user.read" }, params: byId, reply: signUps.signUpStory },
  decideSignUp: { method: "POST", path: "/api/sign-ups/:id/decide", summary: "Approve a request, which makes the account and where asked the carrier, or refuse it for reasons", who: { may: "user.manage" }, params: byId, body: signUps.signUpDecision, reply: signUps.signUpSeen, refuses: ["sign-up-over", "unknown-reference", "already-exists"] },

  ...extensionRoutes,

  imports: { method: "GET", path: "/api/imports", summary: "One's own lists of vehicles, newest first", who: { may: "pass.issue" }, query: imports.importQuery, reply: imports.importList },
  takeImport: { method: "POST", path: "/api/imports", summary: "Bring a list of vehicles: a workbook or separated text; nothing is issued yet", who: { may: "pass.issue" }, query: imports.newImport, bytes: "application/octet-stream", bodyLimit: imports.longestFile, reply: importBatch, status: 201, refuses: ["rate-limited"] },
  import: { method: "GET", path: "/api/imports/:id", summary: "How far an import is", who: { may: "pass.issue" }, params: imports.importParams, reply: importBatch },
  mapImport: { method: "PATCH", path: "/api/imports/:id", summary: "Say which column says what, and what holds for all; its rows are checked anew", who: { may: "pass.issue" }, params: imports.importParams, body: imports.mappingChange, reply: importBatch, refuses: ["import-state"] },
  runImport: { method: "POST", path: "/api/imports/:id/run", summary: "Issue passes for the rows that are good, or go on where it was stopped", who: { may: "pass.issue" }, params: imports.importParams, reply: importBatch, refuses: ["import-state"] },
  stopImport: { method: "POST", path: "/api/imports/:id/stop", summary: "Stop an import; what was issued stays, and each row has its result", who: { may: "pass.issue" }, params: imports.importParams, reply: importBatch },
  importRows: { method: "GET", path: "/api/imports/:id/rows", summary: "Rows of an import with what came of each", who: { may: "pass.issue" }, params: imports.importParams, query: imports.rowQuery, reply: imports.rowPage },
  wrongRows: { method: "GET", path: "/api/imports/:id/wrong.xlsx", summary: "Rows that are wrong, or all that have no pass, to be mended and brought again", who: { may: "pass.issue" }, params: imports.importParams, query: imports.wrongQuery, reply: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", refuses: ["import-state"] },
  importPdf: { method: "GET", path: "/api/imports/:id/passes.pdf", summary: "The passes of an import to print, in the order of its rows", who: { may: "pass.issue" }, params: imports.importParams, query: prints.importPrint, reply: "application/pdf", refuses: ["not-printable", "rate-limited"] },
  wrongRowsCsv: { method: "GET", path: "/api/imports/:id/wrong.csv", summary: "The same rows as separated text: those that are wrong, or all that have no pass", who: { may: "pass.issue" }, params: imports.importParams, query: imports.wrongQuery, reply: "text/csv", refuses: ["import-state"] },

  watchlist: { method: "GET", path: "/api/watchlist", summary: "What posts are asked to look for, newest first", who: { may: "watch.read" }, query: watchlist.watchQuery, reply: watchlist.watchPage },
  watchVehicle: { method: "POST", path: "/api/watchlist", summary: "Ask posts to look for a plate, a pass or a person, or deny a plate; the same again is answered again", who: { may: "watch.set" }, body: watchlist.newWatch, reply: watchlist.watchSeen, status: 201, refuses: ["unknown-reference", "watch-over"] },
  withdrawWatch: { method: "POST", path: "/api/watchlist/:id/withdraw", summary: "Withdraw an entry of the watchlist", who: { may: "watch.set" }, params: byId, body: watchlist.watchWithdrawal, reply: watchlist.watchSeen, refuses: ["watch-over"] },

  webhooks: { method: "GET", path: "/api/webhooks", summary: "Other systems that are told of alerts", who: { may: "webhook.manage", whole: true }, reply: z.object({ items: z.array(webhooks.webhookSeen) }) },
  createWebhook: { method: "POST", path: "/api/webhooks", summary: "Tell another system of alerts", who: { may: "webhook.manage", whole: true }, body: webhooks.newWebhook, reply: webhooks.webhookSeen, status: 201, refuses: ["unknown-reference", "too-many-webhooks"] },
  changeWebhook: { method: "PATCH", path: "/api/webhooks/:id", summary: "Change a webhook, stop it or let it go on", who: { may: "webhook.manage", whole: true }, params: byId, body: webhooks.webhookChange, reply: webhooks.webhookSeen, refuses: ["unknown-reference"] },
  webhookSecret: { method: "GET", path: "/api/webhooks/:id/secret", summary: "What signs a webhook's messages", who: { may: "webhook.manage", whole: true }, params: byId, reply: webhooks.webhookSecret },
  renewWebhookSecret: { method: "POST", path: "/api/webhooks/:id/secret", summary: "Sign a webhook's messages with another secret from now on", who: { may: "webhook.manage", whole: true }, params: byId, reply: webhooks.webhookSecret },
  tryWebhook: { method: "POST", path: "/api/webhooks/:id/test", summary: "Send a webhook a test message", who: { may: "webhook.manage", whole: true }, params: byId, reply: delivery, status: 201, refuses: ["webhook-stopped"] },
  webhookDeliveries: { method: "GET", path: "/api/webhooks/:id/deliveries", summary: "What a webhook was sent, newest first", who: { may: "webhook.manage", whole: true }, params: byId, query: webhooks.deliveryQuery, reply: webhooks.deliveryPage },
  resendDeliveries: { method: "POST", path: "/api/webhooks/:id/resend", summary: "Send one delivery again, or all that failed for good", who: { may: "webhook.manage", whole: true }, params: byId, body: webhooks.resending, reply: webhooks.resent, refuses: ["webhook-stopped"] },

  ...savedFilterRoutes,
  ...exportRoutes,

  audit: { method: "GET", path: "/api/audit", summary: "The log, event by event, newest first", who: { may: "audit.read", whole: true }, query: audit.auditQuery, reply: audit.auditPage },
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Given<S> = S extends z.ZodType ? z.input<S> : undefined;
type Field<N extends RouteName, K extends string> = Routes[N] extends Record<K, infer S> ? S : undefined;

/** What a handler receives, already parsed. */
export interface Asked<N extends RouteName> {
  readonly params: Parsed<Field<N, "params">>;
  readonly query: Parsed<Field<N, "query">>;
  readonly body: Parsed<Field<N, "body">>;
  readonly bytes: Routes[N] extends { readonly bytes: string } ? Uint8Array : undefined;
}

/** What a caller gives. */
export type Asking<N extends RouteName> = {
  readonly [K in "params" | "query" | "body" as Field<N, K> extends undefined ? never : K]: Given<Field<N, K>>;
};

/** What a handler returns and a caller gets. */
export type Reply<N extends RouteName> = Routes[N]["reply"] extends z.ZodType
  ? z.output<Routes[N]["reply"]>
  : Routes[N]["reply"] extends "application/pdf" | "list"
    ? FileReply
    : string | Uint8Array;
