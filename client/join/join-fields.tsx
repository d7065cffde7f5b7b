import { Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { signUpFieldWords as labels, joinWords as words } from "../../shared/text/sign-ups.ts";
import { useCall } from "../api/queries.ts";
import { useWords } from "../ui/language.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { ErrorState } from "../ui/states.tsx";

/** What is typed into the form. */
export const blank = {
  carrier: "",
  taxNumber: "",
  address: "",
  area: "",
  contact: "",
  phone: "",
  username: "",
  password: "",
};
export type JoinDraft = typeof blank;

interface FieldsProps {
  readonly draft: JoinDraft;
  readonly change: (part: Partial<JoinDraft>) => void;
  readonly wrong: (name: keyof JoinDraft) => ReactNode;
}

/** Which carrier it is, and where. */
export const CarrierFields = ({ draft, change, wrong }: FieldsProps) => {
  const { t } = useWords();
  const areas = useCall("signUpAreas", {}, { staleTime: 600_000 });
  return (
    <Stack>
      <TextInput
        label={t(labels.carrier)}
        description={t(words.carrierHint)}
        value={draft.carrier}
        onChange={({ currentTarget: { value: carrier } }) => change({ carrier })}
        error={wrong("carrier")}
        maxLength={120}
        autoComplete="organization"
        withAsterisk
        data-testid="join-carrier"
      />
      <TextInput
        label={t(labels.taxNumber)}
        description={t(words.taxNumberHint)}
        value={draft.taxNumber}
        onChange={({ currentTarget: { value: taxNumber } }) => change({ taxNumber })}
        error={wrong("taxNumber")}
        maxLength={20}
        inputMode="numeric"
        autoComplete="off"
        data-testid="join-tax-number"
      />
      <TextInput
        label={t(labels.address)}
        value={draft.address}
        onChange={({ currentTarget: { value: address } }) => change({ address })}
        error={wrong("address")}
        maxLength={200}
        autoComplete="street-address"
        withAsterisk
        data-testid="join-address"
      />
      {areas.error && !areas.data ? (
        <ErrorState error={areas.error} retry={() => void areas.refetch()} />
      ) : (
        <SearchSelect
          label={t(labels.area)}
          description={t(words.areaHint)}
          choices={(areas.data?.items ?? []).map(({ id, name, above }) => ({
            value: id,
            label: name,
            detail: above.join(", "),
          }))}
          value={draft.area || null}
          onChange={(area) => change({ area: area ?? "" })}
          error={wrong("area")}
          withAsterisk
          data-testid="join-area"
        />
      )}
    </Stack>
  );
};

/** Who asks, and by what they will sign in. */
export const PersonFields = ({ draft, change, wrong }: FieldsProps) => {
  const { t } = useWords();
  return (
    <Stack>
      <TextInput
        label={t(labels.contact)}
        description={t(words.contactHint)}
        value={draft.contact}
        onChange={({ currentTarget: { value: contact } }) => change({ contact })}
        error={wrong("contact")}
        maxLength={80}
        autoComplete="name"
        withAsterisk
        data-testid="join-contact"
      />
      <TextInput
        label={t(labels.phone)}
        description={t(words.phoneHint)}
        value={draft.phone}
        onChange={({ currentTarget: { value: phone } }) => change({ phone })}
        error={wrong("phone")}
        maxLength={17}
        inputMode="tel"
        autoComplete="tel"
        withAsterisk
        data-testid="join-phone"
      />
      <TextInput
        label={t(labels.username)}
        description={t(words.usernameHint)}
        value={draft.username}
        onChange={({ currentTarget: { value: username } }) => change({ username })}
        error={wrong("username")}
        maxLength={40}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        withAsterisk
        data-testid="join-username"
      />
      <PasswordField
        label={t(labels.password)}
        description={t(words.passwordHint)}
        value={draft.password}
        onChange={({ currentTarget: { value: password } }) => change({ password })}
        error={wrong("password")}
        autoComplete="new-password"
        withAsterisk
        data-testid="join-password"
      />
    </Stack>
  );
};
