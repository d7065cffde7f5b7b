import type { NewConvoy } from "../../../shared/contract/convoys.ts";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { ConvoyLook } from "../../../shared/domain/roll-call.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import { asExpected, isPlainGo } from "../convoy.ts";
import { draftScan, newId, nothingSaid } from "../draft.ts";
import type { Station } from "../station.ts";
import { judgeCase, nothingObserved, openCase } from "../vehicle-case.ts";

/**
 * [C17] The officer's tap says of these vehicles that they are here: each that simply goes is let through by a scan of its
 * own, as if it had been read and answered with "all matches". Answers with those that want a look of their own; rejects where
 * one could not be recorded, with those before it recorded.
 */
export const callHere = async (
  station: Pick<Station, "desk" | "clock" | "record" | "post">,
  plates: readonly Plate[],
): Promise<readonly Plate[]> => {
  const looks: Plate[] = [];
  for (const plate of plates) {
    const desk = station.desk();
    const { clock } = station;
    const vehicleCase = await openCase(desk, { by: "plate", text: plate, plate });
    const judged = (observed = nothingObserved) =>
      vehicleCase && judgeCase(vehicleCase, observed, clock.now(), clock.doubtMs());
    const verdict = judged();
    if (!vehicleCase || !verdict || !isPlainGo(vehicleCase, verdict)) {
      looks.push(plate);
      continue;
    }
    const seen = asExpected(vehicleCase, verdict);
    await station.record(
      draftScan(vehicleCase, judged(seen)!, seen, "let-through", nothingSaid, station.post()),
    );
  }
  return looks;
};

const hour = 3_600_000;

/** [C18] A convoy of what this post has just let through, in the order they came; null where no way of theirs leads on. */
export const convoyOf = (
  station: Pick<Station, "onFile" | "checkpoint" | "post" | "clock">,
  looks: readonly ConvoyLook[],
  name: string,
): NewConvoy | null => {
  const onFile = station.onFile.get();
  const here = station.checkpoint();
  const named = looks.flatMap(({ plate, pass }) => (plate ? [{ plate, pass }] : []));
  // The corridor most of them drive, by their trips; else one that runs through the post.
  const driven = [...onFile.trip.values()]
    .filter((trip) => named.some(({ plate }) => plate === trip.plate))
    .map(({ corridor }) => corridor);
  const through = [...onFile.corridor.values()].filter(({ posts }) =>
    posts.some(({ checkpoint }) => checkpoint === here),
  );
  const count = (id: string): number => driven.filter((one) => one === id).length;
  const way = through.toSorted((a, b) => count(b.id) - count(a.id))[0];
  const first = looks[0];
  if (!way || !first || way.posts.length < 2) return null;
  const far = [way.posts[0]!, way.posts.at(-1)!];
  const at = way.posts.find(({ checkpoint }) => checkpoint === here)!;
  const exit = far.toSorted((a, b) => Math.abs(b.km - at.km) - Math.abs(a.km - at.km))[0]!;
  const from = Math.min(...looks.map((look) => ms(look.at)));
  return {
    id: newId(station.post()),
    name,
    corridor: way.id,
    entry: here,
    exit: exit.checkpoint,
    window: { from: iso(from), until: iso(station.clock.now() + hour) },
    vehicles: named.map((vehicle) => ({ by: "plate", ...vehicle })),
    lead: first.plate,
    escort: null,
    at: iso(station.clock.now()),
  };
};
