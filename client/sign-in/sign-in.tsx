import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { credentials } from "../../shared/contract/people.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { statusWords } from "../../shared/text/public-status.ts";
import { shellWords } from "../../shared/text/shell.ts";
import { joinWords } from "../../shared/text/sign-ups.ts";
import { useCall } from "../api/queries.ts";
import { useSessionEnded, useSignIn } from "../api/session.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PasswordField } from "../ui/password-field.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./gate.module.css";

/** Sign-in. Whoever was on a page when the session ended is back on it afterwards. */
export const SignIn = () => {
  const { t } = useWords();
  const setup = useCall("setupState", {});
  const signIn = useSignIn();
  const ended = useSessionEnded();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  usePageTitle(t(everywhereWords.signIn));
  const typed = { username, password };
  const parsed = credentials.safeParse(typed);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => typed[path as keyof typeof typed] === ""),
    error: signIn.error,
    valueAt: (path) => typed[path as keyof typeof typed],
  });
  return (
    <div className={style.gate}>
      <div className={style.card}>
        <h1>{t(everywhereWords.signIn)}</h1>
        <p className={style.tagline}>{t(shellWords.tagline)}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mark();
            if (parsed.success) signIn.mutate({ body: typed });
          }}
        >
          <Stack>
            {setup.data?.needed && (
              <Alert color="yellow" data-testid="setup-needed">
                {t(shellWords.setupNeeded)}
              </Alert>
            )}
            {ended && (
              <Alert color="yellow" role="status" data-testid="session-ended">
                {t(shellWords.signedOutMeanwhile)}
              </Alert>
            )}
            <TextInput
              label={t(everywhereWords.username)}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              error={wrong("username")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              required
              withAsterisk={false}
              maxLength={60}
              data-testid="sign-in-username"
            />
            <PasswordField
              label={t(everywhereWords.password)}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={wrong("password")}
              autoComplete="current-password"
              required
              withAsterisk={false}
              data-testid="sign-in-password"
            />
            <FormProblem error={signIn.error} shown={["username", "password"]} />
            <Button type="submit" loading={signIn.isPending} fullWidth data-testid="sign-in-submit">
              {t(everywhereWords.signIn)}
            </Button>
            <Text size="sm" c="dimmed">
              {t(shellWords.signInHint)}
            </Text>
            <div className={style.elsewhere}>
              <Anchor component={Link} href="/join" data-testid="sign-in-join">
                {t(joinWords.title)}
              </Anchor>
              <Anchor href="/s" data-testid="sign-in-status">
                {t(statusWords.title)}
              </Anchor>
            </div>
          </Stack>
        </form>
      </div>
    </div>
  );
};
