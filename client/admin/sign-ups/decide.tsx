import { Alert, Button, Radio, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import {
  type SignUpDecision,
  type SignUpStory,
  signUpDecision,
} from "../../../shared/contract/sign-ups.ts";
import { freshId } from "../../../shared/domain/place-id.ts";
import type { SignUpReason } from "../../../shared/domain/sign-up-shape.ts";
import { signUpWords as words } from "../../../shared/text/sign-ups.ts";
import { useAct } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card } from "../../ui/page.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { RefuseSignUp } from "./refuse-sign-up.tsx";
import style from "./sign-ups.module.css";

const fresh = "";

/** [N5] Approves for a carrier on record or a new one, under a user name; or refuses. */
export const Decide = ({
  story: { signUp, carriers, usernameTaken, mayLink },
  reference,
}: {
  readonly story: SignUpStory;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const { asked, id } = signUp;
  const surest = carriers.find(({ same }) => same.includes("tax-number"));
  const [carrier, setCarrier] = useState(mayLink ? (surest?.id ?? fresh) : fresh);
  const [username, setUsername] = useState(usernameTaken ? "" : asked.username);
  const [act] = useState(newId);
  const [refusing, setRefusing] = useState(false);
  const decide = useAct("decideSignUp", ["signUps", "signUp", "carriers", "users"]);
  const body = {
    id: act,
    decision: "approve",
    as: carrier === fresh ? "new" : "known",
    carrier:
      carrier === fresh
        ? freshId(asked.carrier, (taken) => reference.carriers.has(taken))
        : carrier,
    username,
  } as const;
  const parsed = signUpDecision.safeParse(body);
  const valueAt = (path: string) => (path === "username" ? username : carrier);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => valueAt(path) === ""),
    error: decide.error,
    valueAt,
  });
  // Once it is decided this form is gone: whoever waits for the answer goes on all the same.
  const send = async (decision: SignUpDecision, told: string): Promise<void> => {
    try {
      await decide.mutateAsync({ params: { id }, body: decision });
    } catch {
      return;
    }
    notifications.show({ message: told });
    go("/admin/sign-ups");
  };
  const approve = (event: FormEvent): void => {
    event.preventDefault();
    mark();
    if (parsed.success) void send(body, t(words.approved, { username }));
  };
  const refuse = (reasons: readonly SignUpReason[]): void =>
    void send(
      { id: act, decision: "refuse", reasons: [...reasons] },
      t(words.refused, { name: asked.carrier }),
    );
  return (
    <Card title={t(words.approveFor)}>
      <form noValidate onSubmit={approve}>
        <Stack>
          {!mayLink && carriers.length > 0 && (
            <Alert color="yellow" icon={<Icon name="warn" />} data-testid="sign-up-may-not-link">
              {t(words.mayNotLink)}
            </Alert>
          )}
          <Radio.Group
            value={carrier}
            onChange={setCarrier}
            aria-label={t(words.approveFor)}
            description={mayLink && carriers.length > 0 ? t(words.linkHint) : undefined}
            error={wrong("carrier")}
          >
            <Stack gap={4} mt="xs">
              {mayLink &&
                carriers.map(({ id: known, name }) => (
                  <Radio
                    key={known}
                    value={known}
                    label={t(words.known, { name })}
                    data-testid={`sign-up-as-${known}`}
                  />
                ))}
              <Radio
                value={fresh}
                label={t(words.fresh, { name: asked.carrier })}
                data-testid="sign-up-as-new"
              />
            </Stack>
          </Radio.Group>
          <TextInput
            label={t(words.username)}
            description={
              usernameTaken ? t(words.usernameTaken, { name: asked.username }) : undefined
            }
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={wrong("username")}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            withAsterisk
            data-testid="sign-up-username"
          />
          {!refusing && <FormProblem error={decide.error} shown={["username", "carrier"]} />}
          <div className={style.acts}>
            <Button
              type="submit"
              loading={decide.isPending}
              leftSection={<Icon name="check" />}
              data-testid="sign-up-approve"
            >
              {t(words.approve)}
            </Button>
            <Button
              variant="outline"
              color="red"
              onClick={() => {
                decide.reset();
                setRefusing(true);
              }}
              disabled={decide.isPending}
              data-testid="sign-up-refuse"
            >
              {t(words.refuse)}
            </Button>
          </div>
        </Stack>
      </form>
      {refusing && (
        <RefuseSignUp
          name={asked.carrier}
          busy={decide.isPending}
          error={decide.error}
          onSend={refuse}
          onClose={() => {
            decide.reset();
            setRefusing(false);
          }}
        />
      )}
    </Card>
  );
};
