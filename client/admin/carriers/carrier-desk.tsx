import { Route, Switch } from "wouter";
import { may } from "../../../shared/domain/access.ts";
import { useSession } from "../../api/session.ts";
import { SheetPage } from "../sheets/sheet-page.tsx";
import { CarrierPage } from "./carrier-page.tsx";
import { Carriers } from "./carriers.tsx";

/** Carriers, for whoever issues passes: all of them, one, and all as a sheet. */
export default function CarrierDesk() {
  const { data: session } = useSession();
  if (!session) return null;
  // [B2] Merging moves what people reach, so that it is for those who reach all.
  const mayMerge = may(session.person.grants, "pass.issue", {});
  return (
    <Switch>
      <Route path="/registry/carriers-sheet">
        <SheetPage kind="carriers" />
      </Route>
      <Route path="/registry/carriers/:id">
        {({ id }) => <CarrierPage key={id} id={id} mayMerge={mayMerge} />}
      </Route>
      <Route>
        <Carriers mayMerge={mayMerge} />
      </Route>
    </Switch>
  );
}
