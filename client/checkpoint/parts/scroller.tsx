import type { ReactNode } from "react";

/** A part of the screen that scrolls by itself, also by keyboard where nothing in it takes the focus. */
export const Scroller = ({
  className,
  label,
  testId,
  children,
}: {
  readonly className: string;
  readonly label: string;
  readonly testId: string;
  readonly children: ReactNode;
}) => (
  <section
    className={className}
    aria-label={label}
    data-testid={testId}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    tabIndex={0}
  >
    {children}
  </section>
);
