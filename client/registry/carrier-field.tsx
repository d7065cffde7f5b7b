import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { thatStays } from "../../shared/domain/merged.ts";
import type { Carrier } from "../../shared/domain/place.ts";
import { carrier as carrierSchema } from "../../shared/domain/place.ts";
import { freshId } from "../../shared/domain/place-id.ts";
import { compareVi } from "../../shared/domain/search.ts";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { fieldsOf, useAct } from "../api/queries.ts";
import style from "../registration/register.module.css";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { SearchSelect } from "../ui/search-select.tsx";

const NewCarrier = ({
  carriers,
  startName,
  onMade,
  onClose,
}: {
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly startName: string;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const put = useAct("putCarriers", ["carriers"]);
  const [name, setName] = useState(startName);
  const [phone, setPhone] = useState("");
  const phoneRight = carrierSchema.shape.phone.safeParse(phone.trim() || null).success;
  const [tried, setTried] = useState(false);
  const wrong = fieldsOf(put.error);
  const save = (): void => {
    setTried(true);
    if (name.trim() === "" || !phoneRight) return;
    const id = freshId(name, (taken) => carriers.has(taken));
    put.mutate(
      { body: { items: [{ id, name, phone: phone.trim() || null, active: true }] } },
      { onSuccess: () => onMade(id) },
    );
  };
  // Enter saves the carrier, not the form around it.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    save();
  };
  return (
    <div className={style.inline}>
      <Stack gap="sm">
        <TextInput
          label={t(registryWords.carrierName)}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={wrong["items.0.name"] ?? (tried && name.trim() === "" && t(fieldWords.required))}
          onKeyDown={onKeyDown}
          maxLength={120}
          autoFocus
          data-testid="carrier-name"
        />
        <TextInput
          label={t(registryWords.carrierPhone)}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={wrong["items.0.phone"] ?? (tried && !phoneRight && t(registryWords.phoneWrong))}
          onKeyDown={onKeyDown}
          inputMode="tel"
          maxLength={17}
          data-testid="carrier-phone"
        />
        <FormProblem error={put.error} shown={["items.0.name", "items.0.phone"]} />
        <Group gap="xs">
          <Button onClick={save} loading={put.isPending} data-testid="carrier-save">
            {t(registryWords.saveCarrier)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(everywhereWords.cancel)}
          </Button>
        </Group>
      </Stack>
    </div>
  );
};

/** Chooses the carrier, or makes a new one without leaving the form. */
export const CarrierField = ({
  carriers,
  value,
  onChange,
  error,
}: {
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: ReactNode;
}) => {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useState("");
  // [B4] A pass like one of a carrier that was merged is for the one that stays.
  const chosen = thatStays((id) => carriers.get(id), value);
  return (
    <div>
      <SearchSelect
        label={t(termWords.carrier)}
        placeholder={t(registryWords.choose)}
        choices={[...carriers.values()]
          .filter((one) => one.active || one === chosen)
          .sort((a, b) => compareVi(a.name, b.name))
          .map((one) => ({
            value: one.id,
            label: one.name,
            ...(one.phone === null ? {} : { detail: one.phone, phone: one.phone }),
          }))}
        value={(chosen?.id ?? value) || null}
        onChange={(id) => onChange(id ?? "")}
        onSearchChange={setSearch}
        error={error}
        withAsterisk
        data-testid="register-carrier"
      />
      {adding ? (
        <NewCarrier
          carriers={carriers}
          startName={chosen ? "" : search}
          onMade={(id) => {
            onChange(id);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : (
        <Button
          variant="subtle"
          mt={4}
          px="xs"
          leftSection={<Icon name="plus" size={18} />}
          onClick={() => setAdding(true)}
          data-testid="carrier-new"
        >
          {t(registryWords.newCarrier)}
        </Button>
      )}
    </div>
  );
};
