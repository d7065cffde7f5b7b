import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { Paper } from "../../shared/contract/prints.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import { printWords as words } from "../../shared/text/print.ts";
import { printFile } from "../api/print-file.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { usePrinting } from "../ui/use-printing.ts";
import style from "./pass-page.module.css";

const papers = ["a4", "a5", "phone"] as const satisfies readonly Paper[];

/** A pass as a file: for a printer, or for the driver's phone. */
export const PassFiles = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const file = usePrinting();
  const [asked, setAsked] = useState<Paper | null>(null);
  const ask = (paper: Paper): void => {
    setAsked(paper);
    file.start((options) => printFile("passPdf", { params: { id }, query: { paper } }, options));
  };
  return (
    <div className={style.files} data-testid="pass-files">
      {papers.map((paper) => (
        <Button
          key={paper}
          variant="default"
          fullWidth
          onClick={() => ask(paper)}
          loading={file.running && asked === paper}
          disabled={file.running && asked !== paper}
          leftSection={<Icon name={paper === "phone" ? "tablet" : "print"} />}
          data-testid={`pass-file-${paper}`}
        >
          {t(words[paper])}
        </Button>
      ))}
      <Text size="xs" c="dimmed">
        {t(words.phoneHint)}
      </Text>
      <FormProblem error={file.error} />
    </div>
  );
};
