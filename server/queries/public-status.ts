import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { StatusQuery, StatusReply, StatusTold } from "../../shared/contract/public-status.ts";
import { answerDue, applicationNow } from "../../shared/domain/application.ts";
import type { Application } from "../../shared/domain/application-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import {
  isPhoneEnd,
  mostTold,
  passStateAt,
  reasonsTold,
  toldAfterEndMs,
  toldByPlate,
} from "../../shared/domain/public-status.ts";
import { parseReceiptCode } from "../../shared/domain/receipt-code.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";
import type { SignUp } from "../../shared/domain/sign-up-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Reads } from "../store/ports.ts";

type Asking = Pick<
  Reads,
  | "passOfShortCode"
  | "pass"
  | "passesOfPlate"
  | "applicationsOfCode"
  | "applicationsOfPlate"
  | "signUpsOfCode"
  | "reference"
>;

const passTold = (pass: Pass, at: number): StatusTold => ({
  about: "pass",
  state: passStateAt(pass, at),
  since: pass.changedAt,
  validFrom: pass.validFrom,
  validTo: pass.validTo,
  due: null,
  reasons: [],
});

const applicationTold = (application: Application): StatusTold => {
  const now = applicationNow(application);
  const due = answerDue(now);
  return {
    about: "application",
    state: now.state,
    since: now.since,
    validFrom: now.asked.validFrom,
    validTo: now.asked.validTo,
    due: due === null ? null : iso(due),
    reasons: reasonsTold(now),
  };
};

const signUpTold = ({ at, outcome }: SignUp): StatusTold => ({
  about: "account",
  state: outcome?.what ?? "waiting",
  since: outcome?.at ?? at,
  validFrom: null,
  validTo: null,
  due: null,
  reasons: outcome?.what === "refused" ? outcome.reasons : [],
});

/** [N1] An approved application is its pass, as that stands now. */
const applicationOrPass = async (
  reads: Asking,
  application: Application,
  at: number,
): Promise<StatusTold> => {
  const number = applicationNow(application).pass;
  const pass = number === null ? undefined : await reads.pass(number);
  return pass ? passTold(pass, at) : applicationTold(application);
};

const byCode = async (reads: Asking, code: string, at: number): Promise<StatusTold[]> => {
  const short = parseShortCode(code);
  if (short !== null) {
    const pass = await reads.passOfShortCode(short);
    return pass ? [passTold(pass, at)] : [];
  }
  const long = parseReceiptCode(code);
  if (long === null) return [];
  const told: StatusTold[] = [];
  for (const one of await reads.applicationsOfCode(long))
    told.push(await applicationOrPass(reads, one, at));
  return [...told, ...(await reads.signUpsOfCode(long)).map(signUpTold)];
};

/** [N1] [N2] What there is of a vehicle, of the carriers whose telephone ends as it was typed. */
const byPlate = async (
  reads: Asking,
  plate: Plate,
  phoneEnd: string,
  at: number,
): Promise<StatusTold[]> => {
  const { carriers } = await reads.reference();
  const theirs = new Set(
    carriers.flatMap(({ id, phone }) => (isPhoneEnd(phone, phoneEnd) ? [id] : [])),
  );
  const passes = (await reads.passesOfPlate(plate)).filter(
    ({ carrier, validTo }) => theirs.has(carrier) && at < ms(validTo) + toldAfterEndMs,
  );
  const applications = (await reads.applicationsOfPlate(plate, toldByPlate)).filter((one) =>
    theirs.has(applicationNow(one).asked.carrier),
  );
  return [...applications.map(applicationTold), ...passes.map((pass) => passTold(pass, at))];
};

/**
 * [N1] How a pass, an application or a request for an account stands, for whoever has its code, or the plate and the end of the
 * carrier's telephone. [N2] Refuses `not-found` alike where there is nothing and where the digits are others.
 */
export const statusFor = async (
  reads: Asking,
  { code, plate, phoneEnd }: StatusQuery,
  at: number,
): Promise<StatusReply | Refusal> => {
  const told =
    code !== undefined
      ? await byCode(reads, code, at)
      : plate !== undefined && phoneEnd !== undefined
        ? await byPlate(reads, plate, phoneEnd, at)
        : [];
  return told.length === 0 ? refusal("not-found") : { items: told.slice(0, mostTold) };
};
