import type { DeviceReads, DeviceRow } from "../store/ports.ts";

/** Tablets at work in a province, several times over. */
const mostKept = 5_000;

/**
 * Finds the tablet an upload names. Kept once found: of the row only id and key are used, which never change, and
 * reading it again for every upload costs more than recording a scan's row.
 */
export const makeUploaders = (
  reads: DeviceReads,
): ((id: string) => Promise<DeviceRow | undefined>) => {
  const kept = new Map<string, DeviceRow>();
  return async (id) => {
    const before = kept.get(id);
    if (before) return before;
    const device = await reads.device(id);
    if (kept.size >= mostKept) kept.clear();
    if (device) kept.set(id, device);
    return device;
  };
};
