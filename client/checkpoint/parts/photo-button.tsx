import { useRef, useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import { decodePhoto, type PhotoTrouble } from "../decode-photo.ts";
import { Icon } from "./icon.tsx";

/** A code out of a photo that somebody sent or took before: read here, and not kept. */
export const PhotoButton = ({
  onText,
  onTrouble,
}: {
  readonly onText: (text: string) => void;
  /** `null` while a photo is looked at. */
  readonly onTrouble: (trouble: PhotoTrouble | null) => void;
}) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    onTrouble(null);
    const found = await decodePhoto(file).catch(() => "no-picture" as const);
    setBusy(false);
    if (typeof found === "string") onTrouble(found);
    else onText(found.text);
  };
  return (
    <>
      <button
        type="button"
        className="icon-button over"
        aria-label={t(busy ? words.photoReading : words.photo)}
        aria-busy={busy}
        disabled={busy}
        onClick={() => input.current?.click()}
        data-testid="photo"
      >
        <Icon name="photo" />
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same photo may be chosen again.
          event.target.value = "";
          if (file) void take(file);
        }}
        data-testid="photo-file"
      />
    </>
  );
};
