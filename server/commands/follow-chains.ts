import type { ScanMark } from "../../shared/domain/scan.ts";
import type { DeviceRow, NewEvent } from "../store/ports.ts";
import type { ScanGroupFacts, ScanGroupWrites } from "../store/scan-group-ports.ts";
import { postTopics } from "../topics.ts";
import type { ReceivedScan } from "./read-scan.ts";

/** What tells that a tablet's chain is not whole. */
const ofTheChain: readonly ScanMark[] = ["gap", "fork"];

type Head = Pick<DeviceRow, "lastSeq" | "lastHash" | "marks">;

/** [O6] The tablets' chains as a group of scans moves them on, and how often their scans are marked. */
export const followChains = ({ devices, deviceSeqs, reference }: ScanGroupFacts) => {
  const heads = new Map<string, Head>(devices);
  const inGroup = new Map<string, string>();

  const count = (device: string, marks: readonly ScanMark[]): void => {
    const head = heads.get(device);
    if (!head || marks.length === 0) return;
    const counted = { ...head.marks };
    for (const mark of marks) counted[mark] = (counted[mark] ?? 0) + 1;
    heads.set(device, { ...head, marks: counted });
  };

  /** What the chain has to say of a scan that is new, and moves its head on. A rejected scan is a link too. */
  const follow = ({ device, seq, hash, raw }: ReceivedScan): "gap" | "fork" | null => {
    const head = heads.get(device);
    if (!head || seq === null) return null;
    const key = `${device} ${seq}`;
    const there = inGroup.get(key) ?? deviceSeqs.get(key);
    inGroup.set(key, hash);
    if (seq > head.lastSeq) {
      const follows = seq === head.lastSeq + 1 && (raw.prev ?? null) === head.lastHash;
      heads.set(device, { ...head, lastSeq: seq, lastHash: hash });
      return follows ? null : "gap";
    }
    const sameSeq = there ?? (seq === head.lastSeq ? head.lastHash : undefined);
    return sameSeq !== undefined && sameSeq !== hash ? "fork" : null;
  };

  return {
    follow,
    count,
    /** As `follow` for a scan that is rejected and gets no marks: only what moves the head counts, for it may come again. */
    followRejected: (received: ReceivedScan): void => {
      if (follow(received) === "gap") count(received.device, ["gap"]);
    },
    moved: (at: number): ScanGroupWrites["devices"] =>
      [...heads].map(([id, { lastSeq, lastHash, marks }]) => ({
        id,
        lastSeq,
        lastHash,
        marks,
        lastSeenAt: at,
      })),
    /** Told to whoever watches over tablets: which chain was found broken, and how often so far. */
    events: (): NewEvent[] =>
      [...devices].flatMap(([id, { checkpoint, marks: before }]) => {
        const marks = heads.get(id)?.marks ?? before;
        if (ofTheChain.every((mark) => marks[mark] === before[mark])) return [];
        return [
          {
            type: "device.marked",
            subject: { kind: "device", id },
            payload: { gaps: marks.gap ?? 0, forks: marks.fork ?? 0 },
            topics: postTopics(checkpoint, reference),
          },
        ];
      }),
  };
};
