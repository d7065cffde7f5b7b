import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PassId } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useCall } from "../api/queries.ts";
import { useReference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { AmendForm } from "./amend-form.tsx";

/** Amends one pass, where it can be. */
export const AmendPage = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const reference = useReference();
  const [begun, setBegun] = useState(0);
  const pass = useCall("pass", { params: { id } });
  const content = () => {
    const error = pass.error ?? reference.error;
    if (error)
      return (
        <ErrorState
          error={error}
          retry={() => {
            void pass.refetch();
            reference.retry();
          }}
        />
      );
    if (!pass.data || reference.loading) return <LoadingRows rows={5} height={92} />;
    if (!isAmendable(pass.data, Date.now()))
      return <EmptyState icon="clock" title={t(registryWords.amendOver)} />;
    // What somebody else amended meanwhile takes nothing out of this form, until that is asked for.
    return (
      <AmendForm
        key={begun}
        pass={pass.data}
        reference={reference}
        readAnew={() =>
          void client
            .invalidateQueries({ queryKey: ["pass"] })
            .then(() => setBegun((times) => times + 1))
        }
      />
    );
  };
  return (
    <Page
      title={
        pass.data
          ? t(registryWords.amendTitle, { plate: formatPlate(pass.data.plate) })
          : t(termWords.pass)
      }
      lead={t(registryWords.amendLead)}
      back={{ to: `/registry/passes/${id}`, label: t(registryWords.backToPass) }}
    >
      {content()}
    </Page>
  );
};
