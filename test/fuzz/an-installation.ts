import { hashSecret } from "../../server/secrets.ts";
import type { Store } from "../../server/store/ports.ts";
import { examples } from "../../shared/contract/examples.ts";
import { aServer, type TestServer } from "../build/a-server.ts";

/** A server that nobody has set up yet; the one-time link it printed carries the token of the contract's example. */
export const anInstallation = (store?: Store): Promise<TestServer> => {
  const example = examples.setup?.body;
  if (!example) throw new Error("setup has no example");
  return aServer({
    setupToken: { hash: hashSecret(example.token) },
    // Chance guesses one name's password more often than a person may.
    allowances: { password: { points: 1e6, duration: 60 } },
    ...(store ? { store } : {}),
  });
};
