import { Modal } from "@mantine/core";
import { useState } from "react";
import { placed } from "../../shared/domain/manifest.ts";
import type { Manifest } from "../../shared/domain/manifest-shape.ts";
import { formatPlate, type Plate } from "../../shared/domain/plate.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { seatRoleWords, peopleWords as words } from "../../shared/text/people.ts";
import { useCall } from "../api/queries.ts";
import { useMay } from "../api/session.ts";
import { useWords } from "./language.tsx";
import style from "./listed-names.module.css";
import { ErrorState, LoadingRows } from "./states.tsx";

const Names = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const names = useCall("listedNames", { params: { id } });
  if (names.error) return <ErrorState error={names.error} retry={() => void names.refetch()} />;
  if (!names.data) return <LoadingRows />;
  const { people } = names.data;
  if (people === null) return <p>{t(words.erased)}</p>;
  return (
    <ul className={style.names} data-testid="listed-names">
      {placed(people).map(({ place, person: { name, last, role } }) => (
        <li key={place}>
          <strong>{name}</strong>
          <span>
            {t(seatRoleWords[role])}
            {" · "}
            {last === null ? t(words.noPaper) : t(words.last, { last })}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** [R7] Opens the names on a list, asked for only then; not there for those who may open none. */
export const ListedNames = ({
  list: { id, erasedAt },
  plate,
}: {
  readonly list: Pick<Manifest, "id" | "erasedAt">;
  readonly plate: string;
}) => {
  const { t } = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (erasedAt !== null) return <span className={style.erased}>{t(words.erased)}</span>;
  if (!may("manifest.receive")) return null;
  return (
    <>
      <button
        type="button"
        className={style.open}
        onClick={() => setOpen(true)}
        data-testid="open-names"
      >
        {t(words.openNames)}
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t(words.namesTitle, { plate: formatPlate(plate as Plate) })}
        centered
        closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
      >
        <Names id={id} />
      </Modal>
    </>
  );
};
