import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { mostMembers } from "../../../shared/domain/convoy-shape.ts";
import type { ImportBatch } from "../../../shared/domain/import-shape.ts";
import { convoyWords as words } from "../../../shared/text/convoy.ts";
import { call } from "../../api/call.ts";
import { useMay } from "../../api/session.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";

const inPage = 200;

/** The plates of a list's rows that have a pass now, in the order they stand there, as many as a convoy takes. */
const platesOf = async (batch: ImportBatch): Promise<readonly string[]> => {
  const plates = new Set<string>();
  for (let from: number | null = 0; from !== null && plates.size < mostMembers; ) {
    const asked = { params: { id: batch.id }, query: { from, limit: inPage } };
    const page: Awaited<ReturnType<typeof call<"importRows">>> = await call("importRows", asked);
    for (const { plate } of page.items) if (plate !== null) plates.add(plate);
    from = page.next;
  }
  return [...plates].slice(0, mostMembers);
};

/** [C24] Of a list whose passes are there: on to a convoy of its vehicles. */
export const ConvoyOfList = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const count = batch.counts.issued + batch.counts.already;
  if (!may("convoy.make") || count === 0) return null;
  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const plates = await platesOf(batch);
      go(`/convoys/new?vehicles=${encodeURIComponent(plates.join(" "))}`);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="lorry" />}
        onClick={() => void make()}
        loading={busy}
        data-testid="list-convoy"
      >
        {count > mostMembers ? t(words.makeOfFirst, { count: mostMembers }) : t(words.makeOfList)}
      </Button>
      <FormProblem error={error} />
    </>
  );
};
