import {
  toWatchTold,
  type WatchEntry,
  type WatchedPerson,
  type WatchTold,
} from "../../shared/domain/watch.ts";
import { aSalt, hashOf } from "./a-manifest.ts";
import { aPlate } from "./a-plate.ts";
import { at } from "./times.ts";

/** Verify the plate of `aPass()` anywhere in Bình Phước, the whole day of the tests. */
export const aWatch = (change: Partial<WatchEntry> = {}): WatchEntry => ({
  id: "019aa9d2-1c00-7000-8000-00000000a001",
  watched: { by: "plate", plate: aPlate("93C-123.45") },
  effect: "verify",
  issuer: "Công an huyện Chơn Thành",
  reason: "Xe báo mất",
  instruction: "Xem giấy đăng ký xe, gọi trực ban",
  area: "binh-phuoc",
  from: at("00:00"),
  until: at("00:00", 1),
  madeBy: "account-1",
  madeAt: at("00:00"),
  replaces: null,
  withdrawn: null,
  ...change,
});

/** The same as a tablet is told of it. */
export const aWatchTold = (change: Partial<WatchEntry> = {}): WatchTold =>
  toWatchTold(aWatch(change));

/** Whoever's paper has this number, as a commander's page sends it. */
export const byPaper = (number: string, salt = aSalt): WatchedPerson => ({
  by: "person",
  last: number.slice(-4),
  trace: { salt, hash: hashOf(number, salt) },
});
