import { z } from "zod";
import { grant } from "../domain/access-shape.ts";
import { alertTold } from "../domain/alert.ts";
import { convoy, convoyAct } from "../domain/convoy-shape.ts";
import { manifest, manifestCheck } from "../domain/manifest-shape.ts";
import { pass, passOnFile } from "../domain/pass.ts";
import { area, carrier, checkpoint, corridor, endpoint, legalBasis } from "../domain/place.ts";
import { question } from "../domain/question.ts";
import { ruleSet } from "../domain/rules.ts";
import { scanSeen } from "../domain/scan.ts";
import { roadMarkTold } from "../domain/travel/road-mark.ts";
import { trip } from "../domain/trip-shape.ts";
import { verdict } from "../domain/verdict-shape.ts";
import { watchHit, watchTold } from "../domain/watch.ts";
import { delivery } from "../domain/webhook.ts";
import { alertSeen } from "./alerts.ts";
import { applicationSeen } from "./applications.ts";
import { convoySeen, convoyStory } from "./convoys.ts";
import { device, issuingKey, keyBundle } from "./device.ts";
import { person, session } from "./people.ts";
import { problem } from "./problems.ts";
import { statusTold } from "./public-status.ts";
import { receipt } from "./receipts.ts";
import { roadMarkSeen } from "./road-marks.ts";
import { signUpSeen } from "./sign-ups.ts";
import { item, statusListItem } from "./sync.ts";
import { watchSeen } from "./watchlist.ts";
import { webhookSeen } from "./webhooks.ts";

/** What the description of the contract calls each thing that several routes speak of. */
export const namedSchemas = z.registry<{ readonly id: string }>();

for (const [id, schema] of Object.entries({
  Alert: alertSeen,
  AlertTold: alertTold,
  Application: applicationSeen,
  Area: area,
  Carrier: carrier,
  Checkpoint: checkpoint,
  Convoy: convoy,
  ConvoyAct: convoyAct,
  ConvoySeen: convoySeen,
  ConvoyStory: convoyStory,
  Corridor: corridor,
  Device: device,
  Endpoint: endpoint,
  Grant: grant,
  IssuingKey: issuingKey,
  Item: item,
  KeyBundle: keyBundle,
  LegalBasis: legalBasis,
  Manifest: manifest,
  ManifestCheck: manifestCheck,
  Pass: pass,
  PassOnFile: passOnFile,
  Person: person,
  Problem: problem,
  Question: question,
  Receipt: receipt,
  RoadMark: roadMarkSeen,
  RoadMarkTold: roadMarkTold,
  RuleSet: ruleSet,
  ScanSeen: scanSeen,
  Session: session,
  SignUp: signUpSeen,
  StatusTold: statusTold,
  StatusListItem: statusListItem,
  Trip: trip,
  Verdict: verdict,
  WatchEntry: watchSeen,
  WatchHit: watchHit,
  WatchTold: watchTold,
  Webhook: webhookSeen,
  WebhookDelivery: delivery,
}))
  namedSchemas.add(schema, { id });
