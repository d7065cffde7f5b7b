import { markWords } from "../../shared/text/command.ts";
import { decisionWords } from "../../shared/text/everywhere.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { whyOf } from "./board.ts";
import { ScanRow, type ScanToTell } from "./scan-row.tsx";
import style from "./wall.module.css";

/** A scan that was not let through: which vehicle, why, what was done, where and when. */
export const Refusal = (told: ScanToTell) => {
  const { t } = useWords();
  const { scan } = told;
  return (
    <ScanRow
      {...told}
      trip={scan.trip}
      data={{ "data-testid": "board-refusal", "data-reason": scan.reasons[0] ?? "" }}
      beside={
        <Badge tone="stop" icon="cross">
          {t(decisionWords[scan.decision])}
        </Badge>
      }
    >
      <span className={style.where}>
        {t(whyOf(scan))}
        {scan.marks.map((mark) => (
          <Badge key={mark} tone="inspect" icon="warn">
            {t(markWords[mark])}
          </Badge>
        ))}
      </span>
    </ScanRow>
  );
};
