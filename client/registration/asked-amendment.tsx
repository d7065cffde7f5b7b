import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { ApplicationStory } from "../../shared/contract/applications.ts";
import type { AmendmentAsked } from "../../shared/domain/amendment-asked.ts";
import { amendableOf } from "../../shared/domain/pass-amendment.ts";
import { whyAskedWords, heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { Fact, Facts } from "../ui/facts.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { amendableWords, ChangedFacts } from "./changed-facts.tsx";

/** Where a vehicle is said to be: the post, the place in words, or both. */
const whereIn = ({ post, place }: AmendmentAsked, { checkpoints }: Reference): string =>
  [post === null ? "" : nameOf(checkpoints, post), place].filter((part) => part !== "").join(", ");

/** [P22] Whether the paper is to be printed anew, by what the code printed before tells otherwise. */
export const ReprintLine = ({
  fields,
}: {
  readonly fields: readonly (keyof typeof amendableWords)[];
}) => {
  const { t } = useWords();
  const named = fields.map((field) => t(amendableWords[field]).toLocaleLowerCase("vi"));
  return (
    <Text size="sm" mt="md" data-testid="amend-print">
      {named.length > 0
        ? t(registryWords.reprint, { fields: named.join(", ") })
        : t(registryWords.noReprint)}
    </Text>
  );
};

/** [Y14] What is asked of a pass in use: why, where the vehicle is, what changes from what, and whether to print anew. */
export const AskedAmendment = ({
  story: { application, amends },
  reference,
  mark,
}: {
  readonly story: Pick<ApplicationStory, "application" | "amends">;
  readonly reference: Reference;
  readonly mark?: ReactNode;
}) => {
  const { t } = useWords();
  const { asked } = application;
  if (!asked.amends) return null;
  const { why, note } = asked.amends;
  return (
    <>
      <Card title={t(words.cause)}>
        <Facts>
          <Fact name={t(words.why)} mark={mark}>
            <span data-testid="asked-why">
              {[why === "other" ? "" : t(whyAskedWords[why]), note]
                .filter((part) => part !== "")
                .join(". ")}
            </span>
          </Fact>
          <Fact name={t(words.at)}>{whereIn(asked.amends, reference)}</Fact>
        </Facts>
      </Card>
      {amends && (
        <Card
          title={t(application.state === "approved" ? words.changed : registryWords.whatChanges)}
        >
          <ChangedFacts
            fields={amends.changes}
            before={amends.before}
            after={amendableOf(asked)}
            reference={reference}
          />
          <ReprintLine fields={amends.reprint} />
        </Card>
      )}
    </>
  );
};
