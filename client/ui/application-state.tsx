import type { ApplicationState } from "../../shared/domain/application-shape.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { applicationStateWords } from "../../shared/text/applications.ts";
import { Badge, type Tone } from "./badge.tsx";
import type { IconName } from "./icons.tsx";
import { useWords } from "./language.tsx";

const looks: Readonly<Record<ApplicationState, readonly [Tone, IconName]>> = {
  waiting: ["inspect", "clock"],
  "change-asked": ["high", "edit"],
  refused: ["stop", "cross"],
  approved: ["go", "check"],
  withdrawn: ["quiet", "flag"],
};

/** How an application stands. */
export const ApplicationStateBadge = ({ state }: { readonly state: ApplicationState }) => {
  const { t } = useWords();
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon} testId={`application-${state}`}>
      {t(applicationStateWords[state])}
    </Badge>
  );
};

/** Marks what is asked of a pass in use among what is applied for anew. */
export const AmendmentBadge = () => {
  const { t } = useWords();
  return (
    <Badge tone="inspect" icon="edit" testId="application-amends">
      {t(heldPassWords.isAmendment)}
    </Badge>
  );
};
