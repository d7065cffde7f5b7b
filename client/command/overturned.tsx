import type { ScanSeen } from "../../shared/domain/scan.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { decisionWords } from "../../shared/text/everywhere.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { ScanRow, type ScanToTell } from "./scan-row.tsx";
import style from "./wall.module.css";

/** [O11] A scan that the server judged otherwise: what the officer was shown, what is true now, and what was done. */
export const Overturned = (told: ScanToTell) => {
  const { t } = useWords();
  const { scan } = told;
  const side = ({ outcome, reasons }: Pick<ScanSeen, "outcome" | "reasons">): string => {
    const [first] = reasons;
    const title = t(outcomeWords[outcome].title);
    return first === undefined || outcome === "go"
      ? title
      : `${title}: ${t(reasonWords[first].title)}`;
  };
  return (
    <ScanRow
      {...told}
      trip={null}
      data={{ "data-testid": "board-overturned", "data-server": scan.judged?.outcome }}
      beside={
        <Badge tone={scan.decision === "let-through" ? "go" : "stop"}>
          {t(decisionWords[scan.decision])}
        </Badge>
      }
    >
      <span className={style.where}>{t(words.tabletSaid, { verdict: side(scan) })}</span>
      {scan.judged && (
        <span className={style.where}>{t(words.serverSays, { verdict: side(scan.judged) })}</span>
      )}
    </ScanRow>
  );
};
