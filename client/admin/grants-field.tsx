import { ActionIcon, Button, Select, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { roleWords } from "../../shared/text/everywhere.ts";
import type { Reference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { scopeChoices, scopeKindWords, usualScope } from "./scope-words.ts";

/** A grant as picked: `id` is empty until a place is chosen, and for everything. */
export interface GrantDraft {
  readonly key: number;
  readonly role: Role;
  readonly kind: Scope["kind"];
  readonly id: string;
}

export const grantDraft = (key: number, role: Role): GrantDraft => ({
  key,
  role,
  kind: usualScope[role],
  id: "",
});

const scopeKinds = Object.keys(scopeKindWords) as Scope["kind"][];

/** Picks roles, each within a scope. */
export const GrantsField = ({
  grants,
  onChange,
  reference,
  wrong,
}: {
  readonly grants: readonly GrantDraft[];
  readonly onChange: (grants: readonly GrantDraft[]) => void;
  readonly reference: Reference;
  readonly wrong: (path: string) => ReactNode;
}) => {
  const { t } = useWords();
  const put = (key: number, part: Partial<GrantDraft>): void =>
    onChange(grants.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(adminWords.rightsHint)}
      </Text>
      {grants.map((grant, index) => (
        <div key={grant.key} className={style.grant} data-testid="grant">
          <Select
            label={t(adminWords.role)}
            data={roles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
            value={grant.role}
            onChange={(role) =>
              role && put(grant.key, { role: role as Role, kind: usualScope[role as Role], id: "" })
            }
            allowDeselect={false}
            data-testid="grant-role"
          />
          <Select
            label={t(adminWords.scope)}
            data={scopeKinds.map((kind) => ({ value: kind, label: t(scopeKindWords[kind]) }))}
            value={grant.kind}
            onChange={(kind) => kind && put(grant.key, { kind: kind as Scope["kind"], id: "" })}
            allowDeselect={false}
            data-testid="grant-scope"
          />
          {grant.kind === "all" ? (
            <span />
          ) : (
            <SearchSelect
              label={t(adminWords.scopeOf)}
              choices={scopeChoices(grant.kind, reference)}
              value={grant.id || null}
              onChange={(id) => put(grant.key, { id: id ?? "" })}
              error={wrong(`grants.${index}.scope.id`)}
              data-testid="grant-place"
            />
          )}
          {grants.length > 1 && (
            <ActionIcon
              aria-label={t(adminWords.removeRight)}
              title={t(adminWords.removeRight)}
              onClick={() => onChange(grants.filter((one) => one.key !== grant.key))}
            >
              <Icon name="cross" />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={18} />}
          onClick={() =>
            onChange([
              ...grants,
              grantDraft(Math.max(0, ...grants.map((one) => one.key)) + 1, "officer"),
            ])
          }
          data-testid="grant-add"
        >
          {t(adminWords.addRight)}
        </Button>
      </div>
    </Stack>
  );
};
