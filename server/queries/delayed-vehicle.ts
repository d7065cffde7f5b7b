import type { z } from "zod";
import type { ownVehicle } from "../../shared/contract/delays.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import type { DelayedVehicle } from "../../shared/domain/delay.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { parseReceiptCode } from "../../shared/domain/receipt-code.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { PastScan } from "../store/finding-ports.ts";
import type { Reads, Reference } from "../store/ports.ts";

type Asking = Pick<Reads, "pass" | "passOfShortCode" | "scansOfReceipt" | "reference">;

/** The posts in use that a vehicle drives by: those along its corridor and the gates of all its endpoints. */
export const postsOn = (
  reference: Reference,
  corridor: string | null,
  endpoints: readonly string[],
  before: readonly string[] = [],
): readonly string[] => {
  const { posts, gates } = placesOf(reference);
  const inUse = new Set(reference.checkpoints.flatMap(({ id, active }) => (active ? [id] : [])));
  const all = [
    ...before,
    ...(posts.get(corridor ?? "") ?? []),
    ...endpoints.flatMap((endpoint) => gates.get(endpoint) ?? []),
  ];
  return [...new Set(all)].filter((id) => inUse.has(id));
};

const ofPass = (
  { id, plate, corridor, endpoint, via }: Pass,
  reference: Reference,
): DelayedVehicle => ({
  key: id,
  pass: id,
  plate,
  corridor,
  endpoint,
  posts: postsOn(reference, corridor, endpointsOf({ endpoint, via })),
});

const ofScan = ({ seen, fact, vehicle }: PastScan): Omit<DelayedVehicle, "posts"> | null => {
  const plate: Plate | null = fact?.plate ?? seen.plate;
  if (plate === null || seen.marks.includes("suspect")) return null;
  return {
    key: vehicle ?? plate,
    pass: fact?.pass ?? seen.pass,
    plate,
    corridor: fact?.corridor ?? null,
    endpoint: fact?.endpoint ?? null,
  };
};

/**
 * [E5] The vehicle of a code, for who knows the end of its plate too. Refuses `not-found` alike where there is no such code
 * and where the plate ends otherwise: neither is told apart for who guesses.
 */
export const delayedVehicle = async (
  reads: Asking,
  { code, plateEnd }: z.output<typeof ownVehicle>,
): Promise<DelayedVehicle | Refusal> => {
  const fits = (plate: string): boolean => plate.endsWith(plateEnd);
  const reference = await reads.reference();
  const short = parseShortCode(code);
  const pass = short === null ? undefined : await reads.passOfShortCode(short);
  if (pass && fits(pass.plate)) return ofPass(pass, reference);
  const receipt = parseReceiptCode(code);
  for (const scan of receipt === null ? [] : await reads.scansOfReceipt(receipt)) {
    const found = ofScan(scan);
    if (!found || !fits(found.plate)) continue;
    const { corridor, endpoint } = found;
    const bound = endpoint === null ? [] : endpointsOf({ endpoint, via: scan.fact?.via });
    return { ...found, posts: postsOn(reference, corridor, bound, [scan.seen.checkpoint]) };
  }
  return refusal("not-found");
};

/** [Y15] The vehicle of a pass, for who acts for its carrier; another's pass is not found. */
export const delayedPass = async (
  reads: Pick<Reads, "pass" | "reference">,
  caller: Caller,
  id: PassId,
): Promise<DelayedVehicle | Refusal> => {
  const pass = await reads.pass(id);
  const own =
    pass &&
    caller.kind === "person" &&
    may(caller.grants, "application.make", { carrier: pass.carrier });
  return own ? ofPass(pass, await reads.reference()) : refusal("not-found");
};

/** The posts that a vehicle may report, by name. */
export const delayPostsFor = async (
  reads: Asking,
  vehicleOf: (reads: Asking) => Promise<DelayedVehicle | Refusal>,
): Promise<{ items: { id: string; name: string }[] } | Refusal> => {
  const vehicle = await vehicleOf(reads);
  if ("refused" in vehicle) return vehicle;
  const { checkpoints } = await reads.reference();
  const names = new Map(checkpoints.map(({ id, name }) => [id, name]));
  return { items: vehicle.posts.map((id) => ({ id, name: names.get(id) ?? id })) };
};
