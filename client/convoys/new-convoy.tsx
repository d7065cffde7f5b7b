import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { longestConvoyName, mostMembers } from "../../shared/domain/convoy-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { convoyWords as words } from "../../shared/text/convoy.ts";
import { fieldsOf, useAct } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card, Page } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";
import { WhenField } from "../ui/when-field.tsx";
import style from "./convoys.module.css";
import { readList } from "./read-list.ts";

const hour = 3_600_000;

const ConvoyForm = ({ reference }: { readonly reference: Reference }) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const [id] = useState(newId);
  const [name, setName] = useState("");
  const [corridor, setCorridor] = useState<string | null>(null);
  const [ends, setEnds] = useState<{ entry: string | null; exit: string | null }>({
    entry: null,
    exit: null,
  });
  const [from, setFrom] = useState(() => toWallClock(Date.now() + hour));
  const [until, setUntil] = useState(() => toWallClock(Date.now() + 2 * hour));
  // A selection in the registry comes along in the address.
  const [list, setList] = useState(() => (search.get("vehicles") ?? "").split(" ").join("\n"));
  const [escort, setEscort] = useState("");
  const [username, setUsername] = useState("");
  const make = useAct("makeConvoy", ["convoys"]);
  const fields = fieldsOf(make.error);
  const { vehicles, wrong, beyond } = readList(list);
  const way = reference.corridors.get(corridor ?? "");
  const posts = (way?.posts ?? []).map(({ checkpoint }) => ({
    value: checkpoint,
    label: reference.checkpoints.get(checkpoint)?.name ?? checkpoint,
  }));
  const shown = [
    "name",
    "corridor",
    "entry",
    "exit",
    "window.from",
    "window.until",
    "escort.username",
  ];
  const [fromAt, untilAt] = [fromWallClock(from), fromWallClock(until)];
  const ready =
    name.trim().length > 1 &&
    corridor &&
    ends.entry &&
    ends.exit &&
    vehicles.length > 0 &&
    fromAt &&
    untilAt;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const first = vehicles[0]!;
        make.mutate(
          {
            body: {
              id,
              name,
              corridor,
              entry: ends.entry!,
              exit: ends.exit!,
              window: { from: iso(ms(fromAt)), until: iso(ms(untilAt)) },
              vehicles: [...vehicles],
              lead: first.by === "plate" ? first.plate : null,
              escort:
                escort.trim() === ""
                  ? null
                  : { name: escort, username: username.trim() === "" ? null : username.trim() },
              at: iso(Date.now()),
            },
          },
          { onSuccess: (made) => go(`/convoys/${made.id}`) },
        );
      }}
    >
      <Card>
        <Stack>
          <TextInput
            label={t(words.name)}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fields.name}
            maxLength={longestConvoyName}
            withAsterisk
            data-testid="convoy-name"
          />
          <SearchSelect
            label={t(words.corridor)}
            choices={[...reference.corridors.values()]
              .filter(({ active }) => active)
              .map((one) => ({ value: one.id, label: one.name, detail: "" }))}
            value={corridor}
            onChange={(value) => {
              setCorridor(value);
              const along = reference.corridors.get(value ?? "")?.posts ?? [];
              setEnds({
                entry: along[0]?.checkpoint ?? null,
                exit: along.at(-1)?.checkpoint ?? null,
              });
            }}
            error={fields.corridor}
            withAsterisk
            data-testid="convoy-corridor"
          />
          <div className={style.pair}>
            {(["entry", "exit"] as const).map((end) => (
              <SearchSelect
                key={end}
                label={t(words[end])}
                choices={posts.map((post) => ({ ...post, detail: "" }))}
                value={ends[end]}
                onChange={(value) => setEnds((before) => ({ ...before, [end]: value }))}
                error={fields[end]}
                withAsterisk
                data-testid={`convoy-${end}`}
              />
            ))}
            <WhenField
              label={t(words.windowFrom)}
              value={from}
              onChange={setFrom}
              error={fields["window.from"]}
              withAsterisk
              data-testid="convoy-from"
            />
            <WhenField
              label={t(words.windowUntil)}
              value={until}
              onChange={setUntil}
              error={
                fields["window.until"] ??
                (untilAt && ms(untilAt) < Date.now() && t(words.windowOver))
              }
              withAsterisk
              data-testid="convoy-until"
            />
          </div>
          <Textarea
            label={t(words.vehicles)}
            description={`${t(words.vehiclesHint)} ${t(words.vehiclesRead, { count: vehicles.length })}.`}
            value={list}
            onChange={(event) => setList(event.currentTarget.value)}
            error={
              wrong.length > 0
                ? t(words.vehiclesWrong, { list: wrong.slice(0, 5).join(" · ") })
                : beyond > 0 && t(words.vehiclesBeyond, { most: mostMembers, count: beyond })
            }
            autosize
            minRows={6}
            maxRows={16}
            withAsterisk
            data-testid="convoy-vehicles"
          />
          <div className={style.pair}>
            <TextInput
              label={t(words.escortName)}
              value={escort}
              onChange={(event) => setEscort(event.currentTarget.value)}
              error={fields["escort.name"]}
              data-testid="convoy-escort"
            />
            <TextInput
              label={t(words.escortUsername)}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              error={fields["escort.username"]}
              autoCapitalize="none"
              data-testid="convoy-username"
            />
          </div>
          <FormProblem error={make.error} shown={shown} />
          <div>
            <Button
              type="submit"
              loading={make.isPending}
              disabled={!ready}
              data-testid="convoy-save"
            >
              {t(words.make)}
            </Button>
          </div>
        </Stack>
      </Card>
    </form>
  );
};

/** A new convoy, of a pasted list of plates and codes. */
export const NewConvoyPage = () => {
  const { t } = useWords();
  const reference = useReference();
  return (
    <Page title={t(words.newConvoy)} back={{ to: "/convoys", label: t(words.convoys) }} narrow>
      {reference.error ? (
        <ErrorState error={reference.error} retry={reference.retry} />
      ) : reference.loading ? (
        <LoadingRows rows={3} height={90} />
      ) : (
        <ConvoyForm reference={reference} />
      )}
    </Page>
  );
};
