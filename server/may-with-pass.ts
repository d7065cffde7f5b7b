import { type Action, may } from "../shared/domain/access.ts";
import type { Pass } from "../shared/domain/pass.ts";
import type { Caller } from "./caller.ts";
import { passSubject } from "./places.ts";
import type { Reference } from "./store/ports.ts";

/** [X10] A pass is within reach of whoever lies along its way. */
export const mayWithPass = (
  caller: Caller,
  action: Action,
  pass: Pass,
  reference: Reference,
): boolean => caller.kind === "person" && may(caller.grants, action, passSubject(pass, reference));
