import { convoyTapWords as words } from "../../../shared/text/convoy-tap.ts";
import { useWords } from "../../ui/language.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

/** [C17] The way to the roll-call: there where a convoy comes by this post, or vehicles are scanned in a row. */
export const RollButton = ({
  run,
  onOpen,
}: {
  readonly run: number;
  readonly onOpen: () => void;
}) => {
  const { t } = useWords();
  const { convoy } = useStore(useStation().onFile);
  return convoy.size === 0 && run < 2 ? null : (
    <button type="button" className="button over" onClick={onOpen} data-testid="roll-open">
      {t(words.rollCall)}
    </button>
  );
};
