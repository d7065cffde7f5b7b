import { Modal } from "@mantine/core";
import { useState } from "react";
import { addressOf } from "../../shared/contract/address.ts";
import { routes } from "../../shared/contract/routes.ts";
import type { Question } from "../../shared/domain/question.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { questionWords as words } from "../../shared/text/questions.ts";
import { useWords } from "../ui/language.tsx";
import style from "./questions.module.css";

/** One photo, small; large where it is asked for. */
const Photo = ({
  id,
  photo: { sha, state },
  number,
}: {
  readonly id: string;
  readonly photo: Question["photos"][number];
  readonly number: number;
}) => {
  const { t } = useWords();
  const [large, setLarge] = useState(false);
  const [failed, setFailed] = useState(false);
  const src = addressOf(routes.questionPhoto.path, { id, sha });
  const alt = t(words.photo, { number });
  if (state !== "here" || failed)
    return (
      <span className={style.absent} data-testid="question-photo-absent">
        {t(
          failed
            ? words.photoFailed
            : state === "deleted"
              ? words.photoDeleted
              : words.photoAwaited,
        )}
      </span>
    );
  return (
    <>
      <button
        type="button"
        className={style.photo}
        onClick={() => setLarge(true)}
        aria-label={alt}
        data-testid="question-photo"
      >
        <img src={src} alt="" onError={() => setFailed(true)} />
      </button>
      <Modal
        opened={large}
        onClose={() => setLarge(false)}
        title={alt}
        size="min(1320px, 96vw)"
        centered
        closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
      >
        <img src={src} alt={alt} className={style.large} data-testid="question-photo-large" />
      </Modal>
    </>
  );
};

export const QuestionPhotos = ({ question: { id, photos } }: { readonly question: Question }) =>
  photos.length === 0 ? null : (
    <ul className={style.photos}>
      {photos.map((photo, place) => (
        <li key={photo.sha}>
          <Photo id={id} photo={photo} number={place + 1} />
        </li>
      ))}
    </ul>
  );
