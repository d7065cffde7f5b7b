import { z } from "zod";
import { manifestCheck } from "../domain/manifest-shape.ts";
import { question } from "../domain/question.ts";
import { isoTime } from "../domain/time.ts";
import * as devices from "./device.ts";
import * as manifests from "./manifests.ts";
import * as questions from "./questions.ts";
import type { Route } from "./route-shape.ts";
import * as scanning from "./scanning.ts";
import * as sync from "./sync.ts";

/** What a tablet calls: all of the contract that it loads, as its first load is small. */
export const tabletRoutes = {
  keys: { method: "GET", path: "/.well-known/greenlane-keys", summary: "Public keys for any verifier", who: "anyone", reply: devices.keyBundle },
  enrolDevice: { method: "POST", path: "/api/devices/enrol", summary: "Enrol this tablet with a one-time code and its own public key", who: "anyone", body: devices.enrolment, reply: z.object({ device: devices.device, serverTime: isoTime }), status: 201, refuses: ["code-used", "code-expired"] },
  recordScans: { method: "POST", path: "/api/scans", summary: "Upload 1–500 scans, durable before the answer, idempotent", who: "device", body: scanning.scanBatch, reply: scanning.scanReply, bodyLimit: 4_000_000, refuses: ["bad-signature"] },
  snapshotManifest: { method: "GET", path: "/api/snapshot/manifest", summary: "What a tablet's snapshot is made of, signed", who: "device", reply: sync.snapshotManifest, refuses: ["no-signing-key"] },
  drawKeys: { method: "GET", path: "/api/draw-keys", summary: "What the tablet's post draws vehicles for inspection with, today and the days ahead", who: "device", reply: devices.drawKeyList },
  snapshotParts: { method: "GET", path: "/api/snapshot/parts/:names", summary: "Parts of a tablet's snapshot, which never change", who: "device", params: z.object({ names: sync.partNames }), reply: "application/octet-stream", keeps: true },
  changes: { method: "GET", path: "/api/changes", summary: "What changed after a cursor", who: { may: "sync", orDevice: true }, query: sync.changesQuery, reply: sync.changes, packs: true, refuses: ["resnapshot"] },
  askQuestion: { method: "POST", path: "/api/questions", summary: "The post asks command about the vehicle before it; the same again is answered again", who: "device", body: questions.newQuestion, reply: question, status: 201, refuses: ["already-exists", "rate-limited"] },
  putQuestionPhoto: { method: "PUT", path: "/api/questions/:id/photos/:sha", summary: "A photo that the question named by its SHA-256", who: "device", params: questions.photoParams, bytes: "image/jpeg", reply: questions.photoKept, bodyLimit: questions.longestPhoto, refuses: ["invalid-input", "rate-limited"] },
  listPeople: { method: "POST", path: "/api/manifests", summary: "The post lists the people aboard a vehicle; the same again is answered again", who: "device", body: manifests.newManifest, reply: manifests.kept, status: 201, refuses: ["already-exists", "rate-limited"] },
  checkPeople: { method: "POST", path: "/api/manifest-checks", summary: "The post compares the people aboard with a list", who: "device", body: manifests.newCheck, reply: manifestCheck, status: 201, refuses: ["not-found", "already-exists", "rate-limited"] },
} as const satisfies Record<string, Route>;

export type TabletRoutes = typeof tabletRoutes;
