import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { keyWords, proposalWords } from "../../shared/text/proposals.ts";
import { ruleWords } from "../../shared/text/rules.ts";
import type { Words } from "../../shared/text/say.ts";
import { signUpWords } from "../../shared/text/sign-ups.ts";
import { webhookWords } from "../../shared/text/webhooks.ts";
import { useSession } from "../api/session.ts";
import { useWords } from "../ui/language.tsx";
import style from "./admin.module.css";
import { EditPlace } from "./edit-place.tsx";
import { EnrolTablet } from "./enrol-tablet.tsx";
import { Keys } from "./keys.tsx";
import { People } from "./people.tsx";
import { ChangePerson, NewPerson } from "./person-pages.tsx";
import { Places } from "./places.tsx";
import { ProposalNotice } from "./proposal-notice.tsx";
import { Proposals } from "./proposals.tsx";
import { Rules } from "./rules/rules.tsx";
import { SheetPage } from "./sheets/sheet-page.tsx";
import { SignUpPage } from "./sign-ups/sign-up-page.tsx";
import { SignUps } from "./sign-ups/sign-ups.tsx";
import { useLiveSignUps, useSignUps } from "./sign-ups/use-sign-ups.ts";
import { Tablets } from "./tablets.tsx";
import { Deliveries } from "./webhooks/deliveries.tsx";
import { Webhooks } from "./webhooks/webhooks.tsx";

const signUpsPath = "/admin/sign-ups";

const parts = (session: Session): readonly { readonly path: string; readonly words: Words }[] => {
  const may = new Set(session.may);
  return [
    ...(may.has("user.read") ? [{ path: "/admin/people", words: adminWords.people }] : []),
    ...(may.has("user.read") ? [{ path: signUpsPath, words: signUpWords.tab }] : []),
    ...(may.has("device.read") ? [{ path: "/admin/tablets", words: adminWords.tablets }] : []),
    ...(may.has("reference.read") ? [{ path: "/admin/rules", words: ruleWords.tab }] : []),
    ...(may.has("reference.write") ? [{ path: "/admin/places", words: adminWords.placesTab }] : []),
    ...(may.has("key.read") ? [{ path: "/admin/keys", words: keyWords.keys }] : []),
    ...(may.has("webhook.manage")
      ? [{ path: "/admin/webhooks", words: webhookWords.webhooks }]
      : []),
    ...(may.has("proposal.read")
      ? [{ path: "/admin/proposals", words: proposalWords.proposals }]
      : []),
  ];
};

/** [N6] How many wait, as they come. */
const SignUpsTab = () => {
  const { t } = useWords();
  const count = useSignUps("waiting").data?.total ?? 0;
  useLiveSignUps();
  return count === 0 ? t(signUpWords.tab) : t(signUpWords.tabCount, { count });
};

const Tabs = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const [at] = useLocation();
  return (
    <nav className={style.tabs} aria-label={t(adminWords.sections)}>
      {parts(session).map((part) => (
        <Link
          key={part.path}
          href={part.path}
          aria-current={at.startsWith(part.path) ? "page" : undefined}
          data-testid={`admin-${part.path.split("/").at(-1)}`}
        >
          {part.path === signUpsPath ? <SignUpsTab /> : t(part.words)}
        </Link>
      ))}
    </nav>
  );
};

/** The administrator's section: people, tablets, rules, places, keys, and what two people must agree on. */
export default function Admin() {
  const { data: session } = useSession();
  if (!session) return null;
  const may = new Set(session.may);
  const first = parts(session)[0]?.path;
  return (
    <>
      <Tabs session={session} />
      {may.has("proposal.read") && <ProposalNotice />}
      <Switch>
        {may.has("user.manage") && (
          <Route path="/admin/people/new">
            <NewPerson />
          </Route>
        )}
        {may.has("user.manage") && (
          <Route path="/admin/people/:id">
            {({ id }) => <ChangePerson key={id} id={id} self={session.person.id} />}
          </Route>
        )}
        {may.has("user.read") && (
          <Route path="/admin/people">
            <People session={session} />
          </Route>
        )}
        {may.has("user.read") && (
          <Route path="/admin/sign-ups/:id">
            {({ id }) => <SignUpPage key={id} id={id} mayDecide={may.has("user.manage")} />}
          </Route>
        )}
        {may.has("user.read") && (
          <Route path={signUpsPath}>
            <SignUps />
          </Route>
        )}
        {may.has("device.manage") && (
          <Route path="/admin/tablets/enrol">
            <EnrolTablet />
          </Route>
        )}
        {may.has("device.read") && (
          <Route path="/admin/tablets">
            <Tablets mayManage={may.has("device.manage")} />
          </Route>
        )}
        {may.has("reference.write") && (
          <Route path="/admin/sheets/:kind">{({ kind }) => <SheetPage kind={kind} />}</Route>
        )}
        {may.has("reference.write") && (
          <Route path="/admin/places/:kind/:id">
            {({ kind, id }) => <EditPlace key={`${kind}/${id}`} kind={kind} id={id} />}
          </Route>
        )}
        {may.has("reference.write") && (
          <Route path="/admin/places/:kind?">{({ kind }) => <Places kind={kind} />}</Route>
        )}
        {may.has("key.read") && (
          <Route path="/admin/keys">
            <Keys />
          </Route>
        )}
        {may.has("webhook.manage") && (
          <Route path="/admin/webhooks/:id">{({ id }) => <Deliveries key={id} id={id} />}</Route>
        )}
        {may.has("webhook.manage") && (
          <Route path="/admin/webhooks">
            <Webhooks />
          </Route>
        )}
        {may.has("proposal.read") && (
          <Route path="/admin/proposals">
            <Proposals session={session} />
          </Route>
        )}
        {may.has("reference.read") && (
          <Route path="/admin/rules/*?">
            <Rules />
          </Route>
        )}
        <Route>{first !== undefined && <Redirect to={first} replace />}</Route>
      </Switch>
    </>
  );
}
