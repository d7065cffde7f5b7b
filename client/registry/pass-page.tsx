import { Alert, Button, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { carrierListWords } from "../../shared/text/carriers.ts";
import { everywhereWords, passUseWords, termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { useCall } from "../api/queries.ts";
import { nameOf, useReference } from "../api/reference.ts";
import { useMay } from "../api/session.ts";
import { codedName } from "../registration/coded-name.ts";
import { Fact, Facts } from "../ui/facts.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { PassStatusBadge } from "../ui/pass-status.tsx";
import { Plate } from "../ui/plate.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { useNow } from "../ui/time.tsx";
import { viaNames } from "../ui/via-names.ts";
import { Amended } from "./amended.tsx";
import { ChangeStanding, type Standing } from "./change-standing.tsx";
import { PassFiles } from "./pass-files.tsx";
import { PassHistory } from "./pass-history.tsx";
import style from "./pass-page.module.css";

const PassFacts = ({ pass }: { readonly pass: Pass }) => {
  const { t, language } = useWords();
  const reference = useReference();
  // Passes name the account; only those who may see people learn whose it is.
  const users = useCall("users", {}, { enabled: useMay()("user.read"), staleTime: 300_000 });
  const issuedTo = reference.carriers.get(pass.carrier);
  const endpoint = reference.endpoints.get(pass.endpoint);
  const issuer = users.data?.items.find((person) => person.id === pass.issuedBy);
  return (
    <Facts>
      <Fact name={t(termWords.occupantsMax)}>
        {t(everywhereWords.people, { count: pass.occupantsMax })}
      </Fact>
      <Fact name={t(termWords.trailerPlate)}>
        {pass.trailerPlate ? <Plate value={pass.trailerPlate} size="sm" /> : t(registryWords.none)}
      </Fact>
      <Fact name={t(termWords.vehicleKind)}>
        {codedName(reference.rules?.vehicleKinds, pass.kind, language)}
      </Fact>
      <Fact name={t(termWords.purpose)}>
        {codedName(reference.rules?.purposes, pass.purpose, language)}
      </Fact>
      <Fact name={t(termWords.carrier)}>
        {nameOf(reference.carriers, pass.carrier)}
        {issuedTo?.merged && (
          <span className={style.address} data-testid="pass-issued-to">
            {t(carrierListWords.issuedTo, { name: issuedTo.name })}
          </span>
        )}
      </Fact>
      {pass.driver && (
        <Fact name={t(termWords.driver)}>
          <span data-testid="pass-driver">{pass.driver}</span>
        </Fact>
      )}
      <Fact name={t(termWords.origin)}>{pass.origin}</Fact>
      {pass.via && (
        <Fact name={t(termWords.via)}>
          {viaNames(pass.via, undefined, (id) => nameOf(reference.endpoints, id), t)}
        </Fact>
      )}
      <Fact name={t(termWords.endpoint)}>
        {nameOf(reference.endpoints, pass.endpoint)}
        <span className={style.address}>{endpoint?.address}</span>
        {endpoint?.openingHours && (
          <span className={style.address} data-testid="endpoint-hours">
            {t(adminWords.openAt, { hours: endpoint.openingHours })}
          </span>
        )}
      </Fact>
      <Fact name={t(termWords.corridor)}>{nameOf(reference.corridors, pass.corridor)}</Fact>
      <Fact name={t(registryWords.trips)}>{t(passUseWords[pass.use])}</Fact>
      <Fact name={t(termWords.validFrom)}>{dayAndClock(pass.validFrom, language)}</Fact>
      <Fact name={t(termWords.validTo)}>{dayAndClock(pass.validTo, language)}</Fact>
      <Fact name={t(registryWords.issuedAt)}>{dayAndClock(pass.issuedAt, language)}</Fact>
      {issuer && <Fact name={t(registryWords.issuedBy)}>{issuer.displayName}</Fact>}
      <Fact name={t(registryWords.passNumber)}>{pass.id}</Fact>
    </Facts>
  );
};

const Whole = ({ pass, session }: { readonly pass: Pass; readonly session: Session }) => {
  const { t } = useWords();
  const [search] = useSearchParams();
  const [changing, setChanging] = useState<Standing | null>(null);
  const mayIssue = session.may.includes("pass.issue");
  const toPrint = useRef<HTMLAnchorElement>(null);
  const isFresh = search.has("issued");
  // What comes next after issuing: Enter goes on to it.
  useEffect(() => {
    if (isFresh) toPrint.current?.focus();
  }, [isFresh]);
  const code = formatShortCode(pass.shortCode);
  const another = (
    <Button
      component={Link}
      href={`/registry/new?like=${pass.id}`}
      variant="default"
      leftSection={<Icon name="plus" />}
      title={t(registryWords.anotherHint)}
      data-testid="register-another"
    >
      {t(registryWords.another)}
    </Button>
  );
  const print = (
    <Button
      component={Link}
      href={`/registry/passes/${pass.id}/print`}
      leftSection={<Icon name="print" />}
      ref={toPrint}
      data-testid="pass-print"
    >
      {t(registryWords.print)}
    </Button>
  );
  const now = useNow();
  const amend = (
    <Button
      component={Link}
      href={`/registry/passes/${pass.id}/amend`}
      variant="default"
      leftSection={<Icon name="edit" />}
      data-testid="pass-amend"
    >
      {t(registryWords.amend)}
    </Button>
  );
  const changeTo = (to: Standing, variant: string, color?: string) => (
    <Button
      variant={variant}
      onClick={() => setChanging(to)}
      data-testid={`pass-${to}`}
      {...(color && { color })}
    >
      {t(registryWords[to])}
    </Button>
  );
  return (
    <Page
      title={formatPlate(pass.plate)}
      heading={<Plate value={pass.plate} size="xl" />}
      lead={<PassStatusBadge pass={pass} />}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
      actions={
        <>
          {pass.status === "valid" && print}
          {mayIssue && isAmendable(pass, now) && amend}
          {mayIssue && another}
          {session.may.includes("pass.revoke") && pass.status !== "revoked" && (
            <>
              {pass.status === "valid" && changeTo("suspend", "default")}
              {pass.status === "suspended" && changeTo("reinstate", "filled")}
              {changeTo("revoke", "outline", "red")}
            </>
          )}
        </>
      }
    >
      {isFresh && (
        <Alert
          color="lane"
          role="status"
          mb="md"
          icon={<Icon name="check" />}
          title={t(registryWords.issued, { plate: formatPlate(pass.plate) })}
          data-testid="pass-issued"
        >
          {t(registryWords.issuedHint)}
        </Alert>
      )}
      {search.has("amended") && <Amended pass={pass} />}
      {pass.statusReason !== null && (
        <Alert color="red" mb="md" icon={<Icon name="warn" />} data-testid="status-reason">
          {t(termWords.reason)}: {pass.statusReason}
        </Alert>
      )}
      <div className={style.top}>
        <Card title={t(registryWords.facts)}>
          <PassFacts pass={pass} />
        </Card>
        <Card>
          <div className={`${style.side} ${pass.status === "revoked" ? style.gone : ""}`}>
            <div className={style.qr}>
              <img
                src={`/api/passes/${pass.id}/qr.svg`}
                alt={t(registryWords.qrAlt, { code })}
                width={276}
                height={276}
                data-testid="pass-qr"
              />
            </div>
            <div>
              <Text size="xs" c="dimmed">
                {t(termWords.shortCode)}
              </Text>
              <span className={style.code} data-testid="pass-short-code">
                {code}
              </span>
            </div>
            {isAmendable(pass, now) && <PassFiles id={pass.id} />}
          </div>
        </Card>
      </div>
      <PassHistory id={pass.id} />
      {changing && <ChangeStanding pass={pass} to={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
};

/** One pass: its facts, its QR, printing, suspending and revoking. Moves by itself when the pass changes. */
export const PassPage = ({ id, session }: { readonly id: PassId; readonly session: Session }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const pass = useCall("pass", { params: { id } });
  useLiveChanges("pass", () =>
    Promise.all(
      ["pass", "passHistory"].map((name) => client.invalidateQueries({ queryKey: [name] })),
    ),
  );
  if (pass.data) return <Whole pass={pass.data} session={session} />;
  return (
    <Page
      title={t(termWords.pass)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
      narrow
    >
      {pass.error ? (
        <ErrorState error={pass.error} retry={() => void pass.refetch()} />
      ) : (
        <LoadingRows rows={3} height={120} />
      )}
    </Page>
  );
};
