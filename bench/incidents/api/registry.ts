import type { Calls } from "../../../data/demo/call.ts";
import type { Pass } from "../../../shared/domain/pass.ts";
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
export const makeRegistry = ({ administrator, names, untold }: RegistryParts) => {
  /** What its status becomes, through the route that does it. Spent it is by its scans alone. */
  const turn = async (pass: Pass, status: NonNullable<Changes["status"]>): Promise<Pass | null> => {
    if (status === "spent") {
      untold.add("a pass spent", "no route: its scans spend it");
      return null;
    }
    const name = (
      { revoked: "revokePass", suspended: "suspendPass", valid: "reinstatePass" } as const
    )[status];
    const calls = await administrator();
    return untold.unlessRefused(`a pass ${status}`, () =>
      calls.call(name, { params: { id: pass.id }, body: { reason } }),
    );
  };

  const amend = async (pass: Pass, set: Changes): Promise<Pass | null> => {
    const body = { ...amendmentOf(set), rev: pass.rev, reason };
    const calls = await administrator();
    return untold.unlessRefused("a pass amended", () =>
      calls.call("amendPass", { params: { id: pass.id }, body }),
    );
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
      const turned = set.status === undefined ? null : await turn(amended ?? before, set.status);
      const newest = turned ?? amended;
      if (newest) names.issued(id, newest);
    },
  };
};
