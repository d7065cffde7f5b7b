import { z } from "zod";
import { actions } from "../domain/access.ts";
import { grant } from "../domain/access-shape.ts";
import { oneLine } from "../domain/one-line.ts";
import { isoTime } from "../domain/time.ts";

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
const password = z.string().min(10).max(200);
const displayName = oneLine(1, 80);

export const credentials = z.object({
  username: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(200),
});

/** First start: the printed one-time token makes the first administrator. */
export const setup = z.object({
  token: z.string().min(1).max(100),
  username,
  displayName,
  password,
});

export const person = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  grants: z.array(grant),
  active: z.boolean(),
  createdAt: isoTime,
});
export type Person = z.infer<typeof person>;

/** One who may be on duty at a post: all that its tablets are told of people. */
export const officer = person.pick({ id: true, displayName: true });
export type Officer = z.infer<typeof officer>;

export const newPerson = z.object({
  username,
  displayName,
  password,
  grants: z.array(grant).min(1).max(50),
});

export const personChange = z
  .object({
    displayName,
    password,
    grants: z.array(grant).min(1).max(50),
    active: z.boolean(),
  })
  .partial();

/** Who is signed in and what the person may do somewhere; each subject is still checked. */
export const session = z.object({
  person: person.omit({ active: true, createdAt: true }),
  may: z.array(z.enum(actions)),
  serverTime: isoTime,
});
export type Session = z.infer<typeof session>;
