import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Stack,
  Text,
} from "@mantine/core";
import { useState } from "react";
import type { CropMarks } from "../../shared/contract/prints.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { printWords as words } from "../../shared/text/print.ts";
import type { PrintedFile } from "../api/print-file.ts";
import { FormProblem } from "./form-problem.tsx";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { type MakeFile, usePrinting } from "./use-printing.ts";

export interface SheetForm {
  readonly paper: "a4" | "a5";
  readonly marks: CropMarks;
}

/** Makes one file of many pages: asks for the paper, shows how far it is, and can be stopped. `pages`: about how many there will be. */
export const PrintDialog = ({
  title,
  hint,
  pages,
  make,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly pages: number;
  readonly make: (form: SheetForm, options: Parameters<MakeFile>[0]) => Promise<PrintedFile>;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [form, setForm] = useState<SheetForm>({ paper: "a4", marks: "none" });
  const file = usePrinting();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <Stack data-testid="print-dialog">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <SegmentedControl
          aria-label={t(words.paper)}
          value={form.paper}
          onChange={(paper) => setForm({ ...form, paper: paper === "a5" ? "a5" : "a4" })}
          data={[
            { value: "a4", label: t(words.a4) },
            { value: "a5", label: t(words.a5) },
          ]}
          disabled={file.running}
        />
        <Checkbox
          label={t(words.marks)}
          description={t(words.marksHint)}
          checked={form.marks === "crop"}
          onChange={({ currentTarget: { checked } }) =>
            setForm({ ...form, marks: checked ? "crop" : "none" })
          }
          disabled={file.running}
          data-testid="print-marks"
        />
        {file.running && (
          <div role="status" data-testid="print-progress">
            <Progress
              value={Math.min(100, (100 * file.pages) / Math.max(1, pages))}
              animated
              aria-label={t(words.progressName)}
            />
            <Text size="sm" c="dimmed" mt={4}>
              {t(words.making, { done: file.pages, all: Math.max(pages, file.pages) })}
            </Text>
          </div>
        )}
        {file.made && (
          <Alert color="lane" role="status" icon={<Icon name="check" />} data-testid="print-made">
            {t(words.made, { pages: file.pages })}
          </Alert>
        )}
        <FormProblem error={file.error} />
        <Group justify="flex-end">
          {file.running ? (
            <Button
              variant="default"
              onClick={file.stop}
              leftSection={<Icon name="cross" />}
              data-testid="print-stop"
            >
              {t(words.stop)}
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={onClose}>
                {t(everywhereWords.close)}
              </Button>
              <Button
                onClick={() => file.start((options) => make(form, options))}
                leftSection={<Icon name="print" />}
                data-testid="print-make"
              >
                {t(words.make)}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
};
