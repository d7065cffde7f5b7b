import { Route, Switch } from "wouter";
import { useSession } from "../api/session.ts";
import { passIdIn } from "../ui/pass-id.ts";
import { ApplicationList } from "./application-list.tsx";
import { ApplicationPage } from "./application-page.tsx";
import { Apply } from "./apply.tsx";
import { Ask } from "./ask.tsx";
import { PassDelay } from "./delay.tsx";
import { Mend } from "./mend.tsx";
import { HeldPasses } from "./pass-list.tsx";
import { HeldPass } from "./pass-page.tsx";

/** A carrier's own section: what it applies for, how that stands, and mending it; the passes it holds, and what it asks of them. */
export default function Carrier() {
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <Switch>
      <Route path="/carrier/new">
        <Apply session={session} />
      </Route>
      <Route path="/carrier/passes">
        <HeldPasses />
      </Route>
      <Route path="/carrier/passes/:id/ask">{({ id }) => <Ask key={id} id={passIdIn(id)} />}</Route>
      <Route path="/carrier/passes/:id/delay">
        {({ id }) => <PassDelay key={id} id={passIdIn(id)} />}
      </Route>
      <Route path="/carrier/passes/:id">
        {({ id }) => <HeldPass key={id} id={passIdIn(id)} />}
      </Route>
      <Route path="/carrier/:id/mend">
        {({ id }) => <Mend key={id} id={id} session={session} />}
      </Route>
      <Route path="/carrier/:id">{({ id }) => <ApplicationPage key={id} id={id} />}</Route>
      <Route>
        <ApplicationList />
      </Route>
    </Switch>
  );
}
