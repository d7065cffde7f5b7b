import { Button, Stack, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { setup as setupSchema } from "../../shared/contract/people.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { shellWords } from "../../shared/text/shell.ts";
import { useCall } from "../api/queries.ts";
import { useSetUp } from "../api/session.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PasswordField } from "../ui/password-field.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./gate.module.css";

/** The token of a link `/setup#<token>` or `/setup#token=<token>`. */
const tokenIn = (hash: string): string => {
  const text = hash.replace(/^#/, "");
  return new URLSearchParams(text).get("token") ?? decodeURIComponent(text);
};

/** Makes the first administrator with the printed one-time token. */
export const SetUp = () => {
  const { t } = useWords();
  const [, go] = useLocation();
  const state = useCall("setupState", {});
  const setUp = useSetUp();
  const [token, setToken] = useState(() => tokenIn(location.hash));
  const [cameWithToken] = useState(token !== "");
  const [username, setUsername] = useState("admin");
  const [displayName, setDisplayName] = useState("");
  const [password, setPassword] = useState("");
  usePageTitle(t(shellWords.setupTitle));
  // The token must not stay in the address bar or the history.
  useEffect(() => {
    if (location.hash !== "") history.replaceState(history.state, "", location.pathname);
  }, []);
  const typed = { token, username, displayName, password };
  const parsed = setupSchema.safeParse(typed);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => typed[path as keyof typeof typed] === ""),
    error: setUp.error,
    valueAt: (path) => typed[path as keyof typeof typed],
  });
  if (state.data?.needed === false)
    return (
      <div className={style.gate}>
        <div className={style.card}>
          <h1>{t(shellWords.setupTitle)}</h1>
          <p className={style.tagline}>{t(shellWords.setupDone)}</p>
          <Button component={Link} href="/sign-in" data-testid="setup-to-sign-in">
            {t(shellWords.toSignIn)}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={style.gate}>
      <div className={style.card}>
        <h1>{t(shellWords.setupTitle)}</h1>
        <p className={style.tagline}>{t(shellWords.setupHint)}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mark();
            if (parsed.success)
              setUp.mutate({ body: parsed.data }, { onSuccess: () => go("/", { replace: true }) });
          }}
        >
          <Stack>
            {(!cameWithToken || wrong("token") !== undefined) && (
              <TextInput
                label={t(shellWords.setupToken)}
                description={t(shellWords.setupTokenHint)}
                value={token}
                onChange={(event) => setToken(event.currentTarget.value)}
                error={wrong("token")}
                autoComplete="off"
                spellCheck={false}
                required
                withAsterisk={false}
                data-testid="setup-token"
              />
            )}
            <TextInput
              label={t(everywhereWords.displayName)}
              value={displayName}
              onChange={(event) => setDisplayName(event.currentTarget.value)}
              error={wrong("displayName")}
              autoComplete="name"
              autoFocus
              required
              withAsterisk={false}
              maxLength={80}
              data-testid="setup-display-name"
            />
            <TextInput
              label={t(everywhereWords.username)}
              description={t(shellWords.usernameHint)}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              error={wrong("username")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
              maxLength={40}
              data-testid="setup-username"
            />
            <PasswordField
              label={t(everywhereWords.password)}
              description={t(shellWords.passwordHint)}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={wrong("password")}
              autoComplete="new-password"
              required
              withAsterisk={false}
              minLength={10}
              data-testid="setup-password"
            />
            <FormProblem
              error={setUp.error}
              shown={["token", "username", "displayName", "password"]}
            />
            <Button type="submit" loading={setUp.isPending} fullWidth data-testid="setup-submit">
              {t(shellWords.setUp)}
            </Button>
          </Stack>
        </form>
      </div>
    </div>
  );
};
