import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "wouter";
import type { ChosenPass } from "../../shared/contract/registry.ts";
import { mostMembers } from "../../shared/domain/convoy-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { convoyWords } from "../../shared/text/convoy.ts";
import { printWords as words } from "../../shared/text/print.ts";
import { call } from "../api/call.ts";
import { mostCounted, type PassFilter } from "../api/passes.ts";
import { printFile } from "../api/print-file.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { PrintDialog } from "../ui/print-dialog.tsx";
import { useFailureText } from "../ui/states.tsx";
import { type Chosen, chosenWith } from "./chosen.ts";
import style from "./pass-list.module.css";

/** Passes that are chosen to be printed, or made a convoy of; a search keeps them. */
export interface Choice {
  readonly chosen: Chosen;
  readonly choose: (passes: readonly ChosenPass[], on: boolean) => void;
}

export const useChoice = (): Choice => {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  return {
    chosen,
    choose: (passes, on) => setChosen((before) => chosenWith(before, passes, on)),
  };
};

/** [L6] Chooses all that the search finds, beyond what is shown too; says so where some of them are not to be had. */
const ChooseFound = ({
  filter,
  total,
  choose,
}: Pick<Choice, "choose"> & { readonly filter: PassFilter; readonly total: number }) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const chooseFound = async (): Promise<void> => {
    setAsking(true);
    try {
      const { items, more } = await call("foundPasses", { query: filter });
      choose(items, true);
      const count = items.length;
      notifications.show({
        message: more
          ? t(words.choseMost, { count: count.toLocaleString("vi-VN") })
          : t(words.choseGood, { count }),
        ...(more && { color: "yellow" }),
      });
    } catch (error) {
      notifications.show({ message: failureText(error), color: "red" });
    } finally {
      setAsking(false);
    }
  };
  return (
    <Button
      variant="default"
      onClick={() => void chooseFound()}
      loading={asking}
      data-testid="choose-found"
    >
      {total >= mostCounted ? t(words.chooseFoundMore) : t(words.chooseFound, { count: total })}
    </Button>
  );
};

/**
 * How many are chosen, and what is done with them. `shown`: those that may be chosen of what is on the screen; `found`: what
 * was searched for, where there is more of it than that.
 */
export const ChosenPasses = ({
  choice: { chosen, choose },
  shown,
  found,
  mayConvoy,
}: {
  readonly choice: Choice;
  readonly shown: readonly Pass[];
  readonly found: { readonly filter: PassFilter; readonly total: number } | null;
  readonly mayConvoy: boolean;
}) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const count = chosen.size;
  const codes = [...chosen.values()].map(({ shortCode }) => shortCode).join(" ");
  return (
    <div className={style.chosen} data-testid="chosen-passes">
      <Button
        variant="default"
        onClick={() => choose(shown, true)}
        disabled={shown.every(({ id }) => chosen.has(id))}
        data-testid="choose-shown"
      >
        {t(words.chooseShown)}
      </Button>
      {found && <ChooseFound {...found} choose={choose} />}
      {count > 0 && (
        <>
          <Button
            onClick={() => setOpen(true)}
            leftSection={<Icon name="print" />}
            data-testid="print-chosen"
          >
            {t(words.many, { count })}
          </Button>
          {mayConvoy && count <= mostMembers && (
            <Button
              variant="default"
              component={Link}
              href={`/convoys/new?vehicles=${encodeURIComponent(codes)}`}
              leftSection={<Icon name="lorry" />}
              data-testid="chosen-convoy"
            >
              {t(convoyWords.makeOf, { count })}
            </Button>
          )}
          <Button variant="subtle" onClick={() => choose([...chosen.values()], false)}>
            {t(words.chooseNone)}
          </Button>
        </>
      )}
      {open && (
        <PrintDialog
          title={t(words.many, { count })}
          hint={t(words.manyHint)}
          pages={count}
          make={(form, options) =>
            printFile("printPasses", { body: { ...form, passes: [...chosen.keys()] } }, options)
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
};
