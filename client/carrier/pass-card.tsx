import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { PassStatusBadge } from "../ui/pass-status.tsx";
import style from "./carrier.module.css";
import { SharePass } from "./share-pass.tsx";

/** A pass as the driver shows it, and the ways to hand it on; `children`: what else is done with it. */
export const PassCard = ({
  pass,
  children,
}: {
  readonly pass: Pass;
  readonly children?: ReactNode;
}) => {
  const { t, language } = useWords();
  const code = formatShortCode(pass.shortCode);
  return (
    <Card>
      <div className={style.qr}>
        <PassStatusBadge pass={pass} />
        <img
          src={`/api/passes/${pass.id}/qr.svg?rev=${pass.rev}`}
          alt={t(registryWords.qrAlt, { code })}
          width={320}
          height={320}
          data-testid="carrier-qr"
        />
        <span className={style.code} data-testid="carrier-code">
          {code}
        </span>
        <strong data-testid="carrier-until">
          {t(heldPassWords.until, { time: dayAndClock(pass.validTo, language) })}
        </strong>
        <span>{t(heldPassWords.driverShows)}</span>
        <SharePass pass={pass} />
        <Button
          component={Link}
          href={`/registry/passes/${pass.id}/print`}
          variant="default"
          leftSection={<Icon name="print" />}
          data-testid="carrier-print"
        >
          {t(words.toPass)}
        </Button>
        <Button
          component="a"
          href={`/api/passes/${pass.id}/qr.png`}
          download={`${pass.plate}.png`}
          variant="default"
          data-testid="carrier-download"
        >
          {t(words.download)}
        </Button>
        {children}
      </div>
    </Card>
  );
};
