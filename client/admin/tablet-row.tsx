import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type Device, deviceMarks } from "../../shared/contract/device.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { markWords } from "../../shared/text/command.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import type { Words } from "../../shared/text/say.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Time } from "../ui/time.tsx";
import style from "./admin.module.css";

/** A broken chain and a cut-off tablet's scans are graver than a clock that runs ahead. */
const tones: Readonly<Partial<Record<keyof Device["marks"], Tone>>> = {
  gap: "inspect",
  fork: "stop",
  suspect: "stop",
  lost: "stop",
};
const told = { ...markWords, lost: adminWords.lostScans };

/** [O6] What its scans were marked with, and how often; [O24] how many it lost. */
const Marks = ({ device }: { readonly device: Device }) => {
  const { t } = useWords();
  const marked = deviceMarks.flatMap((mark) => {
    const count = device.marks[mark];
    return count === undefined ? [] : [{ mark, count }];
  });
  if (marked.length === 0 && device.keptApart === 0) return null;
  return (
    <ul className={style.marks} aria-label={t(adminWords.marks)} data-testid="tablet-marks">
      {marked.map(({ mark, count }) => (
        <li key={mark}>
          <Badge tone={tones[mark] ?? "quiet"}>
            {t(adminWords.marked, { mark: t(told[mark]), count })}
          </Badge>
        </li>
      ))}
      {device.keptApart > 0 && (
        <li>
          <Badge tone="inspect">{t(adminWords.keptApart, { count: device.keptApart })}</Badge>
        </li>
      )}
    </ul>
  );
};

const Figure = ({ words, children }: { readonly words: Words; readonly children: ReactNode }) => {
  const { t } = useWords();
  return (
    <div className={style.figure}>
      <span className={style.label}>{t(words)}</span>
      <br />
      {children}
    </div>
  );
};

export const TabletRow = ({
  device,
  post,
  may,
}: {
  readonly device: Device;
  readonly post: string;
  /** Null where the person may only look. */
  readonly may: { readonly cutOff: () => void; readonly rename: () => void } | null;
}) => {
  const { t } = useWords();
  return (
    <li className={`${style.row} ${device.cutOffAt ? style.off : ""}`} data-testid="tablet-row">
      <div className={style.who}>
        <span className={style.name}>{device.name}</span>
        <span className={style.second}>{post}</span>
      </div>
      <Figure words={adminWords.lastSeen}>
        {device.lastSeenAt ? <Time at={device.lastSeenAt} age /> : t(adminWords.neverSeen)}
      </Figure>
      <Figure words={adminWords.lastSeq}>{device.lastSeq}</Figure>
      <Figure words={adminWords.enrolledAt}>
        <Time at={device.enrolledAt} />
      </Figure>
      <div className={style.end}>
        {may && (
          <Button
            variant="default"
            onClick={may.rename}
            aria-label={`${t(everywhereWords.edit)}: ${device.name}`}
            data-testid="tablet-rename"
          >
            {t(everywhereWords.edit)}
          </Button>
        )}
        {device.cutOffAt ? (
          <Badge tone="stop" icon="cross">
            {t(adminWords.cutOffDone)}
          </Badge>
        ) : (
          may && (
            <Button variant="outline" color="red" onClick={may.cutOff} data-testid="tablet-cut-off">
              {t(adminWords.cutOff)}
            </Button>
          )
        )}
      </div>
      <Marks device={device} />
    </li>
  );
};
