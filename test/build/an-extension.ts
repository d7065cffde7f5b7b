import type { ExtensionRow } from "../../server/store/extension-ports.ts";
import type { ExtensionEntry } from "../../shared/domain/extension-shape.ts";
import { aPass } from "./a-pass.ts";
import { at } from "./times.ts";

/** One pass that was found and can be extended, to be proposed. */
export const anExtension = (
  change: Partial<ExtensionRow> & Pick<ExtensionRow, "id">,
): ExtensionRow => {
  const { endpoint, corridor, carrier } = aPass();
  return {
    account: "registrar",
    at: at(),
    changedAt: Date.parse(at()),
    state: "found",
    why: null,
    filter: { carrier },
    to: at("07:00", 5),
    reason: "Ùn tắc kéo dài trên QL14",
    counts: { good: 1, left: 0, extended: 0, undone: 0, kept: 0 },
    through: 1,
    begunAt: null,
    lies: { endpoints: [endpoint], corridor, carrier },
    lookedTo: 0,
    parts: 1,
    done: 0,
    undo: null,
    forgotten: false,
    ...change,
  };
};

export const anExtendedPass = (change: Partial<ExtensionEntry> = {}): ExtensionEntry => {
  const { id: pass, plate, shortCode, rev, validTo: was } = aPass();
  return { pass, plate, shortCode, rev, was, outcome: "good", why: null, ...change };
};
