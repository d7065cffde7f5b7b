import type { Pass } from "../../shared/domain/pass.ts";
import { registryWords } from "../../shared/text/registry.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import type { Choice } from "./chosen-passes.tsx";
import style from "./pass-list.module.css";
import { PassRows } from "./pass-rows.tsx";

/** [L7] Beside what was found: passes of plates that may be mistaken for the one that was sought. */
export const AlikePasses = ({
  passes,
  reference,
  choice,
}: {
  readonly passes: readonly Pass[];
  readonly reference: Reference;
  readonly choice: Choice;
}) => {
  const { t } = useWords();
  if (passes.length === 0) return null;
  return (
    <section className={style.alike} data-testid="alike-passes">
      <h2>{t(registryWords.alike)}</h2>
      <p className={style.count}>{t(registryWords.alikeHint)}</p>
      <PassRows passes={passes} reference={reference} choice={choice} />
    </section>
  );
};
