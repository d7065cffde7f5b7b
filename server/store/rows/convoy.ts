import { convoyNow, escortNow, spanOf } from "../../../shared/domain/convoy.ts";
import { type Convoy, convoy as convoySchema } from "../../../shared/domain/convoy-shape.ts";

/** What a row says that follows from the convoy; null where its body is none any more. */
export const overAndEscort = (body: unknown) => {
  const { data } = convoySchema.safeParse(body);
  if (!data) return null;
  const now = convoyNow(data);
  return { overAt: spanOf(now).until, escort: escortNow(now)?.account ?? null };
};

export const convoyColumns = (convoy: Convoy) => {
  const now = convoyNow(convoy);
  return {
    id: convoy.id,
    corridor: convoy.corridor,
    overAt: spanOf(now).until,
    escort: escortNow(now)?.account ?? null,
    body: JSON.stringify(convoy),
  };
};

export const toConvoy = (body: string): Convoy => JSON.parse(body) as Convoy;
