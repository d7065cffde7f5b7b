import { Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { asOneLine } from "../../shared/domain/one-line.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { proposalWords } from "../../shared/text/proposals.ts";
import { fieldsOf } from "../api/queries.ts";
import { Confirm } from "./confirm.tsx";
import { useWords } from "./language.tsx";

const shortest = 3;

/** Asks for a reason with a confirmation; what was typed stays when it fails. */
export const ReasonConfirm = ({
  children,
  onConfirm,
  ...confirm
}: Omit<Parameters<typeof Confirm>[0], "onConfirm" | "children"> & {
  readonly onConfirm: (reason: string) => void;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const said = asOneLine(reason).trim();
  const short = said.length < shortest;
  return (
    <Confirm
      {...confirm}
      onConfirm={() => {
        setTried(true);
        if (!short) onConfirm(said);
      }}
    >
      {children}
      <Textarea
        label={t(proposalWords.reason)}
        description={t(proposalWords.reasonHint)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={
          tried && short
            ? t(fieldWords["too-short"], { least: shortest })
            : fieldsOf(confirm.error).reason
        }
        maxLength={300}
        autosize
        minRows={2}
        withAsterisk
        data-testid="reason"
      />
    </Confirm>
  );
};
