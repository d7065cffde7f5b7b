import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { storageWords } from "../../../shared/text/storage.ts";
import { useWords } from "../../ui/language.tsx";

/** Without a secure page or storage there is no key, no camera and nowhere to keep a scan. */
export const CannotStart = ({ why }: { readonly why: "insecure" | "storage" }) => {
  const { t } = useWords();
  const insecure = why === "insecure";
  return (
    <main className="alone" data-testid={`cannot-start-${why}`}>
      <h1>{t(insecure ? words.insecureTitle : storageWords.noneTitle)}</h1>
      <p>{t(insecure ? words.insecure : storageWords.none)}</p>
      <button type="button" className="button strong" onClick={() => location.reload()}>
        {t(words.reload)}
      </button>
    </main>
  );
};
