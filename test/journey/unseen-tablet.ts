import { generateKeyPairSync } from "node:crypto";
import { type Calls, callsTo } from "../../data/demo/call.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { aDevice, type TestDevice } from "../build/a-device.ts";

/** A tablet that nobody looks at: its key, its chain, and its calls in its own name. */
export interface UnseenTablet extends TestDevice {
  readonly calls: Calls;
  /** Throws unless the server took every scan. */
  readonly upload: (...scans: readonly Scan[]) => Promise<void>;
}

const mostAtOnce = 500;

/** Enrols one at a post. */
export const enrolUnseen = async (
  { admin, origin }: { readonly admin: Calls; readonly origin: string },
  checkpoint: string,
): Promise<UnseenTablet> => {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { publicKey } = aDevice(checkpoint, "", keys);
  const { code } = await admin.call("createEnrolCode", { body: { checkpoint } });
  const nobody = callsTo(origin);
  const { device } = await nobody.call("enrolDevice", {
    body: { code, name: `Máy của ${checkpoint}`, publicKey },
  });
  const made = aDevice(checkpoint, device.id, keys);
  const calls = callsTo(origin, (method, path, content) =>
    made.authorization(method, path, Date.now(), content),
  );
  return {
    ...made,
    calls,
    upload: async (...scans) => {
      for (let from = 0; from < scans.length; from += mostAtOnce) {
        const body = made.batch(scans.slice(from, from + mostAtOnce));
        const { results } = await nobody.call("recordScans", { body });
        const other = results.find(({ result }) => result !== "recorded");
        if (other) throw new Error(`not recorded: ${JSON.stringify(other)}`);
      }
    },
  };
};
