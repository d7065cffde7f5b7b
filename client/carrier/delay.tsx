import type { PassId } from "../../shared/domain/pass.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { delayWords as words } from "../../shared/text/delay.ts";
import { useAct, useCall } from "../api/queries.ts";
import { DelayForm } from "../registration/delay-form.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";

/** [Y15] A carrier tells command that a post keeps the vehicle of its pass waiting: the session says whose it is. */
export const PassDelay = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const posts = useCall("passDelayPosts", { params: { id } });
  const report = useAct("reportPassDelay");
  const content = () => {
    if (posts.error) return <ErrorState error={posts.error} retry={() => void posts.refetch()} />;
    if (!posts.data) return <LoadingRows rows={3} />;
    return (
      <DelayForm
        posts={posts.data.items}
        busy={report.isPending}
        error={report.error}
        done={report.data?.number}
        send={(body) => report.mutate({ params: { id }, body })}
      />
    );
  };
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: `/carrier/passes/${id}`, label: t(heldPassWords.backToPass) }}
      narrow
    >
      <Card>{content()}</Card>
    </Page>
  );
};
