import type { DeviceReads, DeviceRow } from "../store/ports.ts";

/** Tablets at work in a province, several times over. */
const mostKept = 5_000;

/** That a tablet was cut off, by this process or another, is known to its allowance after this long. */
const keepForMs = 30_000;

/**
 * Finds the tablet an upload names. Kept for a while once found: id and key never change, what else decides is read
 * anew in the recording transaction, and reading the row for every upload costs more than recording a scan's.
 */
export const makeUploaders = (
  reads: DeviceReads,
  now: () => number,
): ((id: string) => Promise<DeviceRow | undefined>) => {
  const kept = new Map<string, { readonly device: DeviceRow; readonly since: number }>();
  return async (id) => {
    const before = kept.get(id);
    if (before && now() - before.since < keepForMs) return before.device;
    const device = await reads.device(id);
    if (kept.size >= mostKept) kept.clear();
    if (device) kept.set(id, { device, since: now() });
    return device;
  };
};
