import { Text } from "@mantine/core";
import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import {
  type AmendableField,
  amendableFields,
  type PassAct,
  printedOtherwise,
} from "../../shared/domain/pass-amendment.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import type { Words } from "../../shared/text/say.ts";
import { useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { useMay, useSession } from "../api/session.ts";
import { ChangedFacts } from "../registration/changed-facts.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import style from "./amend.module.css";

const looks: Readonly<Record<PassAct, readonly [Tone, Words]>> = {
  issued: ["go", registryWords.actIssued],
  amended: ["inspect", registryWords.actAmended],
  revoked: ["stop", registryWords.actRevoked],
  suspended: ["inspect", registryWords.actSuspended],
  reinstated: ["go", registryWords.actReinstated],
  spent: ["quiet", registryWords.actSpent],
  restored: ["go", registryWords.actRestored],
};

export const fieldsIn = ({ after }: PassVersionSeen): readonly AmendableField[] =>
  amendableFields.filter((field) => field in after);

const Version = ({
  version,
  nameOf,
  reference,
}: {
  readonly version: PassVersionSeen;
  readonly nameOf: (account: string | null) => string | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const { rev, at, act, askedBy, reason, before, after } = version;
  const [by, name] = [nameOf(version.by), nameOf(askedBy)];
  const [tone, words] = looks[act];
  const fields = fieldsIn(version);
  return (
    <li data-testid="pass-version">
      <div className={style.act}>
        <Badge tone={tone}>{t(words)}</Badge>
        <Time at={at} />
        {by !== undefined && <span>{by}</span>}
        <Text component="span" size="sm" c="dimmed">
          {t(registryWords.revision, { rev })}
        </Text>
        {printedOtherwise(fields).length > 0 && (
          <Text component="span" size="sm" c="dimmed">
            {t(registryWords.needsPrinting)}
          </Text>
        )}
      </div>
      {askedBy !== null && (
        <Text size="sm" data-testid="pass-asked-by">
          {name === undefined
            ? t(registryWords.askedByCarrier)
            : t(registryWords.askedBy, { name })}
        </Text>
      )}
      {reason !== null && (
        <Text size="sm">
          {t(termWords.reason)}: {reason}
        </Text>
      )}
      {fields.length > 0 && (
        <ChangedFacts fields={fields} before={before} after={after} reference={reference} />
      )}
    </li>
  );
};

/** [P21] Every version of a pass, the latest first. Names are for those who may see people, and one's own. */
export const PassHistory = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const reference = useReference();
  const { data: session } = useSession();
  const history = useCall("passHistory", { params: { id } });
  const users = useCall("users", {}, { enabled: useMay()("user.read"), staleTime: 300_000 });
  const nameOf = (account: string | null): string | undefined =>
    [...(session ? [session.person] : []), ...(users.data?.items ?? [])].find(
      (person) => person.id === account,
    )?.displayName;
  return (
    <div className={style.under}>
      <Card title={t(registryWords.history)}>
        {history.data ? (
          <ol className={style.history}>
            {history.data.items.map((version) => (
              <Version
                key={`${version.rev} ${version.at} ${version.act}`}
                version={version}
                nameOf={nameOf}
                reference={reference}
              />
            ))}
          </ol>
        ) : history.error ? (
          <ErrorState error={history.error} retry={() => void history.refetch()} />
        ) : (
          <LoadingRows rows={2} height={48} />
        )}
      </Card>
    </div>
  );
};
