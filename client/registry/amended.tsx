import { Alert, Text } from "@mantine/core";
import type { Pass } from "../../shared/domain/pass.ts";
import { printedOtherwise } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useCall } from "../api/queries.ts";
import { amendableWords } from "../registration/changed-facts.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { fieldsIn } from "./pass-history.tsx";

/** [P22] Said after an amendment: that it is made, and whether the printed sheet is to be changed. */
export const Amended = ({ pass }: { readonly pass: Pass }) => {
  const { t } = useWords();
  const history = useCall("passHistory", { params: { id: pass.id } });
  const last = history.data?.items.find(({ act }) => act === "amended");
  if (!last) return null;
  const otherwise = printedOtherwise(fieldsIn(last));
  const fields = otherwise.map((field) => t(amendableWords[field]).toLocaleLowerCase("vi"));
  return (
    <Alert
      color={otherwise.length > 0 ? "yellow" : "lane"}
      role="status"
      mb="md"
      icon={<Icon name={otherwise.length > 0 ? "print" : "check"} />}
      data-testid="pass-amended"
    >
      <Text fw={650}>{t(registryWords.amended, { plate: formatPlate(pass.plate) })}</Text>
      {otherwise.length > 0
        ? t(registryWords.reprint, { fields: fields.join(", ") })
        : t(registryWords.noReprint)}
    </Alert>
  );
};
