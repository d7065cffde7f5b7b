import { Alert, Button, FileButton, List, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import type { Words } from "../../shared/text/say.ts";
import { ProblemError } from "../api/call.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { useFailureText } from "../ui/states.tsx";
import { putPlaces } from "./put-places.ts";
import { type ImportKind, importKinds, type Recognised, recognise } from "./recognise.ts";

const kindWords = {
  areas: adminWords.importAreas,
  endpoints: adminWords.importEndpoints,
  checkpoints: adminWords.importCheckpoints,
  corridors: adminWords.importCorridors,
  carriers: adminWords.importCarriers,
} as const satisfies Record<ImportKind, Words>;

interface Outcome {
  readonly file: string;
  readonly text: string;
  readonly failed: boolean;
  readonly details: readonly string[];
}

const mostDetails = 8;

/** Reads the JSON files of reference data and puts them in the order they need. */
export const ImportFiles = ({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);

  const read = async (file: File): Promise<{ file: string; found: Recognised | Words }> => {
    try {
      const found = recognise(JSON.parse(await file.text()));
      return { file: file.name, found: found ?? adminWords.importNotKnown };
    } catch {
      return { file: file.name, found: adminWords.importNotJson };
    }
  };
  const take = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setOutcomes([]);
    const all = await Promise.all(files.map(read));
    const done: Outcome[] = [];
    const tell = (outcome: Outcome): void => {
      done.push(outcome);
      setOutcomes([...done]);
    };
    for (const { file, found } of all)
      if ("vi" in found) tell({ file, text: t(found), failed: true, details: [] });
    const known = all
      .flatMap(({ file, found }) => ("kind" in found ? [{ file, found }] : []))
      .sort((a, b) => importKinds.indexOf(a.found.kind) - importKinds.indexOf(b.found.kind));
    let stopped = false;
    for (const { file, found } of known) {
      if (stopped) {
        tell({ file, text: t(adminWords.importSkipped), failed: true, details: [] });
        continue;
      }
      try {
        const counts = await putPlaces(found);
        const what = t(kindWords[found.kind]);
        tell({
          file,
          text: t(adminWords.imported, { what, ...counts }),
          failed: false,
          details: [],
        });
      } catch (error) {
        stopped = true;
        const fields = error instanceof ProblemError ? Object.entries(error.fields) : [];
        tell({
          file,
          text: failureText(error),
          failed: true,
          details: fields.slice(0, mostDetails).map(([field, message]) => `${field}: ${message}`),
        });
      }
    }
    for (const kind of importKinds) void client.invalidateQueries({ queryKey: [kind] });
    setBusy(false);
  };

  return (
    <Modal
      opened={opened}
      onClose={() => {
        setOutcomes([]);
        onClose();
      }}
      title={t(adminWords.importTitle)}
      size="lg"
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <Stack>
        <Text size="sm">{t(adminWords.importHint)}</Text>
        <div>
          <FileButton
            multiple
            accept="application/json,.json"
            onChange={(files) => void take(files)}
            inputProps={
              { "aria-label": t(adminWords.chooseFiles), "data-testid": "import-input" } as object
            }
          >
            {(props) => (
              <Button {...props} loading={busy} leftSection={<Icon name="upload" />}>
                {t(adminWords.chooseFiles)}
              </Button>
            )}
          </FileButton>
        </div>
        <Stack gap="xs" role="status" data-testid="import-outcomes">
          {outcomes.map((outcome) => (
            <Alert
              key={outcome.file}
              color={outcome.failed ? "red" : "lane"}
              icon={<Icon name={outcome.failed ? "warn" : "check"} />}
              title={outcome.file}
            >
              {outcome.text}
              {outcome.details.length > 0 && (
                <List size="sm">
                  {outcome.details.map((detail) => (
                    <List.Item key={detail}>{detail}</List.Item>
                  ))}
                </List>
              )}
            </Alert>
          ))}
        </Stack>
      </Stack>
    </Modal>
  );
};
