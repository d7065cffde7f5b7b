import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useReference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { RegisterForm } from "./register-form.tsx";

/** Registers one vehicle, once there are places to register it for. */
export const Register = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const reference = useReference();
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={5} height={92} />;
    if (reference.endpoints.size === 0 || reference.corridors.size === 0)
      return (
        <EmptyState
          icon="place"
          title={t(registryWords.noPlaces)}
          text={t(registryWords.noPlacesHint)}
        >
          {session.may.includes("reference.write") && (
            <Button component={Link} href="/admin/places">
              {t(registryWords.toPlaces)}
            </Button>
          )}
        </EmptyState>
      );
    return <RegisterForm reference={reference} username={session.person.username} />;
  };
  return (
    <Page
      title={t(registryWords.newTitle)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
    >
      {content()}
    </Page>
  );
};
