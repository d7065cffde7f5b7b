import { List, Text } from "@mantine/core";
import type { Use } from "../../shared/contract/reference.ts";
import { adminWords } from "../../shared/text/admin.ts";
import type { Words } from "../../shared/text/say.ts";
import { useCall } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";

const useWordsOf = {
  area: adminWords.areas,
  checkpoint: adminWords.posts,
  corridor: adminWords.corridors,
  endpoint: adminWords.endpoints,
  tablet: adminWords.tablets,
  person: adminWords.people,
  pass: adminWords.usesPasses,
  trip: adminWords.usesTrips,
} as const satisfies Record<Use["kind"], Words>;

const UsesList = ({ uses }: { readonly uses: readonly Use[] }) => {
  const { t } = useWords();
  if (uses.length === 0) return <Text size="sm">{t(adminWords.usedByNothing)}</Text>;
  return (
    <div data-testid="uses">
      <Text size="sm" fw={600}>
        {t(adminWords.usedBy)}
      </Text>
      <List size="sm" my="xs">
        {uses.map(({ kind, count, names }) => {
          const said = { what: t(useWordsOf[kind]), count, names: names.join(", ") };
          const more = count > names.length ? ", …" : "";
          return (
            <List.Item key={kind}>
              {names.length === 0
                ? t(adminWords.useLine, said)
                : t(adminWords.useLineNames, { ...said, names: said.names + more })}
            </List.Item>
          );
        })}
      </List>
      <Text size="sm">{t(adminWords.usesStay)}</Text>
    </div>
  );
};

/** [X17] Asks before a place is put out of use, and says what uses it. */
export const UsesConfirm = ({
  kind,
  id,
  name,
  busy,
  onConfirm,
  onClose,
}: {
  readonly kind: "area" | "checkpoint" | "corridor" | "endpoint";
  readonly id: string;
  readonly name: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const uses = useCall("placeUses", { query: { kind, id } }, { staleTime: 0 });
  return (
    <Confirm
      opened
      title={t(adminWords.endTitle, { name })}
      confirmLabel={t(adminWords.endConfirm)}
      danger
      busy={busy}
      error={null}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {uses.data ? (
        <UsesList uses={uses.data.items} />
      ) : uses.error ? (
        <ErrorState error={uses.error} retry={() => void uses.refetch()} />
      ) : (
        <LoadingRows rows={2} height={24} />
      )}
    </Confirm>
  );
};
