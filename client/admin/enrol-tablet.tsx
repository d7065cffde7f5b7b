import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { EnrolCode } from "../../shared/contract/device.ts";
import { compareVi } from "../../shared/domain/search.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { checkpointKindWords, termWords } from "../../shared/text/everywhere.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { fieldsOf, useAct, useCall } from "../api/queries.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./admin.module.css";

/** Seconds left as `59:07`. */
const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const useSecondsLeft = (until: string): number => {
  const left = () => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(timer);
  });
  return seconds;
};

/** The name of the tablet that has used the code, once it is enrolled; null till then. */
const useEnrolled = (code: EnrolCode, before: ReadonlySet<string>): string | null => {
  const client = useQueryClient();
  const devices = useCall("devices", {}, { refetchInterval: 5_000 });
  useLiveChanges("device", () => client.invalidateQueries({ queryKey: ["devices"] }));
  const fresh = devices.data?.items.find(
    (device) => device.checkpoint === code.checkpoint && !before.has(device.id),
  );
  return fresh?.name ?? null;
};

const Code = ({
  code,
  before,
  reference,
  onAnother,
}: {
  readonly code: EnrolCode;
  readonly before: ReadonlySet<string>;
  readonly reference: Reference;
  readonly onAnother: () => void;
}) => {
  const { t } = useWords();
  const seconds = useSecondsLeft(code.expiresAt);
  const enrolled = useEnrolled(code, before);
  const over = seconds === 0 || enrolled !== null;
  return (
    <Card>
      <div className={style.enrol}>
        {enrolled !== null && (
          <Alert color="lane" role="status" icon={<Icon name="check" />} data-testid="enrol-done">
            {t(adminWords.enrolled, { name: enrolled })}
          </Alert>
        )}
        {!over && (
          <>
            <Text fw={600}>
              {t(adminWords.enrolFor, { post: nameOf(reference.checkpoints, code.checkpoint) })}
            </Text>
            <div className={style.enrolQr}>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(code.qrSvg)}`}
                alt={t(adminWords.enrolQrAlt)}
                data-testid="enrol-qr"
              />
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t(adminWords.enrolCode)}
              </Text>
              <span className={style.enrolCode} data-testid="enrol-code">
                {code.code}
              </span>
            </div>
            <Text size="sm" c="dimmed">
              {t(adminWords.openOnTablet)} <strong>{code.link.split("#")[0]}</strong>
            </Text>
            <Text size="sm" data-testid="enrol-expires">
              {t(adminWords.expiresIn, { time: minutesAndSeconds(seconds) })}
            </Text>
          </>
        )}
        {enrolled === null && seconds === 0 && (
          <Text role="status">{t(adminWords.codeExpired)}</Text>
        )}
        <Group justify="center">
          <Button variant="default" onClick={onAnother} data-testid="enrol-another">
            {t(adminWords.anotherCode)}
          </Button>
          {enrolled !== null && (
            <Button component={Link} href="/admin/tablets">
              {t(adminWords.backToTablets)}
            </Button>
          )}
        </Group>
      </div>
    </Card>
  );
};

const Choose = ({ reference }: { readonly reference: Reference }) => {
  const { t } = useWords();
  const [post, setPost] = useState("");
  const devices = useCall("devices", {});
  const make = useAct("createEnrolCode");
  const [before, setBefore] = useState<ReadonlySet<string>>(new Set());
  if (make.data)
    return (
      <Code code={make.data} before={before} reference={reference} onAnother={() => make.reset()} />
    );
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setBefore(new Set(devices.data?.items.map((device) => device.id)));
          make.mutate({ body: { checkpoint: post } });
        }}
      >
        <Stack>
          <SearchSelect
            label={t(termWords.checkpoint)}
            choices={[...reference.checkpoints.values()]
              .filter((one) => one.active)
              .sort((a, b) => compareVi(a.name, b.name))
              .map((one) => ({
                value: one.id,
                label: one.name,
                detail: t(checkpointKindWords[one.kind]),
              }))}
            value={post || null}
            onChange={(id) => setPost(id ?? "")}
            error={fieldsOf(make.error).checkpoint}
            data-testid="enrol-post"
          />
          <FormProblem error={make.error} shown={["checkpoint"]} />
          <div>
            <Button
              type="submit"
              disabled={post === "" || devices.isPending}
              loading={make.isPending}
              data-testid="enrol-make"
            >
              {t(adminWords.makeCode)}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
};

/** A one-time code for one tablet at one post, large and as a QR; says when the tablet has used it. */
export const EnrolTablet = () => {
  const { t } = useWords();
  const reference = useReference();
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={2} height={90} />;
    if (reference.checkpoints.size === 0)
      return <EmptyState icon="place" title={t(adminWords.noPosts)} />;
    return <Choose reference={reference} />;
  };
  return (
    <Page
      title={t(adminWords.enrolTitle)}
      lead={t(adminWords.enrolHint)}
      back={{ to: "/admin/tablets", label: t(adminWords.backToTablets) }}
      narrow
    >
      {content()}
    </Page>
  );
};
