import { z } from "zod";

/** Where a page of a numbered list ended, as its `next` says. */
export const numberCursor = z.string().regex(/^\d{1,15}$/);

/** Where a page of trips ended, as its `next` says: an opening time in ms and a trip's id. */
export const tripCursor = z.string().regex(/^-?\d{1,16}\.[!-~]{1,60}$/);

/** Where a page of what people entered ended, as its `next` says: when the last entry was made, in ms, and that entry's id. */
export const madeCursor = z.string().regex(/^\d{13}\.[0-9a-f-]{36}$/);
