import { commandWords as words } from "../../shared/text/command.ts";
import { useWords } from "../ui/language.tsx";
import { whyOf } from "./board.ts";
import { ScanRow, type ScanToTell } from "./scan-row.tsx";
import style from "./wall.module.css";

/** [T13] A vehicle let through against a stop: why it should have stopped, why it went, and who answers for it. */
export const Overridden = (told: ScanToTell) => {
  const { t } = useWords();
  const { scan } = told;
  return (
    <ScanRow
      {...told}
      trip={scan.trip}
      data={{ "data-testid": "board-overridden" }}
      beside={<b>{t(whyOf(scan))}</b>}
    >
      {scan.override && <span className={style.where}>{t(words.overriddenBy, scan.override)}</span>}
    </ScanRow>
  );
};
