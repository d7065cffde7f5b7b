import { type Calls, callsTo } from "../../../data/demo/call.ts";
import type { TestDevice } from "../../../test/build/a-device.ts";
import type { Arriving } from "../read-day.ts";
import { makeChains, type ScanLine } from "./chains.ts";
import type { Names } from "./names.ts";
import type { Untold } from "./untold.ts";

type ListLine = Extract<Arriving, { is: "list" }>;
type CheckLine = Extract<Arriving, { is: "check" }>;

export interface TabletParts {
  readonly url: string;
  readonly clock: { readonly now: number };
  /** By the day's ids. */
  readonly devices: ReadonlyMap<string, TestDevice>;
  readonly scans: readonly ScanLine[];
  readonly names: Names;
  readonly untold: Untold;
}

/** As many as one upload takes. */
const mostInBatch = 500;
/** 128 bits; nobody's name is behind any hash here. */
const salt = Buffer.alloc(16, 7).toString("base64url");

/** The day's tablets, each with its own key and chain, as they upload. */
export const makeTablets = ({ url, clock, devices, scans, names, untold }: TabletParts) => {
  const chains = makeChains(scans, names);
  const uploads = callsTo(url);
  const signing = new Map<string, Calls>();
  const lists = new Set<string>();
  let early: CheckLine[] = [];

  const callsOf = (day: string): Calls | null => {
    const device = devices.get(day);
    if (!device) return null;
    const calls =
      signing.get(day) ??
      callsTo(url, (method, path, content) =>
        device.authorization(method, path, clock.now, content),
      );
    signing.set(day, calls);
    return calls;
  };

  const check = async ({ device, check }: CheckLine): Promise<void> => {
    const calls = callsOf(device);
    if (!calls) return untold.add("a check of people", "its tablet is not in the day");
    await untold.unlessRefused("a check of people", () =>
      calls.call("checkPeople", { body: check }),
    );
  };

  return {
    /** One tablet's scans in signed batches, one after the other; what is not recorded is counted by field. */
    upload: async (lines: readonly ScanLine[]): Promise<void> => {
      const device = devices.get(lines[0]?.device ?? "");
      if (!device) return untold.add("a scan", "its tablet is not in the day");
      for (let from = 0; from < lines.length; from += mostInBatch) {
        const some = lines.slice(from, from + mostInBatch);
        const body = device.batch(some.map((line) => chains.upload(line)));
        const { results } = await uploads.call("recordScans", { body });
        for (const { result, errors } of results)
          if (result !== "recorded")
            untold.add("a scan", [result, ...(errors ?? []).map(({ field }) => field)].join(" "));
      }
    },
    list: async ({ device, id, scan, pass, plate, count, at }: ListLine): Promise<void> => {
      const calls = callsOf(device);
      if (!calls) return untold.add("a list of people", "its tablet is not in the day");
      const people = Array.from({ length: count }, (_, n) => ({
        name: `Người ${n + 1}`,
        last: null,
        hash: null,
        role: n === 0 ? ("driver" as const) : ("passenger" as const),
      }));
      const says = { id, scan, pass: pass && names.passId(pass), plate, salt, people, at };
      await untold.unlessRefused("a list of people", () =>
        calls.call("listPeople", { body: { ...says, offsetMs: 0 } }),
      );
      lists.add(id);
      const due = early.filter((line) => line.check.manifest === id);
      early = early.filter((line) => line.check.manifest !== id);
      for (const line of due) await check(line);
    },
    /** A tablet checks by a list that it was told of: one that came before its list waits for it. */
    check: async (line: CheckLine): Promise<void> => {
      if (lists.has(line.check.manifest)) return check(line);
      early.push(line);
    },
  };
};
