import type { Calls } from "../../../data/demo/call.ts";
import type { Pass, PassId } from "../../../shared/domain/pass.ts";
import type { Day } from "../read-day.ts";
import type { Names } from "./names.ts";
import { carrier } from "./put-setting.ts";
import type { Untold } from "./untold.ts";

export interface RegistryParts {
  readonly administrator: () => Promise<Calls>;
  readonly names: Names;
  readonly untold: Untold;
}

/** No pass of a day says where it comes from, nor anybody why something was done. */
const origin = "Theo ngày phát lại";
const reason = "Theo ngày phát lại";

type Changes = Day["passChanges"][number]["set"];

/** What the registry may amend; the rest of a change is told in another way, or in none. */
const amendmentOf = ({ occupantsMax, endpoint, corridor, validTo }: Changes) => ({
  ...(occupantsMax !== undefined && { occupantsMax }),
  ...(endpoint !== undefined && { endpoint }),
  ...(corridor !== undefined && { corridor }),
  ...(validTo !== undefined && { validTo }),
});

/** Passes as the registry issues, amends and revokes them through its routes. */
export const makeRegistry = (day: Day, { administrator, names, untold }: RegistryParts) => {
  const revoke = async (pass: Pass): Promise<Pass | null> => {
    const calls = await administrator();
    return untold.unlessRefused("a pass revoked", () =>
      calls.call("revokePass", { params: { id: pass.id }, body: { reason } }),
    );
  };

  const amend = async (pass: Pass, set: Changes): Promise<Pass | null> => {
    const body = { ...amendmentOf(set), rev: pass.rev, reason };
    const calls = await administrator();
    return untold.unlessRefused("a pass amended", () =>
      calls.call("amendPass", { params: { id: pass.id }, body }),
    );
  };

  /** Is the pass good again later in the day? */
  const comesBack = (id: PassId, after: string): boolean =>
    day.passChanges.some(
      ({ pass, at, set }) =>
        pass === id && set.status === "valid" && Date.parse(at) > Date.parse(after),
    );

  /** There is no route that suspends or reinstates: for good is as revoked, for a while is left out. */
  const changeStatus = async (
    { pass: id, at, set: { status } }: Day["passChanges"][number],
    pass: Pass,
  ): Promise<Pass | null> => {
    if (status === "revoked") return revoke(pass);
    if (status === "suspended" && !comesBack(id, at)) {
      untold.add("a pass suspended", "no route; revoked in its place, as it never was good again");
      return revoke(pass);
    }
    untold.add(`a pass ${status}`, "no route; left out");
    return null;
  };

  return {
    issue: async ({ is: _, id, issuedAt: __, ...given }: Day["passes"][number]): Promise<void> => {
      const body = { ...given, carrier: carrier.id, origin, use: given.use };
      const calls = await administrator();
      const pass = await untold.unlessRefused("a pass issued", () =>
        calls.call("issuePass", { body }),
      );
      if (pass) names.issued(id, pass);
    },
    change: async (change: Day["passChanges"][number]): Promise<void> => {
      const { pass: id, set } = change;
      const before = names.pass(id);
      if (!before) return untold.add("a pass changed", "it is not on file");
      if (set.plate !== undefined)
        untold.add("a pass's plate", "no route: another plate is another pass");
      const amends = Object.keys(amendmentOf(set)).length > 0;
      const amended = amends ? await amend(before, set) : null;
      const turned =
        set.status === undefined ? null : await changeStatus(change, amended ?? before);
      const newest = turned ?? amended;
      if (newest) names.issued(id, newest);
    },
  };
};
