import { Alert, Button, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { adminWords } from "../../shared/text/admin.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { useFailureText } from "../ui/states.tsx";
import { putPlaces } from "./put-places.ts";
import { type ImportKind, importKinds } from "./recognise.ts";

/** Read only when asked for: an installation with places of its own never loads them. */
const starter = {
  areas: () => import("../../data/binh-phuoc/areas.json"),
  endpoints: () => import("../../data/binh-phuoc/endpoints.json"),
  checkpoints: () => import("../../data/binh-phuoc/checkpoints.json"),
  corridors: () => import("../../data/binh-phuoc/corridors.json"),
  carriers: () => import("../../data/binh-phuoc/carriers.json"),
} as const satisfies Record<ImportKind, () => Promise<{ default: readonly unknown[] }>>;

const putAll = async (): Promise<void> => {
  for (const kind of importKinds) await putPlaces({ kind, items: (await starter[kind]()).default });
};

/** Fills an empty installation with Bình Phước's places; pressing again after a failure goes on safely. */
export const StarterPlaces = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: putAll,
    onSettled: () =>
      Promise.all(importKinds.map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  });
  return (
    <Stack align="center">
      <Group justify="center">
        <Button
          loading={put.isPending}
          onClick={() => put.mutate()}
          leftSection={<Icon name="place" />}
          data-testid="starter-places"
        >
          {t(adminWords.starterPlaces)}
        </Button>
        {children}
      </Group>
      {put.error !== null && (
        <Alert color="red" role="alert" icon={<Icon name="warn" />}>
          {failureText(put.error)}
        </Alert>
      )}
    </Stack>
  );
};
