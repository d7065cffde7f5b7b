import { listOf, namesForTablets, resultOf } from "../../../shared/domain/manifest.ts";
import type { Manifest, ManifestCheck } from "../../../shared/domain/manifest-shape.ts";
import { trueTime } from "../../../shared/domain/scan.ts";
import { iso } from "../../../shared/domain/time.ts";
import { isAbout } from "../ask/inquiries.ts";
import type { MadeOfPeople } from "../database.ts";
import type { VehicleCase } from "../vehicle-case.ts";

/** A list as this tablet knows it: told by the server, or made here and perhaps not sent yet. */
export interface ListHere
  extends Pick<
    Manifest,
    "id" | "scan" | "plate" | "pass" | "madeAt" | "checkpoint" | "count" | "salt" | "people"
  > {
  readonly erasedAt: Manifest["erasedAt"];
  /** In the order they were made, those made here with the others. */
  readonly checks: readonly ManifestCheck[];
  /** Of the list, or of what was checked here last, where the server does not have that. */
  readonly state: MadeOfPeople["state"];
}

const timeOf = (times: Parameters<typeof trueTime>[0]): string => iso(trueTime(times));

const ownList = ({ what, state }: MadeOfPeople, checkpoint: string): ListHere[] => {
  if (!("list" in what)) return [];
  const { at: _, offsetMs: __, met: ___, ...rest } = what.list;
  const count = rest.people.length;
  const madeAt = timeOf(what.list);
  return [{ ...rest, madeAt, checkpoint, count, erasedAt: null, checks: [], state }];
};

const withOwnChecks = (
  list: ListHere,
  made: readonly MadeOfPeople[],
  checkpoint: string,
): ListHere => {
  const own = made.flatMap(({ what, state }) => {
    if (!("check" in what) || what.check.manifest !== list.id) return [];
    if (list.checks.some(({ id }) => id === what.check.id)) return [];
    const { id, present, others } = what.check;
    const result = resultOf(list.count, present.length, others);
    const check = { id, present, others, checkpoint, at: timeOf(what.check), result };
    return [{ check, state }];
  });
  const checks = [...list.checks, ...own.map(({ check }) => check)];
  const state = list.state === "sent" ? (own.at(-1)?.state ?? "sent") : list.state;
  return { ...list, checks, state };
};

/** Where this tablet stands. */
export interface Here {
  readonly checkpoint: string;
  /** True time, ms. */
  readonly now: number;
}

/** [R4] The list that counts for the vehicle at the barrier, with every check of it known here; null where there is none. */
export const listFor = (
  vehicleCase: VehicleCase,
  told: Iterable<Manifest>,
  made: readonly MadeOfPeople[],
  { checkpoint, now }: Here,
): ListHere | null => {
  const sent = [...told].map((one): ListHere => ({ ...one, state: "sent" }));
  const ids = new Set(sent.map(({ id }) => id));
  const own = made.flatMap((one) => ownList(one, checkpoint)).filter(({ id }) => !ids.has(id));
  const about = [...sent, ...own].filter(
    // [R7] What no sync has taken away is shown no longer than it may be held.
    (one) => isAbout(one, vehicleCase) && namesForTablets(one, vehicleCase.trip, now),
  );
  const list = listOf(about, vehicleCase.trip, now);
  return list && withOwnChecks(list, made, checkpoint);
};
