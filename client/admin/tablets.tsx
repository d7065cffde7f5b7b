import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { Device } from "../../shared/contract/device.ts";
import { compareVi } from "../../shared/domain/search.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { useAct, useCall } from "../api/queries.ts";
import { nameOf, useReference } from "../api/reference.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import style from "./admin.module.css";
import { RenameTablet } from "./rename-tablet.tsx";
import { TabletRow } from "./tablet-row.tsx";

/** Enrolled tablets by post; a lost one is cut off here. */
export const Tablets = ({ mayManage }: { readonly mayManage: boolean }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const devices = useCall("devices", {}, { refetchInterval: 30_000 });
  const reference = useReference();
  const cutOff = useAct("cutOffDevice", ["devices"]);
  const [naming, setNaming] = useState<Device | null>(null);
  const [losing, setLosing] = useState<Device | null>(null);
  useLiveChanges("device", () => client.invalidateQueries({ queryKey: ["devices"] }));
  const enrol = (testId: string) => (
    <Button
      component={Link}
      href="/admin/tablets/enrol"
      leftSection={<Icon name="plus" />}
      data-testid={testId}
    >
      {t(adminWords.enrol)}
    </Button>
  );
  const postOf = (device: Device): string => nameOf(reference.checkpoints, device.checkpoint);
  const content = () => {
    if (devices.isPending) return <LoadingRows />;
    if (devices.error && !devices.data)
      return <ErrorState error={devices.error} retry={() => void devices.refetch()} />;
    if (devices.data.items.length === 0)
      return (
        <EmptyState
          icon="tablet"
          title={t(adminWords.noTablets)}
          text={t(adminWords.noTabletsHint)}
        >
          {mayManage && enrol("tablet-enrol-first")}
        </EmptyState>
      );
    return (
      <ul className={style.rows} data-testid="tablets">
        {[...devices.data.items]
          .sort(
            (a, b) =>
              Number(a.cutOffAt !== null) - Number(b.cutOffAt !== null) ||
              compareVi(postOf(a), postOf(b)) ||
              compareVi(a.name, b.name),
          )
          .map((device) => (
            <TabletRow
              key={device.id}
              device={device}
              post={postOf(device)}
              may={
                mayManage
                  ? { cutOff: () => setLosing(device), rename: () => setNaming(device) }
                  : null
              }
            />
          ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(adminWords.tablets)}
      actions={
        <>
          <TakeList list="exportDevices" query={{}} />
          {mayManage && enrol("tablet-enrol")}
        </>
      }
    >
      {content()}
      {naming && <RenameTablet device={naming} onClose={() => setNaming(null)} />}
      <Confirm
        opened={losing !== null}
        title={t(adminWords.cutOffTitle, { name: losing?.name ?? "" })}
        confirmLabel={t(adminWords.cutOff)}
        danger
        busy={cutOff.isPending}
        error={cutOff.error}
        onClose={() => setLosing(null)}
        onConfirm={() =>
          losing &&
          cutOff.mutate({ params: { id: losing.id } }, { onSuccess: () => setLosing(null) })
        }
      >
        {t(adminWords.cutOffHint)}
      </Confirm>
    </Page>
  );
};
