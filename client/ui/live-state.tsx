import { ms } from "../../shared/domain/time.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { clock } from "../../shared/text/when.ts";
import { type LiveItems, useServerNow } from "../api/live-items.ts";
import { Badge } from "./badge.tsx";
import { useWords } from "./language.tsx";

/** The server says every 15 s that it is there; three times unheard, the connection only looks open. */
const unheardMs = 45_000;

/** Says whether a board is live, or how old its figures are. */
export const LiveState = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const now = useServerNow(items.offsetMs, 5_000);
  const live = items.state === "live" && items.asOf !== null && now - ms(items.asOf) < unheardMs;
  return (
    <span
      role="status"
      data-testid="live-state"
      data-state={items.state === "live" && !live ? "reconnecting" : items.state}
    >
      {live || items.asOf === null ? (
        <Badge tone="go" icon="check">
          {t(words.live)}
        </Badge>
      ) : (
        <Badge tone="inspect" icon="warn">
          {t(words.reconnecting, { time: clock(items.asOf) })}
        </Badge>
      )}
    </span>
  );
};
