import { alertEvent } from "../../server/commands/alert-events.ts";
import { actOf } from "../../server/commands/extend-passes.ts";
import { hashSecret } from "../../server/secrets.ts";
import type { Account, Store } from "../../server/store/ports.ts";
import { examples } from "../../shared/contract/examples.ts";
import type { Application } from "../../shared/domain/application-shape.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { iso } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aPass, aPassOnFile } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { aPhoto, aQuestion } from "../build/a-question.ts";
import { aScanId } from "../build/a-scan.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { anAlert } from "../build/an-alert.ts";
import { anAmends, anApplication, anAsked } from "../build/an-application.ts";
import { anExtendedPass, anExtension } from "../build/an-extension.ts";
import { anImport } from "../build/an-import.ts";
import { at } from "../build/times.ts";

/** Numbers of the alerts that are open from the start: chance would rarely scan what raises one. */
export const alertsThere = Array.from({ length: 60 }, (_, n) => n + 1);

const raiseAlerts = async ({ store, clock }: TestServer): Promise<void> => {
  await store.write(async (tx) => {
    const reference = await tx.reference();
    for (const number of alertsThere) {
      const alert = anAlert(number);
      await tx.putAlert(alert);
      await tx.append([alertEvent("raised", alert, null, reference)], clock.now);
    }
  });
};

const heldScan = aScanId(5_000);
/** What the driver of the vehicle knows that is held from the start. */
export const heldThere = {
  code: receiptCodeOf(heldScan),
  plateEnd: aPassOnFile().plate.slice(-4),
} as const;

const holdOne = async (server: TestServer): Promise<void> => {
  const tablet = await server.tablet("tan-lap");
  const held = tablet.scan({ id: heldScan, pass: null, how: "plate", decision: "hold" });
  await server
    .anyone()
    .post("/api/scans")
    .send(tablet.batch([held]))
    .expect(200);
};

/** On file from the start, beyond the numbers that are given next: so many that not all are revoked at once. */
export const passesThere = Array.from({ length: 20 }, (_, n) =>
  aPass({
    id: toPassId(1, 60, 7 + n),
    plate: aPlate(`93C-777.${10 + n}`),
    shortCode: makeShortCode(777_777 + n),
  }),
);

/** What is asked of some of them: chance seldom names every entry of a pass as it stands. */
const askedThere = passesThere.slice(8).map((pass, n): Application => {
  const id = aScanId(6_000 + n);
  const { plate, endpoint, corridor, carrier, origin, validFrom } = pass;
  const asked = anAsked({
    ...{ plate, endpoint, corridor, carrier, origin, validFrom, validTo: at("07:00", 9) },
    tested: null,
    amends: anAmends({ pass: pass.id }),
  });
  return anApplication([], asked, id);
});

/** Lists that became these passes, by the name of the account that brought it: chance brings none that does. */
export const importsThere: Readonly<Record<string, string>> = {
  registrar: "01936d2e-7c00-4a5f-9c1e-2f4b6d8e0a21",
  "registrar-second": "01936d2e-7c00-4a5f-9c1e-2f4b6d8e0a22",
};

/** Extensions that are proposed, by the name of the account that did; chance finds few that can be, and others decide them first. */
export const extensionsThere: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ["registrar", "registrar-second", "administrator", "administrator-second"].map((username, of) => [
    username,
    Array.from({ length: 4 }, (_, n) => `01936d2e-7c00-7a5f-9c1e-2f4b6d8e0e${of + 2}${n}`),
  ]),
);
/** Those that are to be proposed, and those that are to be undone. */
export const foundThere = Array.from(
  { length: 6 },
  (_, n) => `01936d2e-7c00-7a5f-9c1e-2f4b6d8e0f0${n}`,
);
export const extendedThere = Array.from(
  { length: 6 },
  (_, n) => `01936d2e-7c00-7a5f-9c1e-2f4b6d8e0f1${n}`,
);

