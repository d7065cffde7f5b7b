import { Alert, Button, FileButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { SheetCheck } from "../../../shared/contract/place-sheets.ts";
import { adminWords } from "../../../shared/text/admin.ts";
import { carrierListWords } from "../../../shared/text/carriers.ts";
import { sheetNames, sheetWords as words } from "../../../shared/text/place-sheets.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import style from "../admin.module.css";
import {
  bringSheet,
  type SheetKind,
  sheetAddress,
  sheetKindOf,
  sheetPlaces,
} from "./bring-sheet.ts";
import { SheetPreview } from "./sheet-preview.tsx";

const Bring = ({ kind }: { readonly kind: SheetKind }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const reset = useRef<() => void>(null);
  const [file, setFile] = useState<File | null>(null);
  const [check, setCheck] = useState<SheetCheck | null>(null);
  const [moved, setMoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (given: File, stamp: string | null): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const told = await bringSheet(kind, given, stamp);
      setMoved(stamp !== null && !told.committed);
      setCheck(told);
      if (told.committed) await client.invalidateQueries({ queryKey: [sheetPlaces[kind]] });
    } catch (failed) {
      // What was shown is of no file any more where another could not be read.
      if (stamp === null) setCheck(null);
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const choose = async (given: File | null): Promise<void> => {
    if (!given) return;
    // The same file, mended meanwhile, may be chosen again.
    reset.current?.();
    try {
      // What is looked at is what comes into force, whatever becomes of the file meanwhile.
      const kept = new File([await given.arrayBuffer()], given.name);
      setFile(kept);
      await send(kept, null);
    } catch (failed) {
      setCheck(null);
      setError(failed);
    }
  };
  const stamp = check?.stamp ?? null;
  return (
    <>
      <Card title={t(words.bring)}>
        <FileButton
          accept=".xlsx,.xlsm,.csv,.txt,.tsv"
          resetRef={reset}
          onChange={(given) => void choose(given)}
          inputProps={{ "aria-label": t(words.choose), "data-testid": "sheet-input" } as object}
        >
          {(props) => (
            <Button {...props} loading={busy} leftSection={<Icon name="upload" />}>
              {t(words.choose)}
            </Button>
          )}
        </FileButton>
        <p className={style.second} role="status">
          {busy ? t(words.reading) : (file?.name ?? t(words.formats))}
        </p>
        <FormProblem error={error} />
      </Card>
      {check?.notRead && (
        <Alert color="red" role="alert" title={t(words.notRead)} data-testid="sheet-not-read">
          {check.notRead}
        </Alert>
      )}
      {moved && (
        <Alert color="yellow" role="alert" data-testid="sheet-moved">
          {t(words.movedOn)}
        </Alert>
      )}
      {check && !check.notRead && (
        <SheetPreview check={check}>
          {file && stamp !== null && !check.committed && (
            <Button
              onClick={() => void send(file, stamp)}
              loading={busy}
              leftSection={<Icon name="check" />}
              data-testid="sheet-commit"
            >
              {t(words.commit, { count: check.counts.created + check.counts.changed })}
            </Button>
          )}
        </SheetPreview>
      )}
    </>
  );
};

/** [B6] [B7] [B8] One kind of place as a sheet: taken away, brought back, looked at, and brought into force. */
export const SheetPage = ({ kind: text }: { readonly kind: string }) => {
  const { t } = useWords();
  const kind = sheetKindOf(text);
  const what = t(sheetNames[kind]);
  const back =
    kind === "carrier"
      ? { to: "/registry/carriers", label: t(carrierListWords.title) }
      : { to: `/admin/places/${text}`, label: t(adminWords.places) };
  const form = (as: "xlsx" | "csv") => (
    <Button
      component="a"
      href={`${sheetAddress(kind)}.${as}`}
      download={`${sheetNames[kind].file}.${as}`}
      variant={as === "xlsx" ? "filled" : "default"}
      data-testid={`sheet-${as}`}
    >
      {t(as === "xlsx" ? words.asWorkbook : words.asCsv)}
    </Button>
  );
  return (
    <Page title={t(words.title, { what })} lead={t(words.lead)} back={back}>
      <div className={style.sheet}>
        <Card title={t(words.download)}>
          <div className={style.forms}>
            {form("xlsx")}
            {form("csv")}
          </div>
        </Card>
        <Bring key={kind} kind={kind} />
      </div>
    </Page>
  );
};
