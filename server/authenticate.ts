import { hash } from "node:crypto";
import { isRefusal, type Refusal, refusal } from "../shared/contract/problems.ts";
import { withMerged } from "../shared/domain/merged.ts";
import { callMessage } from "../shared/domain/scan-chain.ts";
import type { Caller } from "./caller.ts";
import { verifyDevice } from "./device-key.ts";
import { hashSecret } from "./secrets.ts";
import type { DeviceReads, PeopleReads, ReferenceReads } from "./store/ports.ts";

/** How far a tablet's signed time may be from the server's, ms: five minutes either way. */
const mostSkew = 5 * 60_000;

const authorization = /^Greenlane-Device ([^\s.]{1,60})\.(\d{1,15})\.([A-Za-z0-9_-]{86})$/;

const anyone: Caller = { kind: "anyone" };

/**
 * [X7] The person of a session cookie's value; `anyone` when it is unknown or over, or the person deactivated. [B3] Their grants
 * of a carrier or an endpoint are those of all that go by it.
 */
export const callerBySession = async (
  reads: PeopleReads & ReferenceReads,
  cookie: string | undefined,
  at: number,
): Promise<Caller> => {
  if (!cookie) return anyone;
  const session = await reads.session(hashSecret(cookie));
  if (!session || session.expiresAt <= at) return anyone;
  const account = await reads.account(session.account);
  if (!account?.active) return anyone;
  const { id, username, displayName } = account;
  const grants = withMerged(account.grants, await reads.reference());
  return { kind: "person", account: id, username, displayName, grants };
};

/** What a tablet signed: `Greenlane-Device <id>.<ms>.<signature>` over method, path with query, and body. */
export interface SignedCall {
  readonly authorization: string;
  readonly method: string;
  readonly path: string;
  /** Its body, where the route takes one. */
  readonly content?: Buffer | undefined;
}

/** [X8] The tablet that signed a call. Refuses `bad-signature`, also for an unknown tablet or a time too far off. */
export const callerByDevice = async (
  reads: DeviceReads,
  call: SignedCall,
  at: number,
): Promise<Caller | Refusal> => {
  const [, id = "", time, signature = ""] = authorization.exec(call.authorization) ?? [];
  const signedAt = Number(time);
  const device = time === undefined ? undefined : await reads.device(id);
  if (!device || Math.abs(signedAt - at) > mostSkew) return refusal("bad-signature");
  const content = call.content && hash("sha256", call.content, "base64url");
  const message = callMessage(id, call.method, call.path, signedAt, content);
  const good = await verifyDevice(device.publicKey, message, signature);
  return good ? { kind: "device", device } : refusal("bad-signature");
};

/** As `callerByDevice`, and a tablet that was cut off is refused: all but its uploads. */
export const callerByWorkingDevice = async (
  reads: DeviceReads,
  call: SignedCall,
  at: number,
): Promise<Caller | Refusal> => {
  const caller = await callerByDevice(reads, call, at);
  if (!isRefusal(caller) && caller.kind === "device" && caller.device.cutOffAt !== null)
    return refusal("device-cut-off");
  return caller;
};
