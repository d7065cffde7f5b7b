import type { RoadMarkEntry } from "../../shared/domain/travel/road-mark.ts";
import { at } from "./times.ts";

/** Tân Lập to Đồng Xoài, twice as slow the whole day of the tests. */
export const aRoadMark = (change: Partial<RoadMarkEntry> = {}): RoadMarkEntry => ({
  id: "019aa9d2-1c00-7000-8000-00000000b001",
  from: "tan-lap",
  to: "dong-xoai",
  factor: 2,
  since: at("00:00"),
  until: at("00:00", 1),
  reason: "Ngập sâu tại cầu",
  madeBy: "account-1",
  madeAt: at("00:00"),
  takenBack: null,
  ...change,
});
