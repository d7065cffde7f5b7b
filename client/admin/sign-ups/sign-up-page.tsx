import { Alert } from "@mantine/core";
import type { SignUpSeen, SignUpStory } from "../../../shared/contract/sign-ups.ts";
import { signUpReasonWords } from "../../../shared/text/public-status.ts";
import {
  signUpFieldWords as labels,
  samenessWords,
  signUpStateWords,
  signUpWords as words,
} from "../../../shared/text/sign-ups.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { nameOf, type Reference, useReference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { Decide } from "./decide.tsx";
import style from "./sign-ups.module.css";

const Phone = ({ number }: { readonly number: string }) => (
  <a className={style.call} href={`tel:${number.replaceAll(/[^+\d]/g, "")}`}>
    {number}
  </a>
);

const Same = ({ same }: Pick<SignUpStory["carriers"][number], "same">) => {
  const { t } = useWords();
  return same.map((one) => (
    <Badge key={one} tone={one === "name" ? "inspect" : "stop"}>
      {t(samenessWords[one])}
    </Badge>
  ));
};

const Asked = ({
  signUp: { at, asked },
  reference,
}: {
  readonly signUp: SignUpSeen;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  return (
    <Card title={t(words.asked)}>
      <Facts>
        <Fact name={t(labels.carrier)}>{asked.carrier}</Fact>
        <Fact name={t(labels.taxNumber)}>{asked.taxNumber ?? t(words.noTaxNumber)}</Fact>
        <Fact name={t(labels.address)}>{asked.address}</Fact>
        <Fact name={t(labels.area)}>{nameOf(reference.areas, asked.area)}</Fact>
        <Fact name={t(labels.contact)}>{asked.contact}</Fact>
        <Fact name={t(labels.phone)}>
          <Phone number={asked.phone} />
        </Fact>
        <Fact name={t(labels.username)}>{asked.username}</Fact>
        <Fact name={t(words.came)}>{dayAndClock(at, language)}</Fact>
      </Facts>
    </Card>
  );
};

/** [N6] What is known and like it: what an eye decides on. */
const Beside = ({ story: { carriers, others } }: { readonly story: SignUpStory }) => {
  const { t, language } = useWords();
  return (
    <>
      <Card title={t(words.beside)}>
        {carriers.length === 0 ? (
          <p data-testid="sign-up-none-beside">{t(words.besideNone)}</p>
        ) : (
          <ul className={style.like} data-testid="sign-up-beside">
            {carriers.map((carrier) => (
              <li key={carrier.id}>
                <strong>{carrier.name}</strong>
                <span>
                  {[carrier.taxNumber, t(words.accounts, { count: carrier.accounts })]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {carrier.phone !== null && <Phone number={carrier.phone} />}
                <span className={style.badges}>
                  <Same same={carrier.same} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {others.length > 0 && (
        <Card title={t(words.others)}>
          <ul className={style.like} data-testid="sign-up-others">
            {others.map(({ signUp: { id, asked, at }, same }) => (
              <li key={id}>
                <a className={style.call} href={`/admin/sign-ups/${id}`}>
                  {asked.carrier}
                </a>
                <span>
                  {asked.contact} · {dayAndClock(at, language)}
                </span>
                <span className={style.badges}>
                  <Same same={same} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
};

const Decided = ({ signUp }: { readonly signUp: SignUpSeen }) => {
  const { t, language } = useWords();
  const { state, decidedAt, decidedBy, reasons } = signUp;
  const time = decidedAt === null ? "" : dayAndClock(decidedAt, language);
  return (
    <Alert
      color={state === "approved" ? "lane" : "red"}
      title={t(words.decided, { state: t(signUpStateWords[state]), time, name: decidedBy ?? "" })}
      data-testid="sign-up-decided"
    >
      {reasons.map((reason) => (
        <div key={reason}>{t(signUpReasonWords[reason])}</div>
      ))}
    </Alert>
  );
};

/** [N5] [N6] [N7] One request, what is like it, and the two decisions. */
export const SignUpPage = ({
  id,
  mayDecide,
}: {
  readonly id: string;
  readonly mayDecide: boolean;
}) => {
  const { t } = useWords();
  const story = useCall("signUp", { params: { id } });
  const reference = useReference();
  const content = () => {
    if (story.error && !story.data)
      return <ErrorState error={story.error} retry={() => void story.refetch()} />;
    if (!story.data || reference.loading) return <LoadingRows rows={3} height={120} />;
    const { signUp } = story.data;
    return (
      <div className={style.stack}>
        {signUp.state !== "waiting" && <Decided signUp={signUp} />}
        <Asked signUp={signUp} reference={reference} />
        <Beside story={story.data} />
        {signUp.state === "waiting" && mayDecide && (
          <Decide key={signUp.id} story={story.data} reference={reference} />
        )}
      </div>
    );
  };
  return (
    <Page
      title={story.data?.signUp.asked.carrier ?? t(words.title)}
      back={{ to: "/admin/sign-ups", label: t(words.back) }}
      narrow
    >
      {content()}
    </Page>
  );
};
