import { z } from "zod";

/** To the nanosecond, with offset: no clock writes more, and what is written is kept. */
const longestTime = "2021-08-14T07:00:00.000000000+07:00".length;

/** ISO 8601 with offset, as it travels and is stored on tablets. Shown in Asia/Ho_Chi_Minh by screens only. */
export const isoTime = z.iso.datetime({ offset: true }).max(longestTime);
export type IsoTime = string;

/** Milliseconds since 1970-01-01T00:00:00Z of an ISO time that a schema has already accepted. */
export const ms = (time: IsoTime): number => Date.parse(time);

/** The ISO form, in UTC with milliseconds, of milliseconds since 1970. */
export const iso = (millis: number): IsoTime => new Date(millis).toISOString();
