import { Button } from "@mantine/core";
import { useState } from "react";
import { mostPrinted } from "../../../shared/contract/prints.ts";
import type { ImportBatch } from "../../../shared/domain/import-shape.ts";
import { printWords as words } from "../../../shared/text/print.ts";
import { printFile } from "../../api/print-file.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { PrintDialog } from "../../ui/print-dialog.tsx";

/** The passes of a list to print, in as many files as they take. */
export const PrintList = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const count = batch.counts.issued + batch.counts.already;
  const files = Math.ceil(count / mostPrinted);
  const pagesOf = (file: number): number => Math.min(mostPrinted, count - (file - 1) * mostPrinted);
  const titleOf = (file: number): string => {
    const from = (file - 1) * mostPrinted;
    return files === 1
      ? t(words.many, { count })
      : t(words.filePart, { from: from + 1, to: from + pagesOf(file) });
  };
  return (
    <>
      {Array.from({ length: files }, (_, n) => n + 1).map((file) => (
        <Button
          key={file}
          onClick={() => setOpen(file)}
          leftSection={<Icon name="print" />}
          data-testid="list-print"
        >
          {titleOf(file)}
        </Button>
      ))}
      {open !== null && (
        <PrintDialog
          title={titleOf(open)}
          hint={t(words.manyHint)}
          pages={pagesOf(open)}
          make={(form, options) =>
            printFile(
              "importPdf",
              { params: { id: batch.id }, query: { ...form, file: open } },
              options,
            )
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};
