import type { Officer } from "../../shared/contract/officer.ts";
import { may } from "../../shared/domain/access.ts";
import { postSubject } from "../places.ts";
import type { Account, Reference } from "../store/ports.ts";

type Known = Pick<Account, "id" | "displayName" | "active" | "grants">;

/** [X25] May this person be on duty at the post? */
export const onDutyAt = ({ active, grants }: Known, post: string, reference: Reference): boolean =>
  active && may(grants, "post.duty", postSubject(post, reference));

/** [X25] What a post's tablets are told of a person; null for one who may not be on duty there. */
export const officerAt = (person: Known, post: string, reference: Reference): Officer | null =>
  onDutyAt(person, post, reference) ? { id: person.id, displayName: person.displayName } : null;
