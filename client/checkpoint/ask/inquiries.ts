import type { Question } from "../../../shared/domain/question.ts";
import { type IsoTime, iso, ms } from "../../../shared/domain/time.ts";
import type { AskedQuestion } from "../database.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { plateOf, type VehicleCase } from "../vehicle-case.ts";

/** What the post asked command about a vehicle, whichever of its tablets asked, as far as this one knows. */
export interface Inquiry
  extends Pick<Question, "id" | "plate" | "pass" | "topics" | "text" | "answer"> {
  readonly at: IsoTime;
  readonly state: "waiting" | "asked" | "answered" | "lapsed" | "refused";
  /** Photos this tablet has still to send. */
  readonly photosWaiting: number;
  /** [O55] Answered to this tablet, and no officer has acknowledged it. */
  readonly news: boolean;
}

const stateOf = (own: AskedQuestion | undefined, told: Question | undefined): Inquiry["state"] => {
  if (told?.answer) return "answered";
  if (told?.closedAt) return "lapsed";
  if (told || own?.state === "sent") return "asked";
  return own?.state === "refused" ? "refused" : "waiting";
};

const inquiryOf = (
  own: AskedQuestion | undefined,
  told: Question | undefined,
  photosWaiting: ReadonlySet<string>,
): Inquiry[] => {
  const about = told ?? own?.asking;
  if (!about) return [];
  const { id, plate, pass, topics, text } = about;
  const state = stateOf(own, told);
  return [
    {
      id,
      plate,
      pass,
      topics,
      text,
      answer: told?.answer ?? null,
      at: told?.askedAt ?? iso(ms(own!.asking.at) + own!.asking.offsetMs),
      state,
      photosWaiting: (own?.asking.photos ?? []).filter((sha) => photosWaiting.has(sha)).length,
      news: own !== undefined && !own.seen && state === "answered",
    },
  ];
};

/** What this tablet asked and what its post's others did, the latest first. */
export const inquiriesOf = (
  asked: readonly AskedQuestion[],
  told: ReadonlyMap<string, Question>,
  photosWaiting: ReadonlySet<string>,
): readonly Inquiry[] => {
  const own = new Map(asked.map((one) => [one.id, one]));
  return [...new Set([...own.keys(), ...told.keys()])]
    .flatMap((id) => inquiryOf(own.get(id), told.get(id), photosWaiting))
    .sort((a, b) => ms(b.at) - ms(a.at));
};

export const useInquiries = (): readonly Inquiry[] => {
  const { onFile, questions } = useStation();
  const told = useStore(onFile).question;
  return inquiriesOf(useStore(questions.asked), told, useStore(questions.photosWaiting));
};

/** Is the question about the vehicle now at the barrier? */
export const isAbout = (
  { plate, pass }: Pick<Inquiry, "plate" | "pass">,
  vehicleCase: VehicleCase,
): boolean =>
  (pass !== null && pass === vehicleCase.pass) ||
  (plate !== null && plate === plateOf(vehicleCase));
