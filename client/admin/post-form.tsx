import { Select } from "@mantine/core";
import {
  type Checkpoint,
  checkpointKinds,
  checkpoint as checkpointSchema,
} from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { checkpointKindWords } from "../../shared/text/everywhere.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchMany } from "../ui/search-many.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { BasisFields, emptyBasis } from "./basis-fields.tsx";
import { WhereFields } from "./place-fields.tsx";
import { numberOf, PlaceForm } from "./place-form.tsx";

/** Adds or changes a post. Every post rests on a written decision. */
export const PostForm = ({
  post,
  reference,
}: {
  readonly post: Checkpoint | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putCheckpoints", ["checkpoints"]);
  return (
    <PlaceForm
      start={{
        id: post?.id ?? "",
        name: post?.name ?? "",
        active: post?.active ?? true,
        kind: post?.kind ?? ("border" as Checkpoint["kind"]),
        area: post?.area ?? "",
        latitude: post ? String(post.latitude) : "",
        longitude: post ? String(post.longitude) : "",
        endpoint: post?.endpoint ?? "",
        reserve: post?.reserve ?? [],
        basis: post?.basis ?? emptyBasis,
      }}
      fresh={!post}
      taken={(id) => reference.checkpoints.has(id)}
      schema={checkpointSchema}
      toAsk={(draft) => ({
        ...draft,
        latitude: numberOf(draft.latitude),
        longitude: numberOf(draft.longitude),
        endpoint: draft.kind === "endpoint-gate" && draft.endpoint !== "" ? draft.endpoint : null,
        reserve: draft.reserve.length > 0 ? draft.reserve : undefined,
      })}
      save={put}
      kind="checkpoint"
      listPath="/admin/places/posts"
      shown={[
        "kind",
        "area",
        "latitude",
        "longitude",
        "endpoint",
        "reserve",
        "basis.kind",
        "basis.number",
        "basis.date",
        "basis.issuer",
      ]}
    >
      {({ draft, change, wrong }) => (
        <>
          <Card>
            <div className={style.pair}>
              <Select
                label={t(adminWords.kind)}
                data={checkpointKinds.map((kind) => ({
                  value: kind,
                  label: t(checkpointKindWords[kind]),
                }))}
                value={draft.kind}
                onChange={(kind) => kind && change({ kind: kind as Checkpoint["kind"] })}
                error={wrong("kind")}
                allowDeselect={false}
                data-testid="place-kind"
              />
              {draft.kind === "endpoint-gate" && (
                <SearchSelect
                  label={t(adminWords.gateOf)}
                  choices={[...reference.endpoints.values()].map((one) => ({
                    value: one.id,
                    label: one.name,
                    detail: one.address,
                  }))}
                  value={draft.endpoint || null}
                  onChange={(endpoint) => change({ endpoint: endpoint ?? "" })}
                  error={wrong("endpoint")}
                  withAsterisk
                  data-testid="place-gate-of"
                />
              )}
              <WhereFields draft={draft} change={change} wrong={wrong} reference={reference} />
            </div>
            <SearchMany
              label={t(adminWords.reserve)}
              description={t(adminWords.reserveHint)}
              data={[...reference.corridors.values()]
                .filter(
                  ({ active, posts }) =>
                    active && !posts.some(({ checkpoint }) => checkpoint === draft.id),
                )
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.reserve}
              onChange={(reserve) => change({ reserve })}
              error={wrong("reserve")}
              maxValues={20}
              clearable
              data-testid="place-reserve"
            />
          </Card>
          <Card title={t(adminWords.basis)}>
            <BasisFields
              basis={draft.basis}
              change={(basis) => change({ basis })}
              wrong={wrong}
              testId="place-basis"
            />
          </Card>
        </>
      )}
    </PlaceForm>
  );
};
