import type { Alert } from "../shared/domain/alert.ts";
import { vehiclesNamed } from "../shared/domain/convoy.ts";
import { reachOf } from "../shared/domain/expand-scope.ts";
import { convoyFindings } from "../shared/domain/findings/convoy-findings.ts";
import { isConvoyKind } from "../shared/domain/findings/finding-shape.ts";
import { passId } from "../shared/domain/pass.ts";
import type { ConvoyLook } from "../shared/domain/roll-call.ts";
import { iso, ms } from "../shared/domain/time.ts";
import { type SettleParts, settled, settleFindings } from "./commands/settle-findings.ts";
import type { Pace } from "./pace.ts";
import { convoyPast } from "./queries/convoys.ts";
import type { Reads } from "./store/ports.ts";

/** A scan that is heard of so long after its convoy was over still tells of it. */
const lookBackMs = 7 * 24 * 3_600_000;

const everywhere = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  corridors: [],
  endpoints: [],
});

/** Is there any convoy that a scan may still tell of? Most days there is none. */
export const anyConvoy = async (
  reads: Pick<Reads, "findConvoys">,
  at: number,
): Promise<boolean> => {
  const any = { status: "current", at: at - lookBackMs, escort: null, limit: 1 } as const;
  return (await reads.findConvoys(any, everywhere)).items.length > 0;
};

/** Convoys that vehicles, by their keys, are or were of lately. */
export const convoysTouched = async (
  reads: Pick<Reads, "convoysOf" | "passesOnFileByIds">,
  vehicles: readonly string[],
  at: number,
): Promise<readonly string[]> => {
  if (vehicles.length === 0) return [];
  // Who was named by a plate alone is scanned by a pass.
  const passes = vehicles.flatMap((key) => passId.safeParse(key).data ?? []);
  const plates = (await reads.passesOnFileByIds(passes)).map(({ plate }) => plate as string);
  const found = await reads.convoysOf([...new Set([...vehicles, ...plates])], at - lookBackMs);
  return found.map(({ id }) => id);
};

/** The newest scan of its vehicle that an alert does not rest on: what it was behind, or missing, it came after all. */
const seenSince = ({ vehicle, plate, scans }: Alert, looks: readonly ConvoyLook[]): string | null =>
  looks
    .filter((look) => (look.pass ?? look.plate) === vehicle || look.plate === plate)
    .filter(({ scan }) => !scans.includes(scan))
    .reduce<string | null>((last, { scan }) => (last !== null && last > scan ? last : scan), null);

/**
 * [C14] Looks at a convoy as one, and settles what is found of it in the ledger; false where another process has taken over.
 * Others that share a vehicle with it are looked at when that is seen, or at the next round.
 */
export const lookAtConvoy = async (
  parts: SettleParts,
  id: string,
  pace: Pace,
  at: number,
): Promise<boolean> => {
  const { store, rules } = parts;
  const { reads } = store;
  const convoy = await reads.convoy(id);
  if (!convoy) return true;
  const { others, looks } = await convoyPast(reads, convoy);
  const { corridors } = await reads.reference();
  const way = corridors.find((one) => one.id === convoy.corridor);
  const findings = pace.during(() =>
    convoyFindings({ convoy, others, way, looks }, rules, iso(at)),
  );
  const evidence = await reads.scansSeenByIds([...new Set(findings.flatMap(({ scans }) => scans))]);
  const heard = new Map(evidence.map((scan) => [scan.id, ms(scan.receivedAt) - ms(scan.at)]));
  const found = {
    vehicles: vehiclesNamed(convoy),
    devices: [],
    findings,
    late: (scan: string, minutes: number) => (heard.get(scan) ?? 0) >= minutes * 60_000,
    covers: (one: Alert) => isConvoyKind(one.kind) && one.facts.convoy === id,
    undoneBy: (one: Alert) => seenSince(one, looks),
  };
  return settled(await settleFindings(parts, found, at));
};
