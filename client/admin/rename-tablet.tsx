import { TextInput } from "@mantine/core";
import { useState } from "react";
import { type Device, deviceChange } from "../../shared/contract/device.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { useAct } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";

/** A tablet's name is all that can change; for another post it is enrolled again. */
export const RenameTablet = ({
  device,
  onClose,
}: {
  readonly device: Device;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const rename = useAct("changeDevice", ["devices"]);
  const [name, setName] = useState(device.name);
  const parsed = deviceChange.safeParse({ name });
  return (
    <Confirm
      opened
      title={t(adminWords.renameTablet, { name: device.name })}
      confirmLabel={t(everywhereWords.save)}
      busy={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onConfirm={() =>
        parsed.success &&
        rename.mutate({ params: { id: device.id }, body: parsed.data }, { onSuccess: onClose })
      }
    >
      <TextInput
        label={t(adminWords.name)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={parsed.success ? undefined : t(fieldWords.required)}
        maxLength={60}
        data-autofocus
        withAsterisk
        data-testid="tablet-name"
      />
    </Confirm>
  );
};
