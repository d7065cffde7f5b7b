import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import type { NewApplied } from "../../shared/contract/applications.ts";
import type { Session } from "../../shared/contract/people.ts";
import { type Plate, parsePlate } from "../../shared/domain/plate.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useAct } from "../api/queries.ts";
import { useReference } from "../api/reference.ts";
import { useKeptDraft } from "../registration/kept-draft.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { ApplyForm } from "./apply-form.tsx";
import { useIdOfContent } from "./id-of-content.ts";
import { ownCarriers } from "./own-carriers.ts";

const mostAtOnce = 50;

/** The plates of the lines, and those lines that are none. */
const readPlates = (
  text: string,
): { readonly plates: readonly Plate[]; readonly bad: readonly string[] } => {
  const lines = text.split(/[\n,;]/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const read = lines.map((line) => ({ line, plate: parsePlate(line) }));
  return {
    plates: [...new Set(read.flatMap(({ plate }) => plate ?? []))],
    bad: read.flatMap(({ line, plate }) => (plate ? [] : [line])),
  };
};

/** Applies for one vehicle, or for several on the same journey, each an application of its own. */
export const Apply = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const reference = useReference();
  const { draft, change, drop } = useKeptDraft(session.person.username);
  const [others, setOthers] = useState("");
  const submit = useAct("submitApplication", ["applications"]);
  const idOf = useIdOfContent();
  const { plates, bad } = readPlates(others);
  const tooMany = plates.length > mostAtOnce;
  const wrongPlates = (): string | false => {
    if (bad.length > 0) return t(words.badPlates, { plates: bad.slice(0, 5).join(", ") });
    return tooMany && t(words.tooManyPlates, { most: mostAtOnce, count: plates.length });
  };
  const send = async (asked: NewApplied): Promise<void> => {
    // Who drives and what is drawn are the first vehicle's own.
    const { driver: _, ...alike } = { ...asked, trailerPlate: null };
    const others = plates.filter((plate) => plate !== asked.plate);
    const each = [asked, ...others.map((plate) => ({ ...alike, plate }))];
    const sent: string[] = [];
    try {
      for (const one of each) {
        const id = idOf(one);
        await submit.mutateAsync({ body: { id, asked: one } });
        sent.push(id);
      }
    } catch {
      // Shown with the form; those that were received are received, also when all are sent again.
      return;
    }
    drop();
    go(sent.length === 1 ? `/carrier/${sent[0]}?sent` : "/carrier");
  };
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={5} height={92} />;
    if (reference.endpoints.size === 0 || reference.corridors.size === 0)
      return (
        <EmptyState
          icon="place"
          title={t(registryWords.noPlaces)}
          text={t(registryWords.noPlacesHint)}
        />
      );
    return (
      <ApplyForm
        draft={draft}
        change={change}
        reference={reference}
        carriers={ownCarriers(session, reference.carriers)}
        busy={submit.isPending}
        error={submit.error}
        send={(asked) => wrongPlates() === false && void send(asked)}
        sendWords={
          plates.length === 0 ? t(words.submit) : t(words.submitMany, { count: plates.length + 1 })
        }
      >
        <Textarea
          label={t(words.otherVehicles)}
          description={t(words.otherVehiclesHint)}
          value={others}
          onChange={(event) => setOthers(event.currentTarget.value)}
          error={wrongPlates()}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={mostAtOnce * 32}
          spellCheck={false}
          data-testid="apply-others"
        />
      </ApplyForm>
    );
  };
  return (
    <Page title={t(words.newTitle)} back={{ to: "/carrier", label: t(words.back) }} narrow>
      {content()}
    </Page>
  );
};
