import { Button, Skeleton, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { shellWords } from "../../shared/text/shell.ts";
import { ProblemError, Unreachable } from "../api/call.ts";
import { Icon, type IconName } from "./icons.tsx";
import { useWords } from "./language.tsx";
import style from "./states.module.css";

/** Nothing to show, why that is, and what to do about it. */
export const EmptyState = ({
  title,
  text,
  icon = "inbox",
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly icon?: IconName;
  /** The way on: a button or a link. */
  readonly children?: ReactNode;
}) => (
  <div className={style.state} data-testid="empty-state">
    <span className={style.mark}>
      <Icon name={icon} size={26} />
    </span>
    <p className={style.title}>{title}</p>
    {text !== undefined && <p className={style.text}>{text}</p>}
    {children}
  </div>
);

/** What failed in the person's words: the server's own sentence, or that there was no answer. */
export const useFailureText = (): ((error: unknown) => string) => {
  const { t } = useWords();
  return (error) =>
    error instanceof ProblemError
      ? error.detail
      : t(
          error instanceof Unreachable
            ? everywhereWords.serverUnreachable
            : shellWords.failedDefect,
        );
};

/** Reading failed; `retry` reads again. */
export const ErrorState = ({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const request = error instanceof ProblemError ? error.requestId : null;
  return (
    <div className={`${style.state} ${style.wrong}`} role="alert" data-testid="error-state">
      <span className={style.mark}>
        <Icon name="warn" size={26} />
      </span>
      <p className={style.title}>{t(shellWords.failed)}</p>
      <p className={style.text}>{failureText(error)}</p>
      {request !== null && (
        <p className={style.faint}>{t(shellWords.requestId, { id: request })}</p>
      )}
      {retry && (
        <Button variant="default" onClick={retry} data-testid="retry">
          {t(everywhereWords.retry)}
        </Button>
      )}
    </div>
  );
};

/** Grey rows while something loads; screen readers hear "loading" once. */
export const LoadingRows = ({
  rows = 6,
  height = 56,
}: {
  readonly rows?: number;
  readonly height?: number;
}) => {
  const { t } = useWords();
  return (
    <Stack gap="xs" role="status" aria-label={t(everywhereWords.loading)} data-testid="loading">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
};
