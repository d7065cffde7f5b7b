import { Alert, List } from "@mantine/core";
import { useEffect, useRef } from "react";
import { shellWords } from "../../shared/text/shell.ts";
import { fieldsOf } from "../api/queries.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { useFailureText } from "./states.tsx";

/**
 * A form's refusal above its buttons: the server's sentence, and every field message that has no input of
 * its own in `shown`. Field messages with an input stand beside that input.
 */
export const FormProblem = ({
  error,
  shown = [],
}: {
  readonly error: unknown;
  readonly shown?: readonly string[];
}) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  if (!error) return null;
  const others = Object.entries(fieldsOf(error)).filter(([field]) => !shown.includes(field));
  return (
    <Alert
      ref={box}
      color="red"
      role="alert"
      icon={<Icon name="warn" />}
      data-testid="form-problem"
    >
      {failureText(error)}
      {others.length > 0 && (
        <List size="sm" mt="xs" aria-label={t(shellWords.otherErrors)}>
          {others.map(([field, message]) => (
            <List.Item key={field}>
              {field}: {message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
};
