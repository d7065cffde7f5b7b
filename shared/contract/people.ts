import { z } from "zod";
import { actions } from "../domain/access.ts";
import { grant } from "../domain/access-shape.ts";
import { oneLine } from "../domain/one-line.ts";
import { isoTime } from "../domain/time.ts";
import { password, username } from "../domain/username.ts";
import { officer } from "./officer.ts";

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

export const person = officer.extend({
  username: z.string(),
  grants: z.array(grant),
  active: z.boolean(),
  createdAt: isoTime,
});
export type Person = z.infer<typeof person>;

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
