import { Alert, Button, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { alikeCarriers } from "../../../shared/domain/alike.ts";
import type { Carrier } from "../../../shared/domain/place.ts";
import { compareVi } from "../../../shared/domain/search.ts";
import { holdsTelephone } from "../../../shared/domain/telephone.ts";
import { adminWords } from "../../../shared/text/admin.ts";
import { alikeWords, carrierListWords as words } from "../../../shared/text/carriers.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { mergingWords } from "../../../shared/text/merging.ts";
import { sheetWords } from "../../../shared/text/place-sheets.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { nameOf, useReference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { matches } from "../../ui/search-text.ts";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "../admin.module.css";

/** More are found by typing. */
const shownAtOnce = 300;
const pairsShown = 5;

/** [B2] Pairs that may be one, the surest first. */
const MayBeSame = ({ carriers }: { readonly carriers: readonly Carrier[] }) => {
  const { t } = useWords();
  const pairs = useMemo(() => alikeCarriers(carriers), [carriers]);
  if (pairs.length === 0) return null;
  return (
    <Alert color="yellow" mb="md" data-testid="alike">
      <Text size="sm" fw={600} mb="xs">
        {t(words.alikeTitle)}
      </Text>
      <ul className={style.pairs}>
        {pairs.slice(0, pairsShown).map(({ one, other, by }) => (
          <li key={`${one.id} ${other.id}`}>
            <span>
              {one.name} · {other.name} ({t(alikeWords[by])})
            </span>
            <Button
              component={Link}
              href={`/registry/carriers/${other.id}?into=${one.id}`}
              variant="default"
              data-testid="alike-compare"
            >
              {t(words.compare)}
            </Button>
          </li>
        ))}
      </ul>
      {pairs.length > pairsShown && (
        <Text size="sm">{t(words.alikeMore, { count: pairs.length - pairsShown })}</Text>
      )}
    </Alert>
  );
};

const Row = ({
  carrier,
  carriers,
}: {
  readonly carrier: Carrier;
  readonly carriers: ReadonlyMap<string, Carrier>;
}) => {
  const { t } = useWords();
  const { id, name, phone, taxNumber, active, merged } = carrier;
  return (
    <Link
      href={`/registry/carriers/${id}`}
      className={`${style.row} ${active ? "" : style.off}`}
      data-testid="carrier-row"
    >
      <span className={style.who}>
        <span className={style.name}>{name}</span>
        <span className={style.second}>{id}</span>
      </span>
      <span className={`${style.detail} ${style.second}`}>
        {[taxNumber, phone].filter((one) => one !== undefined && one !== null).join(" · ")}
        {merged && t(mergingWords.mergedInto, { name: nameOf(carriers, merged.into) })}
      </span>
      <span className={style.end}>
        {!active && <Badge tone="quiet">{t(merged ? words.merged : adminWords.inactive)}</Badge>}
        <Icon name="next" size={18} />
      </span>
    </Link>
  );
};

/** Carriers with what tells them apart, found without accents; and which may be one. */
export const Carriers = ({ mayMerge }: { readonly mayMerge: boolean }) => {
  const { t } = useWords();
  const { carriers, error, loading, retry } = useReference();
  const [query, setQuery] = useState("");
  const all = useMemo(
    () => [...carriers.values()].sort((a, b) => compareVi(a.name, b.name)),
    [carriers],
  );
  const content = () => {
    if (error) return <ErrorState error={error} retry={retry} />;
    if (loading) return <LoadingRows />;
    if (all.length === 0)
      return <EmptyState icon="lorry" title={t(words.none)} text={t(words.noneHint)} />;
    const found = all.filter(
      ({ id, name, phone, taxNumber }) =>
        matches(query, `${name} ${id} ${taxNumber ?? ""}`) || holdsTelephone(phone, query),
    );
    return (
      <>
        {mayMerge && <MayBeSame carriers={all} />}
        <TextInput
          type="search"
          mb="md"
          label={t(words.find)}
          leftSection={<Icon name="search" size={18} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          data-testid="carrier-search"
        />
        {found.length === 0 ? (
          <EmptyState icon="search" title={t(everywhereWords.nothingFound)} />
        ) : (
          <ul className={style.rows} data-testid="carriers">
            {found.slice(0, shownAtOnce).map((carrier) => (
              <li key={carrier.id}>
                <Row carrier={carrier} carriers={carriers} />
              </li>
            ))}
          </ul>
        )}
        {found.length > shownAtOnce && (
          <Text size="sm" c="dimmed" mt="sm">
            {t(adminWords.moreRows, { count: found.length - shownAtOnce })}
          </Text>
        )}
      </>
    );
  };
  return (
    <Page
      title={t(words.title)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
      actions={
        <>
          <Button
            component={Link}
            href="/registry/carriers-sheet"
            variant="default"
            leftSection={<Icon name="upload" />}
            data-testid="carriers-sheet"
          >
            {t(sheetWords.link)}
          </Button>
          <Button
            component={Link}
            href="/registry/carriers/new"
            leftSection={<Icon name="plus" />}
            data-testid="carrier-add"
          >
            {t(words.add)}
          </Button>
        </>
      }
    >
      {content()}
    </Page>
  );
};
