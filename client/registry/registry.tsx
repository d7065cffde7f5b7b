import { Route, Switch } from "wouter";
import { useSession } from "../api/session.ts";
import { AmendPage } from "./amend.tsx";
import { ListPage } from "./lists/list-page.tsx";
import { Lists } from "./lists/lists.tsx";
import { passIdIn } from "./pass-id.ts";
import { PassList } from "./pass-list.tsx";
import { PassPage } from "./pass-page.tsx";
import { Register } from "./register.tsx";

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
      <Route path="/registry/passes/:id">
        {({ id }) => <PassPage key={id} id={passIdIn(id)} session={session} />}
      </Route>
      <Route>
        <PassList session={session} />
      </Route>
    </Switch>
  );
}
