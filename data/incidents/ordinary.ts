import { departure, drive } from "./drive.ts";
import { barrierStories } from "./ordinary-barrier.ts";
import { wayStories } from "./ordinary-way.ts";
import type { Plan, Seen } from "./plan.ts";
import type { Story } from "./story.ts";
import { addVehicle } from "./vehicles.ts";

const plainDrive: Story = { weight: 760, tell: (_, __, seen) => seen };
const stories = [plainDrive, ...barrierStories, ...wayStories];

/** One vehicle more that does nothing wrong. Plain: it only drives. */
export const addOrdinary = (plan: Plan): { readonly plain: boolean; readonly seen: Seen[] } => {
  const story = plan.random.weighted(stories);
  const vehicle = addVehicle(plan, story.wants);
  const seen = [...story.tell(plan, vehicle, drive(plan, vehicle, departure(plan)))];
  plan.seen.push(...seen);
  return { plain: story === plainDrive && vehicle.spoke < 5, seen };
};
