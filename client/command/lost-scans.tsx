import { Link } from "wouter";
import { commandWords as words } from "../../shared/text/command.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./questions.module.css";

/** [O24] On the wall: tablets at work that lost scans with their storage, until each is cut off. */
export const LostScans = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const lost = [...items.of("device").values()].filter(
    ({ marks, cutOffAt }) => (marks.lost ?? 0) > 0 && cutOffAt === null,
  );
  return (
    <div role="status">
      {lost.map(({ id, name, checkpoint, marks }) => (
        <Link key={id} href="/admin/tablets" className={style.waiting} data-testid="lost-scans">
          <Icon name="warn" />
          {t(words.lostScans, {
            count: marks.lost ?? 0,
            name,
            post: placeName(items, checkpoint),
          })}
        </Link>
      ))}
    </div>
  );
};
