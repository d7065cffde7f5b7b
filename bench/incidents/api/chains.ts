import { hash as digest } from "node:crypto";
import { groupBy } from "../../../shared/domain/group-by.ts";
import type { PassId } from "../../../shared/domain/pass.ts";
import { scanBytes } from "../../../shared/domain/scan-chain.ts";
import type { Arriving } from "../read-day.ts";
import type { Names } from "./names.ts";

export type ScanLine = Extract<Arriving, { is: "scan" }>;
type Raw = ScanLine["scan"];

const hashOf = (scan: Raw): string => digest("sha256", scanBytes(scan), "base64url");
const seqOf = ({ scan }: ScanLine): number => Number(scan.seq);

/**
 * A scan as a tablet of the server's would upload it: of the pass as the server numbers it, with the text of the pass's code
 * where one was read and the day does not repeat it.
 */
const asUploaded = (scan: Raw, { passId, printed }: Names): Raw => {
  const day = typeof scan.pass === "string" ? (scan.pass as PassId) : null;
  if (day === null) return scan;
  const { facts, ...verdict } = Object(scan.verdict) as { readonly facts?: object };
  const wasRead = scan.text === null && (scan.how === "camera" || scan.how === "reader");
  return {
    ...scan,
    pass: passId(day),
    ...(wasRead && { text: printed(day) }),
    verdict: { ...verdict, facts: { ...facts, passId: passId(day) } },
  };
};

/**
 * The tablets' chains made anew, as other bytes have other hashes: a scan that named another as the one before it names the same
 * one, and what named none that was ever uploaded names none. So gaps and forks are where they were.
 */
export const makeChains = (lines: readonly ScanLine[], names: Names) => {
  const chains = groupBy(lines, ({ device }) => device);
  for (const [device, chain] of chains)
    chains.set(
      device,
      [...chain].sort((a, b) => seqOf(a) - seqOf(b)),
    );
  const done = new Map<string, number>();
  const uploads = new Map<ScanLine, Raw>();
  const hashes = new Map<string, string>();

  return {
    /** Asked when it is uploaded: by then every pass is on file that it or a scan before it shows. */
    upload: (line: ScanLine): Raw => {
      const chain = chains.get(line.device) ?? [];
      let next = done.get(line.device) ?? 0;
      for (; next < chain.length && seqOf(chain[next]!) <= seqOf(line); next += 1) {
        const one = chain[next]!;
        const { prev } = one.scan;
        const made = asUploaded(one.scan, names);
        const upload = {
          ...made,
          prev: typeof prev === "string" ? (hashes.get(prev) ?? prev) : prev,
        };
        hashes.set(hashOf(one.scan), hashOf(upload));
        uploads.set(one, upload);
      }
      done.set(line.device, next);
      const upload = uploads.get(line) ?? line.scan;
      uploads.delete(line);
      return upload;
    },
  };
};
