import { Stack } from "@mantine/core";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { useReference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { AreaForm } from "./area-form.tsx";
import { CorridorForm } from "./corridor-form.tsx";
import { EndpointForm } from "./endpoint-form.tsx";
import { MergedEndpoint, MergeEndpoint } from "./merging/endpoint-merging.tsx";
import { addWords, kindOf } from "./place-kinds.ts";
import { PostForm } from "./post-form.tsx";

/** One place's form; `new` makes another. */
export const EditPlace = ({ kind: text, id }: { readonly kind: string; readonly id: string }) => {
  const { t } = useWords();
  const kind = kindOf(text);
  const reference = useReference();
  const fresh = id === "new";
  const place = {
    posts: reference.checkpoints.get(id),
    corridors: reference.corridors.get(id),
    endpoints: reference.endpoints.get(id),
    areas: reference.areas.get(id),
  }[kind];
  const titleOf = (): string => {
    if (fresh || !place) return t(addWords[kind]);
    const merged = kind === "endpoints" && reference.endpoints.get(id)?.merged;
    return merged ? place.name : t(adminWords.editPlace, { name: place.name });
  };
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={3} height={90} />;
    if (!fresh && !place)
      return <EmptyState icon="question" title={t(everywhereWords.nothingFound)} />;
    if (kind === "posts")
      return <PostForm post={reference.checkpoints.get(id)} reference={reference} />;
    if (kind === "corridors")
      return <CorridorForm corridor={reference.corridors.get(id)} reference={reference} />;
    if (kind === "areas") return <AreaForm area={reference.areas.get(id)} reference={reference} />;
    const endpoint = reference.endpoints.get(id);
    if (endpoint?.merged) return <MergedEndpoint endpoint={endpoint} reference={reference} />;
    return (
      <Stack>
        <EndpointForm endpoint={endpoint} reference={reference} />
        {endpoint && <MergeEndpoint endpoint={endpoint} reference={reference} />}
      </Stack>
    );
  };
  return (
    <Page
      title={titleOf()}
      back={{ to: `/admin/places/${kind}`, label: t(adminWords.places) }}
      narrow
    >
      {content()}
    </Page>
  );
};
