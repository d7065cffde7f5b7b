import { Link } from "wouter";
import type { ExtensionSeen } from "../../../shared/contract/extensions.ts";
import { extensionStateWords, extensionWords as words } from "../../../shared/text/extensions.ts";
import { proposalStateWords } from "../../../shared/text/proposals.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "./extensions.module.css";
import { useFilterFacts } from "./filter-facts.tsx";

const everyMs = 15_000;

/** Where it stands: before it is decided the proposal says more than the extension. */
export const useStanding = () => {
  const { t } = useWords();
  return ({ state, proposal }: ExtensionSeen): string =>
    state === "found" && proposal
      ? t(proposalStateWords[proposal.state])
      : t(extensionStateWords[state]);
};

const Row = ({ extension }: { readonly extension: ExtensionSeen }) => {
  const { t, language } = useWords();
  const facts = useFilterFacts(useReference());
  const standing = useStanding();
  const { counts, filter, to, at, by } = extension;
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <li>
      <Link
        href={`/registry/extensions/${extension.id}`}
        className={style.link}
        data-testid="extension"
      >
        <span className={style.name}>
          {t(words.extendTo, { to: dayAndClock(to, language) })} · {t(words.passes, { count: all })}
        </span>
        <span>{standing(extension)}</span>
        <span className={style.faint}>
          {facts(filter)
            .map(([name, value]) => `${t(name)}: ${value}`)
            .join(" · ")}
        </span>
        <span className={style.faint}>
          {by.displayName} · {dayAndClock(at, language)}
        </span>
      </Link>
    </li>
  );
};

/** Extensions that the person asked for or may decide. */
export const Extensions = () => {
  const { t } = useWords();
  const read = useCall("extensions", { query: {} }, { refetchInterval: everyMs });
  const content = () => {
    if (read.isPending) return <LoadingRows rows={3} />;
    if (read.error && !read.data)
      return <ErrorState error={read.error} retry={() => void read.refetch()} />;
    if (read.data.items.length === 0)
      return <EmptyState icon="clock" title={t(words.noneYet)} text={t(words.needsFilter)} />;
    return (
      <ul className={style.list}>
        {read.data.items.map((one) => (
          <Row key={one.id} extension={one} />
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
    >
      {content()}
    </Page>
  );
};
