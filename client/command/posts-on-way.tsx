import { goingBy } from "../../shared/domain/merged.ts";
import { type PostState, postsOnWay } from "../../shared/domain/posts-on-way.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { postStateWords, commandWords as words } from "../../shared/text/command.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./story.module.css";

const tones = {
  seen: "go",
  passed: "inspect",
  ahead: "quiet",
  unknown: "quiet",
} as const satisfies Record<PostState, Tone>;

/** [T16] The posts of a trip's corridor, and where nobody scanned it. Nothing where the corridor is out of reach. */
export const PostsOnWay = ({ trip, items }: { readonly trip: Trip; readonly items: LiveItems }) => {
  const { t } = useWords();
  const corridor = items.of("corridor").get(trip.corridor);
  if (!corridor) return null;
  const gates = Map.groupBy(items.of("checkpoint").values(), ({ endpoint }) => endpoint);
  const endpoints = [...items.of("endpoint").values()];
  const gatesOf = (endpoint: string) =>
    goingBy(endpoints, endpoint).flatMap((one) => (gates.get(one) ?? []).map(({ id }) => id));
  return (
    <section aria-labelledby="posts-on-way">
      <h2 className={style.listsTitle} id="posts-on-way">
        {t(words.onItsWay)}
      </h2>
      <ol className={style.way} data-testid="posts-on-way">
        {postsOnWay(trip, corridor, gatesOf).map(({ checkpoint, state }) => (
          <li key={checkpoint} data-state={state}>
            <span>{placeName(items, checkpoint)}</span>
            <Badge tone={tones[state]} {...(state === "passed" && { icon: "warn" as const })}>
              {t(postStateWords[state])}
            </Badge>
          </li>
        ))}
      </ol>
    </section>
  );
};
