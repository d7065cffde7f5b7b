import type { NewApplied } from "../../shared/contract/applications.ts";
import { amendmentAsked, type WhyAsked } from "../../shared/domain/amendment-asked.ts";
import { isToCome } from "../../shared/domain/application.ts";
import { type Applied, applied } from "../../shared/domain/application-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Reference } from "../api/reference.ts";
import { type Draft, draftOf, readDraft } from "../registration/draft.ts";
import { type WrongInputs, wrongInputs } from "../ui/field-issue.ts";

/** What is asked of a pass, as typed. */
export interface AskDraft extends Draft {
  readonly why: WhyAsked | "";
  readonly post: string;
  readonly place: string;
  readonly note: string;
  readonly tested: string;
  /** Of a return load: where the pass is bound it has delivered, and does not go there again. */
  readonly delivered: boolean;
}

/** The pass as it stands, or as it was asked to be before. */
export const askDraftOf = (pass: Pass, asked?: Applied): AskDraft => {
  const cause = asked?.amends;
  return {
    ...draftOf(asked ?? pass),
    why: cause?.why ?? "",
    post: cause?.post ?? "",
    place: cause?.place ?? "",
    note: cause?.note ?? "",
    tested: asked?.tested ?? "",
    delivered: false,
  };
};

/** [Y11] Before it takes a return load a vehicle still delivers where it is bound: that stays as an endpoint on the way. */
const withReturn = (draft: AskDraft, { endpoint }: Pass): AskDraft => {
  const kept = draft.endpoint === endpoint || draft.via.includes(endpoint);
  return draft.why !== "return-load" || draft.delivered || kept
    ? draft
    : { ...draft, via: [...draft.via, endpoint] };
};

/** What is to be sent, or what is wrong with each entry; `becomes`: the pass as it would be, as soon as that can be read. */
export const readAsk = (
  typed: AskDraft,
  pass: Pass,
  reference: Reference,
): { readonly becomes?: NewApplied } & (
  | { readonly asked: NewApplied }
  | { readonly asked?: never; readonly wrong: WrongInputs }
) => {
  const draft = withReturn(typed, pass);
  const read = readDraft(draft, reference);
  const { plate, kind, carrier, origin, validFrom } = pass;
  const tested = applied.shape.tested.safeParse(draft.tested === "" ? null : draft.tested);
  const amends = amendmentAsked.safeParse({
    pass: pass.id,
    rev: pass.rev,
    // Any: what else is wrong is told beside a reason that is still to be chosen.
    why: draft.why || "held-up",
    post: draft.post === "" ? null : draft.post,
    place: draft.place,
    note: draft.note,
  });
  // An empty place is no fault of its own: a post says as well where the vehicle is.
  const cause = wrongInputs(
    amends.error,
    (path) => path !== "place" && draft[path as keyof AskDraft] === "",
  );
  const wrong: WrongInputs = {
    ...("wrong" in read ? read.wrong : {}),
    ...(tested.success ? {} : { tested: { code: "date" } as const }),
    ...(tested.data && isToCome(tested.data, Date.now())
      ? { tested: { code: "not-yet" } as const }
      : {}),
    ...(draft.why === "" ? { "amends.why": { code: "required" } as const } : {}),
    ...Object.fromEntries(Object.entries(cause).map(([path, why]) => [`amends.${path}`, why])),
  };
  if ("wrong" in read) return { wrong };
  const becomes: NewApplied = {
    ...read.asking,
    ...{ plate, kind, carrier, origin, validFrom },
    tested: tested.data ?? null,
  };
  return amends.success && Object.keys(wrong).length === 0
    ? { becomes, asked: { ...becomes, amends: amends.data } }
    : { becomes, wrong };
};
