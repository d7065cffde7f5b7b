import type { Day } from "../read-day.ts";
import type { RegistryParts } from "./registry.ts";

type Entry = Day["watchlist"][number];

/** The watchlist as those who command enter and withdraw it. */
export const makeWatchers = ({ administrator, names, untold }: RegistryParts) => ({
  enter: async (entry: Entry): Promise<void> => {
    const { id, effect, issuer, reason, instruction, area, from, until, replaces } = entry;
    const { watched } = entry;
    if (watched.by === "person")
      return untold.add("an entry of the watchlist", "a person's number is in no day");
    const code = watched.by === "pass" ? names.pass(watched.pass)?.shortCode : undefined;
    if (watched.by === "pass" && !code)
      return untold.add("an entry of the watchlist", "its pass is not on file");
    const calls = await administrator();
    await untold.unlessRefused("an entry of the watchlist", () =>
      calls.call("watchVehicle", {
        body: {
          ...{ id, effect, issuer, reason, instruction, area, from, until, replaces },
          watched:
            watched.by === "pass"
              ? { by: "pass", code: code! }
              : { by: "plate", plate: watched.plate },
        },
      }),
    );
  },
  withdraw: async ({ id, withdrawn }: Entry): Promise<void> => {
    const calls = await administrator();
    const reason = withdrawn?.why ?? "Theo ngày phát lại";
    await untold.unlessRefused("an entry withdrawn", () =>
      calls.call("withdrawWatch", { params: { id }, body: { reason } }),
    );
  },
});
