import { Route, Switch } from "wouter";
import { useLiveItems } from "../api/live-items.ts";
import { useMay } from "../api/session.ts";
import { AlertPage } from "./alerts/alert-page.tsx";
import { Alerts } from "./alerts/alerts.tsx";
import { Daily } from "./daily.tsx";
import { Posts } from "./posts.tsx";
import { Questions } from "./questions.tsx";
import { NewMark } from "./roads/new-mark.tsx";
import { Roads } from "./roads/roads.tsx";
import { Story } from "./story.tsx";
import { Wall } from "./wall.tsx";
import { NewEntry } from "./watchlist/new-entry.tsx";
import { Watchlist } from "./watchlist/watchlist.tsx";

/** The command centre: one live copy serves the wall and the trips opened from it. */
export default function Command() {
  const items = useLiveItems();
  const may = useMay();
  return (
    <Switch>
      <Route path="/command/trips/:id">{({ id }) => <Story items={items} id={id} />}</Route>
      <Route path="/command/alerts/:id">{({ id }) => <AlertPage items={items} id={id} />}</Route>
      <Route path="/command/alerts">
        <Alerts items={items} />
      </Route>
      <Route path="/command/daily">
        <Daily items={items} />
      </Route>
      {may("alert.read") && (
        <Route path="/command/posts">
          <Posts items={items} />
        </Route>
      )}
      <Route path="/command/questions">
        <Questions items={items} />
      </Route>
      {may("road.mark") && <Route path="/command/roads/new" component={NewMark} />}
      {may("road.read") && <Route path="/command/roads" component={Roads} />}
      {may("watch.set") && <Route path="/command/watchlist/new" component={NewEntry} />}
      {may("watch.read") && <Route path="/command/watchlist" component={Watchlist} />}
      <Route>
        <Wall items={items} />
      </Route>
    </Switch>
  );
}
