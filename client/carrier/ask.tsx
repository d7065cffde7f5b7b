import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { carrierWords } from "../../shared/text/applications.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { ProblemError } from "../api/call.ts";
import { useAct, useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { AskForm } from "./ask-form.tsx";
import { useIdOfContent } from "./id-of-content.ts";

/** What may be asked of a pass is read together, and all of it anew. */
export const useToAsk = (id: PassId) => {
  const reference = useReference();
  const pass = useCall("pass", { params: { id } });
  const posts = useCall("passDelayPosts", { params: { id } });
  const readAnew = (): Promise<unknown> => Promise.all([pass.refetch(), posts.refetch()]);
  return {
    error: pass.error ?? posts.error ?? reference.error,
    retry: (): void => {
      void readAnew();
      reference.retry();
    },
    readAnew,
    whole:
      pass.data && posts.data && !reference.loading
        ? { pass: pass.data, posts: posts.data.items, reference }
        : null,
  };
};

/** Said where the pass was amended by somebody else while the form was open. */
export const ReadAnew = ({
  error,
  readAnew,
}: {
  readonly error: unknown;
  readonly readAnew: () => void;
}) => {
  const { t } = useWords();
  if (!(error instanceof ProblemError) || error.code !== "pass-changed") return null;
  return (
    <Alert color="yellow" role="alert" icon={<Icon name="warn" />} title={error.message}>
      <Button variant="default" onClick={readAnew} data-testid="ask-read-anew">
        {t(registryWords.readAnew)}
      </Button>
    </Alert>
  );
};

const Form = ({
  pass: given,
  posts,
  reference,
  readAnew,
}: {
  readonly pass: Pass;
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly reference: Reference;
  readonly readAnew: () => void;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  // As it was opened: what somebody else does meanwhile is told when it is sent, and takes nothing away that was typed.
  const [pass] = useState(given);
  const idOf = useIdOfContent();
  const submit = useAct("submitApplication", ["applications"]);
  return (
    <AskForm
      pass={pass}
      posts={posts}
      reference={reference}
      busy={submit.isPending}
      error={submit.error}
      send={(asked) => {
        const id = idOf(asked);
        submit.mutate({ body: { id, asked } }, { onSuccess: () => go(`/carrier/${id}?sent`) });
      }}
      sendWords={t(words.send)}
    >
      <ReadAnew error={submit.error} readAnew={readAnew} />
    </AskForm>
  );
};

/** [Y11] Asks to have a pass of one's own amended or extended, also while its vehicle is under way. */
export const Ask = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const { error, retry, whole, readAnew } = useToAsk(id);
  const [begun, setBegun] = useState(0);
  const content = () => {
    if (whole && !isAmendable(whole.pass, Date.now()))
      return (
        <EmptyState icon="clock" title={t(words.over)} text={t(words.overHint)}>
          <Button component={Link} href="/carrier/new">
            {t(carrierWords.apply)}
          </Button>
        </EmptyState>
      );
    if (whole)
      return (
        <Form
          key={begun}
          {...whole}
          readAnew={() => void readAnew().then(() => setBegun((times) => times + 1))}
        />
      );
    return error ? (
      <ErrorState error={error} retry={retry} />
    ) : (
      <LoadingRows rows={5} height={92} />
    );
  };
  return (
    <Page
      title={
        whole ? t(words.askTitle, { plate: formatPlate(whole.pass.plate) }) : t(termWords.pass)
      }
      lead={t(words.askLead)}
      back={{ to: `/carrier/passes/${id}`, label: t(words.backToPass) }}
      narrow
    >
      {content()}
    </Page>
  );
};
