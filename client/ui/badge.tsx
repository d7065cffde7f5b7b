import style from "./badge.module.css";
import { Icon, type IconName } from "./icons.tsx";

export type Tone = "go" | "inspect" | "high" | "stop" | "cannot" | "quiet";

/** A short state in colour, icon and words: never in colour alone. */
export const Badge = ({
  tone,
  icon,
  children,
  testId,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: string;
  readonly testId?: string;
}) => (
  <span className={`${style.badge} ${style[tone]}`} data-testid={testId}>
    {icon && <Icon name={icon} size={15} />}
    {children}
  </span>
);