const extendedPasses = passesThere.map(({ id, plate, shortCode }) =>
  anExtendedPass({ pass: id, plate, shortCode }),
);

const findExtensions = async ({ store, clock }: TestServer): Promise<void> => {
  await store.write(async (tx) => {
    for (const [n, id] of [...foundThere, ...extendedThere].entries()) {
      await tx.putExtensionParts(id, [{ part: 0, entries: [extendedPasses[n]!] }]);
      const isDone = extendedThere.includes(id);
      const done = { state: "done", begunAt: iso(clock.now) } as const;
      await tx.putExtension(anExtension({ id, ...(isDone && done) }));
    }
  });
};

/** An account's own proposals of extensions. */
export const proposeSome = async (
  { store, clock }: TestServer,
  { id: account, username }: Pick<Account, "id" | "username">,
): Promise<void> => {
  for (const id of extensionsThere[username] ?? []) {
    const row = anExtension({ id, account });
    await store.write(async (tx) => {
      await tx.putExtensionParts(id, [{ part: 0, entries: [extendedPasses.at(-1)!] }]);
      await tx.putExtension(row);
      await tx.putProposal({
        id,
        act: actOf(row),
        reason: row.reason,
        proposedBy: account,
        proposedAt: iso(clock.now),
        alone: false,
        ending: null,
        decidedBy: null,
        decidedAt: null,
        note: null,
      });
    });
  }
};

export const bringOne = async (
  { store }: TestServer,
  { id: account, username }: Pick<Account, "id" | "username">,
): Promise<void> => {
  const id = importsThere[username];
  if (id === undefined) return;
  const results = passesThere.map(({ id: pass }, n) => ({
    row: n + 2,
    outcome: "issued" as const,
    pass,
    errors: [],
  }));
  await store.write(async (tx) => {
    await tx.addImportParts(id, [
      { part: 0, rows: results.map(({ row }) => [row, ["93C-777.10"]]) },
    ]);
    await tx.putResults(id, [{ part: 0, results }]);
    await tx.putImport(
      anImport({
        ...{ id, account, state: "done", rows: results.length, parts: 1 },
        counts: { good: 0, issued: results.length, already: 0, wrong: 0 },
      }),
    );
  });
};

/** Questions with a photo, by who asks: chance names photo and question together too seldom. */
export const questionsThere: Readonly<Record<string, string>> = {
  "tan-lap": "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0b21",
  "cong-kcn-chon-thanh": "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0b22",
  "dak-r-lap": "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0b23",
};

/** A tablet's question, asked as soon as it is there; one enrolled in its place does not ask again. */
export const askOnce = async (
  server: TestServer,
  tablet: TestDevice,
  checkpoint: string,
): Promise<void> => {
  const now = server.clock.now;
  const id = questionsThere[checkpoint]!;
  const body = JSON.stringify(aQuestion({ id, at: iso(now), photos: [aPhoto.sha] }));
  const path = "/api/questions";
  await server
    .anyone()
    .post(path)
    .set("authorization", tablet.authorization("POST", path, now, body))
    .set("content-type", "application/json")
    .send(body);
};

/** A server that nobody has set up yet; the one-time link it printed carries the token of the contract's example. */
export const anInstallation = async (store?: Store): Promise<TestServer> => {
  const example = examples.setup?.body;
  if (!example) throw new Error("setup has no example");
  const server = await aServer({
    setupToken: { hash: hashSecret(example.token) },
    // Chance guesses one name's password more often than a person may.
    allowances: { password: { points: 1e6, duration: 60 } },
    ...(store ? { store } : {}),
  });
  await server.store.write(async (tx) => {
    for (const pass of passesThere) await tx.putPass(pass, pass.plate.toLowerCase());
    for (const application of askedThere) await tx.putApplication(application);
  });
  await findExtensions(server);
  await raiseAlerts(server);
  await holdOne(server);
  return server;
};
