import { Button } from "@mantine/core";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { Link, Redirect, Route, Switch } from "wouter";
import type { Session } from "../shared/contract/people.ts";
import { everywhereWords } from "../shared/text/everywhere.ts";
import { shellWords } from "../shared/text/shell.ts";
import { useSession } from "./api/session.ts";
import { SetUp } from "./sign-in/set-up.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { useWords } from "./ui/language.tsx";
import { Page } from "./ui/page.tsx";
import { firstSection, sections } from "./ui/sections.ts";
import { Shell } from "./ui/shell.tsx";
import { EmptyState, ErrorState, LoadingRows } from "./ui/states.tsx";

const Registry = lazy(() => import("./registry/registry.tsx"));
const CarrierDesk = lazy(() => import("./admin/carriers/carrier-desk.tsx"));
const PrintPass = lazy(() => import("./registry/print-pass.tsx"));
const Carrier = lazy(() => import("./carrier/carrier.tsx"));
const Command = lazy(() => import("./command/command.tsx"));
const Convoys = lazy(() => import("./convoys/convoys.tsx"));
const Endpoint = lazy(() => import("./endpoint/endpoint.tsx"));
const Admin = lazy(() => import("./admin/admin.tsx"));
const Receipt = lazy(() => import("./receipt/receipt.tsx"));
const Delay = lazy(() => import("./receipt/delay.tsx"));
const Join = lazy(() => import("./join/join.tsx"));
const Contract = lazy(() => import("./contract/contract.tsx"));

/** A defect in one section leaves the header usable and says what to do. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div style={{ maxWidth: 860, margin: "3rem auto", padding: "0 1rem" }}>
        <ErrorState error={this.state.error} retry={() => location.reload()} />
      </div>
    );
  }
}

const NotFound = () => {
  const { t } = useWords();
  return (
    <Page title={t(everywhereWords.pageNotFound)} narrow>
      <EmptyState title={t(shellWords.notFoundHint)} icon="question">
        <Button component={Link} href="/">
          {t(shellWords.toStart)}
        </Button>
      </EmptyState>
    </Page>
  );
};

const Nothing = () => {
  const { t } = useWords();
  return (
    <Page title={t(shellWords.nothingForYou)} narrow>
      <EmptyState title={t(shellWords.nothingForYouHint)} icon="tablet">
        <Button component="a" href="/checkpoint">
          {t(shellWords.toCheckpoint)}
        </Button>
      </EmptyState>
    </Page>
  );
};

const Loading = () => (
  <div style={{ maxWidth: 1360, margin: "2rem auto", padding: "0 1rem" }}>
    <LoadingRows />
  </div>
);

const Sections = ({ session }: { readonly session: Session }) => {
  const may = (action: Session["may"][number]) => session.may.includes(action);
  const first = firstSection(may);
  const open = new Set(sections.filter((section) => section.allowed(may)).map((one) => one.path));
  return (
    <Switch>
      {["/", "/sign-in", "/setup"].map((path) => (
        <Route key={path} path={path}>
          {first === null ? <Nothing /> : <Redirect to={first} replace />}
        </Route>
      ))}
      {may("pass.issue") && <Route path="/registry/carriers-sheet" component={CarrierDesk} />}
      {may("pass.issue") && <Route path="/registry/carriers/*?" component={CarrierDesk} />}
      {open.has("/registry") && <Route path="/registry/*?" component={Registry} />}
      {open.has("/carrier") && <Route path="/carrier/*?" component={Carrier} />}
      {open.has("/command") && <Route path="/command/*?" component={Command} />}
      {open.has("/convoys") && <Route path="/convoys/*?" component={Convoys} />}
      {open.has("/endpoint") && <Route path="/endpoint/*?" component={Endpoint} />}
      {open.has("/admin") && <Route path="/admin/*?" component={Admin} />}
      <Route component={NotFound} />
    </Switch>
  );
};

const Desk = () => {
  const session = useSession();
  const content = () => {
    if (session.data)
      return (
        <Guard>
          <Suspense fallback={<Loading />}>
            <Sections session={session.data} />
          </Suspense>
        </Guard>
      );
    if (session.isPending) return <Loading />;
    if (session.error)
      return (
        <div style={{ maxWidth: 640, margin: "3rem auto", padding: "0 1rem" }}>
          <ErrorState error={session.error} retry={() => void session.refetch()} />
        </div>
      );
    return (
      <Switch>
        <Route path="/setup" component={SetUp} />
        <Route component={SignIn} />
      </Switch>
    );
  };
  return <Shell session={session.data ?? null}>{content()}</Shell>;
};

/** What a driver opens with a code, without an account. */
const forDrivers = [
  { path: "/r/:code?", Content: Receipt },
  { path: "/delay/:code?", Content: Delay },
] as const;

/** A page for anybody, with what whoever is signed in may go to from it. */
const Open = ({
  session,
  children,
}: {
  readonly session: Session | null;
  readonly children: ReactNode;
}) => (
  <Shell session={session}>
    <Guard>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </Guard>
  </Shell>
);

/** All of the desk. A pass is printed without the shell; everything else lies inside it. Contract, receipts and the request for an account are for anyone. */
export const App = () => {
  const session = useSession();
  return (
    <Switch>
      {session.data?.may.includes("pass.read") && (
        <Route path="/registry/passes/:id/print">
          {({ id }) => (
            <Guard>
              <Suspense fallback={<Loading />}>
                <PrintPass id={id} />
              </Suspense>
            </Guard>
          )}
        </Route>
      )}
      <Route path="/docs">
        <Open session={session.data ?? null}>
          <Contract />
        </Open>
      </Route>
      <Route path="/join">
        <Open session={session.data ?? null}>
          <Join />
        </Open>
      </Route>
      {forDrivers.map(({ path, Content }) => (
        <Route key={path} path={path}>
          {({ code = "" }) => (
            <Open session={session.data ?? null}>
              <Content code={code} />
            </Open>
          )}
        </Route>
      ))}
      <Route component={Desk} />
    </Switch>
  );
};
