import type { ApplicationNow } from "./application.ts";
import type { ApplicationState } from "./application-shape.ts";
import type { Pass } from "./pass.ts";
import { ms } from "./time.ts";

/** How a pass stands for whoever asks about it. */
export const passStates = ["not-yet", "valid", "suspended", "revoked", "spent", "ended"] as const;
export type PassState = (typeof passStates)[number];

const day = 86_400_000;

/** [N1] A pass is told of by its plate until so long after it ended. */
export const toldAfterEndMs = 30 * day;
/** [N1] Nobody is told of more at once. */
export const mostTold = 20;

/** [N1] How a pass stands at a time (ms). Revoked it stays, suspended until it ends. */
export const passStateAt = (
  { status, validFrom, validTo }: Pick<Pass, "status" | "validFrom" | "validTo">,
  at: number,
): PassState => {
  if (status === "revoked" || status === "spent") return status;
  if (at >= ms(validTo)) return "ended";
  if (status === "suspended") return status;
  return at < ms(validFrom) ? "not-yet" : "valid";
};

/** Applications that whoever knows the plate is told of; an approved one is its pass. */
export const toldByPlate = [
  "waiting",
  "change-asked",
  "refused",
] as const satisfies readonly ApplicationState[];

/** The last four digits of a telephone number however it is set out; null of one with fewer. */
export const phoneEndOf = (phone: string): string | null =>
  /\d{4}$/.exec(phone.replace(/\D/g, ""))?.[0] ?? null;

/** [N2] Is a telephone number known here the one whose end was typed? */
export const isPhoneEnd = (phone: string | null, typed: string): boolean =>
  phone !== null && phoneEndOf(phone) === typed;

/** [N1] What an application tells: its state, its time and its reasons without what anybody wrote. */
export const reasonsTold = ({ reasons }: Pick<ApplicationNow, "reasons">) =>
  reasons.map(({ reason }) => reason);
