import { Button, Divider, Drawer, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { shellWords } from "../../shared/text/shell.ts";
import { useOnline } from "../api/connection.ts";
import { useSignOut } from "../api/session.ts";
import { Appearance } from "./appearance.tsx";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { sections } from "./sections.ts";
import style from "./shell.module.css";

const Navigation = ({
  session,
  className,
  onGo,
}: {
  readonly session: Session;
  readonly className: string | undefined;
  readonly onGo?: () => void;
}) => {
  const { t } = useWords();
  const [at] = useLocation();
  const open = sections.filter((section) =>
    section.allowed((action) => session.may.includes(action)),
  );
  return (
    <nav className={className} aria-label={t(shellWords.navigation)}>
      {open.map((section) => {
        const here = at === section.path || at.startsWith(`${section.path}/`);
        return (
          <Link
            key={section.path}
            href={section.path}
            aria-current={here ? "page" : undefined}
            onClick={onGo}
            data-testid={`nav-${section.path.slice(1)}`}
          >
            {t(section.words)}
          </Link>
        );
      })}
    </nav>
  );
};

const ConnectionState = () => {
  const { t } = useWords();
  const online = useOnline();
  return (
    <span className={`${style.link} ${online ? "" : style.away}`} data-testid="connection">
      <span className={style.dot} />
      {t(online ? everywhereWords.online : everywhereWords.offline)}
    </span>
  );
};

const Account = ({ session }: { readonly session: Session | null }) => {
  const { t } = useWords();
  const signOut = useSignOut();
  return (
    <Stack gap="md">
      {session && (
        <div>
          <Text fw={600}>{session.person.displayName}</Text>
          <Text size="sm" c="dimmed" data-testid="signed-in-as">
            {session.person.username}
          </Text>
        </div>
      )}
      <Appearance />
      {session && (
        <>
          <Divider />
          <Button
            variant="default"
            onClick={() => signOut.mutate()}
            loading={signOut.isPending}
            data-testid="sign-out"
          >
            {t(everywhereWords.signOut)}
          </Button>
        </>
      )}
    </Stack>
  );
};

/** Header with what the session may use, connection state and account; the page's content in `<main>`. */
export const Shell = ({
  session,
  children,
}: {
  readonly session: Session | null;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const online = useOnline();
  const [menu, { open, close }] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const [at] = useLocation();
  const shownAt = useRef(at);
  // After a change of page, screen readers and the Tab key go on from the new content.
  useEffect(() => {
    if (shownAt.current === at) return;
    shownAt.current = at;
    window.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [at]);
  return (
    <>
      <a className={style.skip} href="#main">
        {t(everywhereWords.skipToContent)}
      </a>
      <header className={style.bar}>
        <div className={style.inner}>
          <Link href="/" className={style.brand} data-testid="brand">
            <span className={style.mark}>
              <Icon name="lane" size={22} />
            </span>
            {t(termWords.product)}
          </Link>
          {session && <Navigation session={session} className={style.nav} />}
          <span className={style.space} />
          <ConnectionState />
          <Popover position="bottom-end" width={290} shadow="lg" trapFocus radius="lg">
            <Popover.Target>
              <button
                type="button"
                className={`${style.tool} ${style.wide}`}
                aria-label={
                  session
                    ? `${session.person.displayName}: ${t(shellWords.account)}`
                    : t(shellWords.account)
                }
                data-testid="account"
              >
                <Icon name={session ? "user" : "sun"} />
                {session && <span className={style.who}>{session.person.displayName}</span>}
              </button>
            </Popover.Target>
            <Popover.Dropdown p="lg">
              <Account session={session} />
            </Popover.Dropdown>
          </Popover>
          <button
            type="button"
            className={`${style.tool} ${style.small}`}
            aria-label={t(shellWords.openMenu)}
            aria-expanded={menu}
            onClick={open}
            data-testid="menu"
          >
            <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
              <path
                d="M3 6h18M3 12h18M3 18h18"
                stroke="currentColor"
                strokeWidth="2.2"
                strokeLinecap="round"
              />
            </svg>
          </button>
        </div>
      </header>
      <Drawer
        opened={menu}
        onClose={close}
        position="right"
        size="min(320px, 88vw)"
        title={t(termWords.product)}
        closeButtonProps={{ "aria-label": t(shellWords.closeMenu) }}
      >
        {session && <Navigation session={session} className={style.drawerNav} onGo={close} />}
        <Account session={session} />
      </Drawer>
      <div role="status">
        {!online && <p className={style.notice}>{t(shellWords.offlineLong)}</p>}
      </div>
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
};
