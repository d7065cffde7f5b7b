import { alertEvent } from "../../server/commands/alert-events.ts";
import { hashSecret } from "../../server/secrets.ts";
import type { Store } from "../../server/store/ports.ts";
import { examples } from "../../shared/contract/examples.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aScanId } from "../build/a-scan.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { anAlert } from "../build/an-alert.ts";

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
  await raiseAlerts(server);
  await holdOne(server);
  return server;
};
