import { Button, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { compareVi } from "../../shared/domain/search.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { carrierListWords } from "../../shared/text/carriers.ts";
import {
  areaKindWords,
  checkpointKindWords,
  everywhereWords,
} from "../../shared/text/everywhere.ts";
import { mergingWords } from "../../shared/text/merging.ts";
import { sheetWords } from "../../shared/text/place-sheets.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { day } from "../../shared/text/when.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { matches } from "../ui/search-text.ts";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { useNow } from "../ui/time.tsx";
import style from "./admin.module.css";
import { ImportFiles } from "./import-files.tsx";
import { addWords, kindOf, kindWords, type PlaceKind, placeKinds } from "./place-kinds.ts";
import { StarterPlaces } from "./starter-places.tsx";

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly second: string;
  readonly detail: string;
  readonly active: boolean;
}

/** A country has eleven thousand areas; the rest are found by typing. */
const shownAtOnce = 300;

const useListed = (kind: PlaceKind, reference: Reference): readonly Listed[] => {
  const { t, language } = useWords();
  const now = useNow();
  if (kind === "posts")
    return [...reference.checkpoints.values()].map((post) => ({
      ...post,
      second: t(checkpointKindWords[post.kind]),
      detail: `${nameOf(reference.areas, post.area)} · ${post.basis.kind} ${post.basis.number}`,
    }));
  if (kind === "corridors")
    return [...reference.corridors.values()].map((corridor) => ({
      ...corridor,
      second: t(registryWords.postsAlong, {
        count: corridor.posts.length,
        km: corridor.posts.at(-1)?.km ?? 0,
      }),
      detail: `${t(adminWords.code)}: ${corridor.code}`,
    }));
  if (kind === "areas")
    return [...reference.areas.values()].map((area) => {
      // Its days are Việt Nam's, and the last one is still its own.
      const over = area.validTo !== null && Date.parse(`${area.validTo}T24:00+07:00`) <= now;
      return {
        ...area,
        second: t(areaKindWords[area.kind]),
        detail: [
          area.parent === null ? "" : nameOf(reference.areas, area.parent),
          area.validTo === null ? "" : t(adminWords.endedOn, { day: day(area.validTo, language) }),
        ]
          .filter((part) => part !== "")
          .join(" · "),
        active: !over,
      };
    });
  return [...reference.endpoints.values()].map((endpoint) => ({
    ...endpoint,
    second: endpoint.address,
    detail: endpoint.merged
      ? t(mergingWords.mergedInto, { name: nameOf(reference.endpoints, endpoint.merged.into) })
      : `${nameOf(reference.areas, endpoint.area)} · ${t(adminWords.code)}: ${endpoint.code}`,
  }));
};

const PlaceList = ({
  kind,
  reference,
}: {
  readonly kind: PlaceKind;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const [query, setQuery] = useState("");
  const listed = useListed(kind, reference);
  if (listed.length === 0) return <EmptyState icon="place" title={t(adminWords.none)} />;
  const found = listed
    .filter((one) => matches(query, `${one.name} ${one.second} ${one.detail} ${one.id}`))
    .sort((a, b) => compareVi(a.name, b.name));
  return (
    <>
      <TextInput
        type="search"
        mb="md"
        label={t(adminWords.find)}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-testid="place-search"
      />
      {found.length === 0 ? (
        <EmptyState icon="search" title={t(everywhereWords.nothingFound)} />
      ) : (
        <ul className={style.rows} data-testid="places">
          {found.slice(0, shownAtOnce).map((one) => (
            <li key={one.id}>
              <Link
                href={`/admin/places/${kind}/${one.id}`}
                className={`${style.row} ${one.active ? "" : style.off}`}
                data-testid="place-row"
              >
                <span className={style.who}>
                  <span className={style.name}>{one.name}</span>
                  <span className={style.second}>{one.second}</span>
                </span>
                <span className={`${style.detail} ${style.second}`}>{one.detail}</span>
                <span className={style.end}>
                  {!one.active && <Badge tone="quiet">{t(adminWords.inactive)}</Badge>}
                  <Icon name="next" size={18} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found.length > shownAtOnce && (
        <Text size="sm" c="dimmed" mt="sm" data-testid="more-rows">
          {t(adminWords.moreRows, { count: found.length - shownAtOnce })}
        </Text>
      )}
    </>
  );
};

/** Posts, corridors, endpoints and areas; on an empty installation, how to fill it. */
export const Places = ({ kind: text }: { readonly kind: string | undefined }) => {
  const { t } = useWords();
  const kind = kindOf(text);
  const reference = useReference();
  const [importing, setImporting] = useState(false);
  const importButton = (testId: string) => (
    <Button
      variant="default"
      leftSection={<Icon name="upload" />}
      onClick={() => setImporting(true)}
      data-testid={testId}
    >
      {t(adminWords.import)}
    </Button>
  );
  const bare =
    reference.areas.size + reference.checkpoints.size + reference.corridors.size === 0 &&
    reference.endpoints.size === 0;
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows />;
    if (bare)
      return (
        <EmptyState icon="place" title={t(adminWords.noPlaces)} text={t(adminWords.noPlacesHint)}>
          <StarterPlaces>{importButton("import-first")}</StarterPlaces>
        </EmptyState>
      );
    return (
      <>
        <nav className={style.kinds} aria-label={t(adminWords.places)}>
          {placeKinds.map((one) => (
            <Link
              key={one}
              href={`/admin/places/${one}`}
              aria-current={one === kind ? "page" : undefined}
              data-testid={`places-${one}`}
            >
              {t(kindWords[one])}
            </Link>
          ))}
          <Link href="/registry/carriers" data-testid="places-carriers">
            {t(carrierListWords.title)}
          </Link>
        </nav>
        <PlaceList key={kind} kind={kind} reference={reference} />
      </>
    );
  };
  return (
    <Page
      title={t(adminWords.places)}
      actions={
        !reference.loading &&
        !bare && (
          <>
            <Button
              component={Link}
              href={`/admin/sheets/${kind}`}
              variant="default"
              leftSection={<Icon name="upload" />}
              data-testid="places-sheet"
            >
              {t(sheetWords.link)}
            </Button>
            {importButton("import")}
            <Button
              component={Link}
              href={`/admin/places/${kind}/new`}
              leftSection={<Icon name="plus" />}
              data-testid="place-new"
            >
              {t(addWords[kind])}
            </Button>
          </>
        )
      }
    >
      {content()}
      <ImportFiles opened={importing} onClose={() => setImporting(false)} />
    </Page>
  );
};
