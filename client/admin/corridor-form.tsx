import { type Corridor, corridor as corridorSchema } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { CorridorStops, type StopDraft } from "./corridor-stops.tsx";
import { CodeField, nextCode } from "./place-fields.tsx";
import { numberOf, PlaceForm } from "./place-form.tsx";

/** Adds or changes a corridor: its posts in driving order, each with kilometres from the first. */
export const CorridorForm = ({
  corridor,
  reference,
}: {
  readonly corridor: Corridor | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putCorridors", ["corridors"]);
  const firstStops: readonly StopDraft[] = corridor?.posts.map(({ checkpoint, km }, key) => ({
    key,
    checkpoint,
    km: String(km),
  })) ?? [{ key: 0, checkpoint: "", km: "0" }];
  return (
    <PlaceForm
      start={{
        id: corridor?.id ?? "",
        name: corridor?.name ?? "",
        active: corridor?.active ?? true,
        code: String(corridor?.code ?? nextCode(reference.corridors)),
        posts: firstStops,
      }}
      fresh={!corridor}
      taken={(id) => reference.corridors.has(id)}
      schema={corridorSchema}
      toAsk={(draft) => ({
        ...draft,
        code: numberOf(draft.code),
        posts: draft.posts.map(({ checkpoint, km }) => ({ checkpoint, km: numberOf(km) })),
      })}
      save={put}
      kind="corridor"
      listPath="/admin/places/corridors"
      shown={[
        "code",
        ...Array.from({ length: 60 }, (_, at) => [
          `posts.${at}.checkpoint`,
          `posts.${at}.km`,
        ]).flat(),
      ]}
    >
      {({ draft, change, wrong }) => (
        <>
          <Card>
            <CodeField
              value={draft.code}
              onChange={(code) => change({ code })}
              error={wrong("code")}
              fixed={corridor !== undefined}
            />
          </Card>
          <Card title={t(adminWords.postsInOrder)}>
            <CorridorStops
              stops={draft.posts}
              onChange={(posts) => change({ posts })}
              reference={reference}
              wrong={wrong}
            />
          </Card>
        </>
      )}
    </PlaceForm>
  );
};
