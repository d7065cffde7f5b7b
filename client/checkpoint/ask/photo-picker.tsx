import { useEffect, useRef, useState } from "react";
import { askWords as words } from "../../../shared/text/ask.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { shrinkPhoto, type TakenPhoto } from "./shrink-photo.ts";

const Thumbnail = ({
  photo,
  number,
  onDrop,
}: {
  readonly photo: TakenPhoto;
  readonly number: number;
  readonly onDrop: () => void;
}) => {
  const { t } = useWords();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: "image/jpeg" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return (
    <li className="thumbnail" data-testid="ask-photo">
      {url && <img src={url} alt={t(words.photo, { number })} />}
      <button
        type="button"
        className="icon-button"
        onClick={onDrop}
        aria-label={t(words.dropPhoto, { number })}
      >
        <Icon name="close" />
      </button>
    </li>
  );
};

/** Photos to go with a question: each is made small here and shown as it will be sent. */
export const PhotoPicker = ({
  photos,
  most,
  busy,
  onBusy,
  onPhotos,
  onTrouble,
}: {
  readonly photos: readonly TakenPhoto[];
  readonly most: number;
  /** Is one being made small just now? */
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onPhotos: (change: (now: readonly TakenPhoto[]) => readonly TakenPhoto[]) => void;
  /** Did the last one fail? */
  readonly onTrouble: (failed: boolean) => void;
}) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    onBusy(true);
    const taken = await shrinkPhoto(file).catch(() => null);
    onBusy(false);
    onTrouble(taken === null);
    if (!taken) return;
    onPhotos((now) => (now.some(({ sha }) => sha === taken.sha) ? now : [...now, taken]));
  };
  return (
    <div className="field" data-testid="ask-photos" data-count={photos.length}>
      <span>{t(words.photos, { count: photos.length, most })}</span>
      {photos.length > 0 && (
        <ul className="thumbnails">
          {photos.map((photo, place) => (
            <Thumbnail
              key={photo.sha}
              photo={photo}
              number={place + 1}
              onDrop={() => onPhotos((now) => now.filter((one) => one !== photo))}
            />
          ))}
        </ul>
      )}
      {photos.length < most && (
        <button
          type="button"
          className="button big with-icon"
          aria-busy={busy}
          disabled={busy}
          onClick={() => input.current?.click()}
          data-testid="ask-add-photo"
        >
          <Icon name="camera" />
          {t(busy ? words.addingPhoto : words.addPhoto)}
        </button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same photo may be taken again.
          event.target.value = "";
          if (file) void take(file);
        }}
        data-testid="ask-photo-file"
      />
    </div>
  );
};
