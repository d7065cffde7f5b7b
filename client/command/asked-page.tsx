import { ProblemError } from "../api/call.ts";
import type { LiveItems } from "../api/live-items.ts";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";

/** The page of one thing that is not at hand: it is asked for, it is not there, or it cannot be had now. */
export const AskedPage = ({
  title,
  back,
  notFound,
  asked,
  items,
}: {
  readonly title: string;
  readonly back: { readonly to: string; readonly label: string };
  readonly notFound: string;
  readonly asked: { readonly error: Error | null; readonly refetch: () => unknown };
  readonly items: LiveItems;
}) => {
  const { error } = asked;
  const missing = error instanceof ProblemError && error.code === "not-found";
  return (
    <Page title={title} back={back} narrow>
      {missing ? (
        <EmptyState icon="question" title={notFound} />
      ) : error ? (
        <ErrorState error={error} retry={() => void asked.refetch()} />
      ) : items.state === "failed" && items.asOf === null ? (
        <ErrorState error={items.error} retry={items.retry} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  );
};
