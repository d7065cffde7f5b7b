import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { LegalBasis } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { day } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import style from "./admin.module.css";

/** What a decision is usually called; the rest is typed. */
export const emptyBasis: LegalBasis = { kind: "Quyết định", number: "", date: "", issuer: "" };

/** The written act something rests on. */
export const BasisFields = ({
  basis,
  change,
  wrong,
  testId,
}: {
  readonly basis: LegalBasis;
  readonly change: (basis: LegalBasis) => void;
  readonly wrong: (path: string) => ReactNode;
  readonly testId: string;
}) => {
  const { t, language } = useWords();
  return (
    <div className={style.pair}>
      {(
        [
          ["kind", adminWords.basisKind, "text", 40],
          ["number", adminWords.basisNumber, "text", 60],
          ["date", adminWords.basisDate, "date", 10],
          ["issuer", adminWords.basisIssuer, "text", 120],
        ] as const
      ).map(([field, words, type, maxLength]) => (
        <TextInput
          key={field}
          type={type}
          label={t(words)}
          value={basis[field]}
          onChange={(event) => change({ ...basis, [field]: event.currentTarget.value })}
          // The browser writes a date as its own language does, which may be another than the page's.
          description={type === "date" && basis.date !== "" ? day(basis.date, language) : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={wrong(`basis.${field}`)}
          maxLength={maxLength}
          withAsterisk
          data-testid={`${testId}-${field}`}
        />
      ))}
    </div>
  );
};
