import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConvoyStory } from "../../shared/contract/convoys.ts";
import { printWords as words } from "../../shared/text/print.ts";
import { printFile } from "../api/print-file.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { PrintDialog } from "../ui/print-dialog.tsx";
import style from "./convoys.module.css";

/** A convoy's roll and passes in one file. */
export const PrintConvoy = ({ story }: { readonly story: ConvoyStory }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { id } = story.convoy;
  return (
    <>
      <Button
        className={style.noPrint ?? ""}
        onClick={() => setOpen(true)}
        leftSection={<Icon name="print" />}
        data-testid="convoy-print"
      >
        {t(words.convoy)}
      </Button>
      {open && (
        <PrintDialog
          title={t(words.convoy)}
          hint={t(words.convoyHint)}
          pages={story.vehicles.filter(({ left }) => !left).length + 1}
          make={(query, options) => printFile("convoyPdf", { params: { id }, query }, options)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
