import { Route, Switch } from "wouter";
import { useSession } from "../api/session.ts";
import { passIdIn } from "../ui/pass-id.ts";
import { AmendPage } from "./amend.tsx";
import { ExtensionPage } from "./extensions/extension-page.tsx";
import { Extensions } from "./extensions/extensions.tsx";
import { NewExtension } from "./extensions/new-extension.tsx";
import { ListPage } from "./lists/list-page.tsx";
import { Lists } from "./lists/lists.tsx";
import { PassList } from "./pass-list.tsx";
import { PassPage } from "./pass-page.tsx";
import { Register } from "./register.tsx";
import { Figures } from "./review/figures.tsx";
import { Review } from "./review/review.tsx";

/** The registrar's section: all passes, one pass, and registering a vehicle. */
export default function Registry() {
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <Switch>
      {session.may.includes("pass.issue") && (
        <Route path="/registry/new">
          <Register session={session} />
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/passes/:id/amend">
          {({ id }) => <AmendPage key={id} id={passIdIn(id)} />}
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/lists/:id">{({ id }) => <ListPage key={id} id={id} />}</Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/lists">
          <Lists />
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/extensions/new">
          <NewExtension />
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/extensions/:id">
          {({ id }) => <ExtensionPage key={id} id={id} session={session} />}
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/extensions">
          <Extensions />
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/review/figures">
          <Figures />
        </Route>
      )}
      {session.may.includes("pass.issue") && (
        <Route path="/registry/review">
          <Review />
        </Route>
      )}
      <Route path="/registry/passes/:id">
        {({ id }) => <PassPage key={id} id={passIdIn(id)} session={session} />}
      </Route>
      <Route>
        <PassList session={session} />
      </Route>
    </Switch>
  );
}
