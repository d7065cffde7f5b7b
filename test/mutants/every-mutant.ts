import { accessMutants } from "./access.ts";
import { alertMutants } from "./alerts.ts";
import { applicationMutants } from "./applications.ts";
import { askedAmendmentMutants } from "./asked-amendments.ts";
import { convoyMutants } from "./convoys.ts";
import { driverMutants } from "./drivers.ts";
import { extensionMutants } from "./extensions.ts";
import { feedMutants } from "./feed.ts";
import { importMutants } from "./imports.ts";
import { keyMutants } from "./keys.ts";
import { ledgerMutants } from "./ledger.ts";
import { listMutants } from "./lists.ts";
import { measureMutants } from "./measures.ts";
import type { Mutant } from "./mutant.ts";
import { outboxMutants } from "./outbox.ts";
import { passMutants } from "./passes.ts";
import { peopleMutants } from "./people.ts";
import { placeMutants } from "./places.ts";
import { printMutants } from "./prints.ts";
import { questionMutants } from "./questions.ts";
import { receiptMutants } from "./receipts.ts";
import { signUpMutants } from "./sign-ups.ts";
import { storageMutants } from "./storage.ts";
import { storeMutants } from "./store.ts";
import { tabletMutants } from "./tablet.ts";
import { travelMutants } from "./travel.ts";
import { tripMutants } from "./trips.ts";
import { verdictMutants } from "./verdict.ts";
import { watchMutants } from "./watchlist.ts";
import { webhookMutants } from "./webhooks.ts";

export const everyMutant: readonly Mutant[] = [
  ...verdictMutants,
  ...measureMutants,
  ...tripMutants,
  ...travelMutants,
  ...alertMutants,
  ...convoyMutants,
  ...outboxMutants,
  ...tabletMutants,
  ...questionMutants,
  ...peopleMutants,
  ...ledgerMutants,
  ...watchMutants,
  ...webhookMutants,
  ...receiptMutants,
  ...storageMutants,
  ...storeMutants,
  ...feedMutants,
  ...accessMutants,
  ...passMutants,
  ...keyMutants,
  ...importMutants,
  ...listMutants,
  ...printMutants,
  ...applicationMutants,
  ...askedAmendmentMutants,
  ...signUpMutants,
  ...placeMutants,
  ...extensionMutants,
  ...driverMutants,
];
