import { Button } from "@mantine/core";
import { Link } from "wouter";
import { alertWords as words } from "../../../shared/text/alerts.ts";
import type { LiveItems } from "../../api/live-items.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Column } from "../column.tsx";
import { AlertRow } from "./alert-row.tsx";
import style from "./alerts.module.css";
import { useAlertSound } from "./sound.ts";
import { liveAlerts } from "./whole.ts";

/** On the wall: what somebody must see to, and whether a new one is heard. */
export const AlertsOnWall = ({
  items,
  now,
}: {
  readonly items: LiveItems;
  readonly now: number;
}) => {
  const { t } = useWords();
  const alerts = liveAlerts(items);
  const sound = useAlertSound(alerts);
  return (
    <div className={style.wall} data-testid="alerts" data-rung={sound.rung}>
      <div className={style.tools}>
        <Link href="/command/alerts" className={style.all} data-testid="all-alerts">
          <Icon name="warn" size={18} />
          {t(words.all)}
        </Link>
        <Button
          variant="default"
          onClick={() => sound.turn(!sound.on)}
          data-testid="alert-sound"
          data-on={sound.on}
        >
          {t(sound.on ? words.soundOn : words.soundOff)}
        </Button>
      </div>
      <Column
        title={t(words.title)}
        id="alerts"
        rows={alerts}
        empty={<EmptyState icon="check" title={t(words.noneLive)} />}
      >
        {(alert) => <AlertRow key={alert.number} alert={alert} items={items} now={now} />}
      </Column>
    </div>
  );
};
