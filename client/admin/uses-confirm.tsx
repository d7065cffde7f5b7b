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
  carrier: adminWords.usesMerged,
  tablet: adminWords.tablets,
  person: adminWords.people,
  pass: adminWords.usesPasses,
  trip: adminWords.usesTrips,
  application: adminWords.usesApplications,
} as const satisfies Record<Use["kind"], Words>;

const UsesList = ({
  uses,
  says,
}: {
  readonly uses: readonly Use[];
  readonly says: string | undefined;
}) => {
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
      <Text size="sm">{says ?? t(adminWords.usesStay)}</Text>
    </div>
  );
};

type UsedKind = "area" | "checkpoint" | "corridor" | "endpoint" | "carrier";

/** What uses a place or a carrier, as it is read. */
export const Uses = ({
  kind,
  id,
  says,
}: {
  readonly kind: UsedKind;
  readonly id: string;
  /** What becomes of them; that they stay as they are unless said. */
  readonly says?: string;
}) => {
  const ofCarrier = kind === "carrier";
  const fresh = { staleTime: 0 };
  const places = useCall("placeUses", { query: { kind, id } }, { ...fresh, enabled: !ofCarrier });
  const carriers = useCall(
    "carrierUses",
    { query: { carrier: id } },
    { ...fresh, enabled: ofCarrier },
  );
  const uses = ofCarrier ? carriers : places;
  if (uses.data) return <UsesList uses={uses.data.items} says={says} />;
  return uses.error ? (
    <ErrorState error={uses.error} retry={() => void uses.refetch()} />
  ) : (
    <LoadingRows rows={2} height={24} />
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
  readonly kind: UsedKind;
  readonly id: string;
  readonly name: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
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
      <Uses kind={kind} id={id} />
    </Confirm>
  );
};
