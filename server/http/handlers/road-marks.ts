import { isRefusal, refusal } from "../../../shared/contract/problems.ts";
import { markRoad, takeBackRoadMark } from "../../commands/mark-road.ts";
import { presentMarks, roadMarksFor } from "../../queries/road-marks.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

export const roadMarkHandlers = (
  store: Store,
): Pick<Handlers, "roadMarks" | "markRoad" | "takeBackRoadMark"> => {
  const { reads } = store;
  return {
    roadMarks: ({ query }, { at }) => roadMarksFor(reads, query, at),
    markRoad: async ({ body }, { caller, at }) => {
      const marks = await markRoad(store, body, caller, at);
      return isRefusal(marks) ? marks : { items: await presentMarks(reads, marks) };
    },
    takeBackRoadMark: async ({ params, body }, { caller, at }) => {
      const mark = await takeBackRoadMark(
        store,
        { id: params.id, reason: body.reason },
        caller,
        at,
      );
      if (isRefusal(mark)) return mark;
      const [seen] = await presentMarks(reads, [mark]);
      return seen ?? refusal("not-found");
    },
  };
};
