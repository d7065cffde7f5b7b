import { Button, FileButton } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import type { ImportBatch } from "../../../shared/domain/import-shape.ts";
import { importWords } from "../../../shared/text/imports.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "./lists.module.css";
import { fileOf, sendFile } from "./send-file.ts";

/** The sheets of a workbook that were not read; each becomes a list of its own. The server has no file any more. */
export const OtherSheets = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const held = fileOf(batch.id);
  const others = batch.sheets.filter((sheet) => sheet !== batch.sheet);
  if (others.length === 0) return null;
  const read = async (file: File | null, sheet: string): Promise<void> => {
    if (!file || busy !== null) return;
    setBusy(sheet);
    setError(null);
    try {
      go(`/registry/lists/${(await sendFile(file, sheet)).id}`);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Card title={t(importWords.otherSheets)}>
      <p className={style.faint}>
        {t(held ? importWords.otherSheetsHint : importWords.chooseAgain, { name: batch.name })}
      </p>
      <div className={style.acts}>
        {others.map((sheet) => {
          const common = {
            variant: "default",
            loading: busy === sheet,
            // A name is told whole: others may begin as it does.
            styles: {
              root: { height: "auto", minHeight: 44, paddingBlock: 8 },
              label: { whiteSpace: "normal", textAlign: "left" },
            },
            leftSection: <Icon name="upload" size={18} />,
            children: t(importWords.readSheet, { sheet }),
            "data-testid": "list-other-sheet",
          } as const;
          if (held)
            return <Button key={sheet} {...common} onClick={() => void read(held, sheet)} />;
          return (
            <FileButton
              key={sheet}
              accept=".xlsx,.xlsm"
              onChange={(file) => void read(file, sheet)}
              inputProps={
                {
                  "aria-label": t(importWords.readSheet, { sheet }),
                  "data-testid": "other-sheet-input",
                } as object
              }
            >
              {(props) => <Button {...props} {...common} />}
            </FileButton>
          );
        })}
      </div>
      <FormProblem error={error} />
    </Card>
  );
};
