import { Checkbox } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ApplicationSeen } from "../../../shared/contract/applications.ts";
import { formatPlate } from "../../../shared/domain/plate.ts";
import { heldPassWords } from "../../../shared/text/amendment-asked.ts";
import { reviewWords as words } from "../../../shared/text/applications.ts";
import { lasting } from "../../../shared/text/when.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Plate } from "../../ui/plate.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "./review.module.css";

const soonMs = 3_600_000;

/** [Y5] How long the desk still has, or how late it is. */
export const TargetBadge = ({ due }: Pick<ApplicationSeen, "due">) => {
  const { t, language } = useWords();
  const now = useNow();
  if (due === null) return null;
  const left = Date.parse(due) - now;
  const length = lasting(Math.abs(left), language);
  if (left < 0)
    return (
      <Badge tone="stop" icon="clock" testId="review-late">
        {t(words.past, { length })}
      </Badge>
    );
  return (
    <Badge tone={left < soonMs ? "inspect" : "quiet"} icon="clock">
      {t(words.target, { length })}
    </Badge>
  );
};

/** One file of the queue. */
export const QueueRow = ({
  application,
  reference,
  open,
  chosen,
  onOpen,
  onChoose,
}: {
  readonly application: ApplicationSeen;
  readonly reference: Reference;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
  readonly onChoose: (on: boolean) => void;
}) => {
  const { t } = useWords();
  const { asked, due, rev } = application;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // The list alone is moved: on a phone it lies below the file, which is to stay where it is.
    const list = row.current?.parentElement;
    if (!open || !row.current || !list) return;
    const [own, box] = [row.current.getBoundingClientRect(), list.getBoundingClientRect()];
    if (own.top < box.top) list.scrollTop -= box.top - own.top;
    else if (own.bottom > box.bottom) list.scrollTop += own.bottom - box.bottom;
  }, [open]);
  return (
    <li ref={row} className={`${style.row} ${open ? style.open : ""}`} data-testid="review-row">
      <Checkbox
        className={style.choose ?? ""}
        aria-label={t(words.choose, { plate: formatPlate(asked.plate) })}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <button
        type="button"
        className={style.pick}
        onClick={onOpen}
        aria-current={open ? "true" : undefined}
      >
        <span className={style.rowTop}>
          <Plate value={asked.plate} size="sm" />
          <TargetBadge due={due} />
        </span>
        <span>{nameOf(reference.carriers, asked.carrier)}</span>
        <span className={style.faint}>
          {nameOf(reference.endpoints, asked.endpoint)}
          {asked.amends && ` · ${t(heldPassWords.isAmendment)}`}
          {rev > 1 && ` · ${t(words.resubmitted)}`}
        </span>
      </button>
    </li>
  );
};
