import { type Pass, type PassId, toPassId } from "../../../shared/domain/pass.ts";

/** A key that no server begins with: a pass of the day that is not on file there is none of the server's others either. */
const nobodysKey = 250;

/** What the day calls by one id and the server by another. Scans, lists, checks, places and entries keep theirs. */
export interface Names {
  readonly issued: (day: PassId, pass: Pass) => void;
  readonly enrolled: (day: string, device: string) => void;
  /** The server's newest word on a pass of the day. */
  readonly pass: (day: PassId) => Pass | undefined;
  /** The text of the code as it was first printed. */
  readonly printed: (day: PassId) => string | null;
  /** A pass's id on the server. */
  readonly passId: (day: PassId) => PassId;
  readonly deviceId: (day: string) => string | undefined;
  /** The day's name of anything that the server calls by an id of its own; the same where it does not. */
  readonly dayName: (server: string) => string;
}

export const makeNames = (): Names => {
  const passes = new Map<string, Pass>();
  const printed = new Map<string, string>();
  const devices = new Map<string, string>();
  const back = new Map<string, string>();
  let strangers = 0;
  const strange = new Map<string, PassId>();
  const strangeId = (day: PassId): PassId => {
    const known = strange.get(day);
    if (known) return known;
    const made = toPassId(nobodysKey, 0, strangers);
    strangers += 1;
    strange.set(day, made);
    back.set(made, day);
    return made;
  };
  return {
    issued: (day, pass) => {
      passes.set(day, pass);
      if (!printed.has(day)) printed.set(day, pass.token);
      back.set(pass.id, day);
    },
    enrolled: (day, device) => {
      devices.set(day, device);
      back.set(device, day);
    },
    pass: (day) => passes.get(day),
    printed: (day) => printed.get(day) ?? null,
    passId: (day) => passes.get(day)?.id ?? strangeId(day),
    deviceId: (day) => devices.get(day),
    dayName: (server) => back.get(server) ?? server,
  };
};
