import type { Endpoint } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { useWords } from "../ui/language.tsx";
import style from "./endpoint.module.css";

/** [B1] Who receives at an endpoint, when it is open and how many vehicles it takes in, as far as that is on record. */
export const AboutEndpoint = ({
  endpoint: { receiver, openingHours, capacity },
}: {
  readonly endpoint: Endpoint;
}) => {
  const { t } = useWords();
  const said = [
    receiver === undefined ? [] : t(adminWords.receivedBy, { receiver }),
    openingHours === undefined ? [] : t(adminWords.openAt, { hours: openingHours }),
    capacity === undefined ? [] : t(adminWords.takesIn, { count: capacity }),
  ].flat();
  if (said.length === 0) return null;
  return (
    <p className={style.about} data-testid="about-endpoint">
      {said.join(" · ")}
    </p>
  );
};
