import { Redirect, Route, Switch } from "wouter";
import { useMay } from "../../api/session.ts";
import { LevelPage } from "./level-page.tsx";
import { Levels } from "./levels.tsx";
import { Measures } from "./measures.tsx";
import { NewMeasure } from "./new-measure.tsx";
import { PublishSet } from "./publish-set.tsx";
import { RuleSetPage } from "./rule-set-page.tsx";
import { RuleSets } from "./rule-sets.tsx";

/** Risk levels, measures and rule sets. */
export const Rules = () => {
  const may = useMay();
  return (
    <Switch>
      <Route path="/admin/rules/levels/:id">{({ id }) => <LevelPage key={id} id={id} />}</Route>
      <Route path="/admin/rules/levels">
        <Levels />
      </Route>
      {may("measure.set") && (
        <Route path="/admin/rules/measures/new">
          <NewMeasure />
        </Route>
      )}
      <Route path="/admin/rules/measures">
        <Measures />
      </Route>
      {may("rules.publish") && (
        <Route path="/admin/rules/sets/new">
          <PublishSet />
        </Route>
      )}
      <Route path="/admin/rules/sets/:version">
        {({ version }) => <RuleSetPage key={version} version={version} />}
      </Route>
      <Route path="/admin/rules/sets">
        <RuleSets />
      </Route>
      <Route>
        <Redirect to="/admin/rules/levels" replace />
      </Route>
    </Switch>
  );
};
