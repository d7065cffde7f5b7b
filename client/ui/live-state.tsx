import { commandWords as words } from "../../shared/text/command.ts";
import { clock } from "../../shared/text/when.ts";
import type { LiveItems } from "../api/live-items.ts";
import { Badge } from "./badge.tsx";
import { useWords } from "./language.tsx";

/** Says whether a board is live, or how old its figures are. */
export const LiveState = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  return (
    <span role="status" data-testid="live-state" data-state={items.state}>
      {items.state === "live" || items.asOf === null ? (
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
